import { ALPHANUMERIC, HEX, type Random } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";
import { uuid } from "../uuid.ts";

const NOUNS: readonly string[] = ["API key", "access token", "secret key", "password", "client secret", "token"];

/** The value stands before what says that it is secret. */
const described = (secret: string, random: Random): readonly string[] => {
  const noun = random.pick(NOUNS);
  return [
    `Please use ${secret} as the Datadog ${noun}.`,
    `use \`${secret}\` as my ${noun} for tests`,
    `"${secret}" is the Heroku ${noun}`,
    `I think that ${secret} is our ${noun}, or was.`,
    `**${secret}** is your new ${noun}`,
    `set ${secret} as a ${noun}`,
  ];
};

const source = "https://owasp.org/www-community/vulnerabilities/Use_of_hard-coded_password";

export const describedSecretFormats: readonly SecretFormat[] = [
  {
    detector: "described-secret",
    source,
    sample: (random) => random.text(ALPHANUMERIC, random.integer(24, 64)),
    contexts: described,
  },
  {
    detector: "described-secret",
    source,
    sample: (random) => random.text(HEX, random.pick([32, 40, 64])),
    contexts: described,
  },
  { detector: "described-secret", source, sample: uuid, contexts: described },
];
