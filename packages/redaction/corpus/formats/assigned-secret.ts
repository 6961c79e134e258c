import { ALPHANUMERIC, HEX, LOWER, type Random, UPPER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";
import { uuid } from "../uuid.ts";

const NAMES: readonly string[] = [
  "login passphrase",
  "client secret",
  "access token",
  "api key",
  "smtp pass",
  "signing key",
];

/** What is assigned, by names that say no more than that it is secret. */
const assigned = (secret: string, random: Random): readonly string[] => {
  const words = random.pick(NAMES).split(" ");
  const snake = words.join("_");
  const constant = snake.toUpperCase();
  const camel = words.map((word, index) => (index === 0 ? word : word[0]?.toUpperCase() + word.slice(1))).join("");
  return [
    `${constant}=${secret}\n`,
    `export ${constant}="${secret}"`,
    `${snake} = '${secret}'`,
    `  ${snake}: ${secret}\n`,
    `"${camel}": "${secret}"`,
    JSON.stringify({ body: JSON.stringify({ [camel]: secret }) }),
    `<${camel}>${secret}</${camel}>`,
    `<add key="${camel}" value="${secret}" />`,
    `const ${camel}: string = "${secret}";`,
    `${camel} := "${secret}"`,
    `os.Setenv("${constant}", "${secret}")`,
    `'${snake}' => '${secret}',`,
    `tool --${words.join("-")}=${secret} --verbose`,
    `tool --${words.join("-")} ${secret} --verbose`,
    `- name: ${constant}\n  value: "${secret}"\n`,
  ];
};

/** Given to the key of some service, which needs no other word. */
const assignedToKey = (secret: string): readonly string[] => [
  `INSTABOT_KEY=${secret}\n`,
  `instabot_key = "${secret}"`,
  `"instabotKey": "${secret}"`,
  `X-Instabot-Key: ${secret}`,
  `  instabot-key: ${secret}\n`,
  `the instabot key is ${secret}.`,
  `tool --instabot-key=${secret}`,
];

/** Made by a person: words, a number, a sign. */
const memorable = (random: Random): string =>
  `${random.text(UPPER, 1)}${random.text(LOWER, 6)}${random.integer(10, 9999)}${random.pick(["!", "#", "?", "@"])}`;

export const assignedSecretFormats: readonly SecretFormat[] = [
  {
    detector: "assigned-secret",
    source: "https://12factor.net/config",
    sample: (random) => `${random.text(ALPHANUMERIC, random.integer(24, 48))}7z`,
    contexts: assignedToKey,
  },
  {
    detector: "assigned-secret",
    source: "https://12factor.net/config",
    sample: (random) => random.text(ALPHANUMERIC, random.integer(24, 64)),
    contexts: assigned,
  },
  {
    detector: "assigned-secret",
    source: "https://12factor.net/config",
    sample: (random) => random.text(HEX, random.pick([32, 40, 64])),
    contexts: assigned,
  },
  {
    detector: "assigned-secret",
    source: "https://www.rfc-editor.org/rfc/rfc9562",
    sample: uuid,
    contexts: assigned,
  },
  {
    detector: "assigned-secret",
    source: "https://12factor.net/config",
    sample: (random) => `${random.text(ALPHANUMERIC, 40)}=`,
    contexts: assigned,
  },
  {
    detector: "assigned-secret",
    source: "https://owasp.org/www-community/vulnerabilities/Use_of_hard-coded_password",
    sample: memorable,
    contexts: (secret) => [
      `DB_PASSWORD=${secret}\n`,
      `password: "${secret}"`,
      `"password":"${secret}"`,
      `PGPASSWORD='${secret}' psql`,
      `mysql --password=${secret} app`,
      `<password>${secret}</password>`,
      `passphrase = "${secret}"`,
      `keytool -list -storepass ${secret}`,
      `wp config create --dbpass=${secret}`,
      `psk="${secret}"`,
      `contraseña: "${secret}"`,
      `Senha: ${secret}`,
      `Mot de passe : ${secret}`,
      `wachtwoord: ${secret}`,
    ],
  },
  {
    detector: "sql-password",
    source: "https://dev.mysql.com/doc/refman/8.4/en/create-user.html",
    sample: memorable,
    contexts: (secret) => [`CREATE USER ann IDENTIFIED BY '${secret}';`, `alter user ann identified by "${secret}"`],
  },
];
