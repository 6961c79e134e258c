import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

export const financeFormats: readonly SecretFormat[] = [
  {
    detector: "finicity-api-token",
    source: "https://developer.mastercard.com/open-banking-us/documentation/access-and-config/",
    sample: (random) => random.text(HEX, 32),
    contexts: namedContexts("finicity"),
  },
  {
    detector: "finicity-client-secret",
    source: "https://developer.mastercard.com/open-banking-us/documentation/access-and-config/",
    sample: (random) => random.text(ALPHANUMERIC, 20),
    contexts: namedContexts("finicity"),
  },
  {
    detector: "flutterwave-key",
    source: "https://developer.flutterwave.com/docs/authentication",
    sample: (random) => `FLW${random.pick(["PUB", "SEC"])}K_TEST-${random.text(HEX, 32)}-X`,
    contexts: bothContexts("flutterwave"),
  },
  {
    detector: "flutterwave-key",
    source: "https://developer.flutterwave.com/docs/authentication",
    sample: (random) => `FLWSECK-${random.text(HEX, 32)}-${random.text(HEX, 9)}vt-X`,
    contexts: bothContexts("flutterwave"),
  },
  {
    detector: "flutterwave-key",
    source: "https://developer.flutterwave.com/docs/encryption",
    sample: (random) => `FLWSECK_TEST${random.text(HEX, 12)}`,
    contexts: bothContexts("flutterwave"),
  },
  {
    detector: "flutterwave-key",
    source: "https://developer.flutterwave.com/docs/encryption",
    sample: (random) => `FLWSECK_TEST-${random.text(HEX, 12)}`,
    contexts: bothContexts("flutterwave"),
  },
  {
    detector: "freemius-secret-key",
    source: "https://freemius.com/help/documentation/wordpress-sdk/integrating-freemius-sdk/",
    sample: (random) => `sk_${random.text(`${ALPHANUMERIC}#&@*$-_+!?~^`, 28)}${random.text(ALPHANUMERIC, 1)}`,
    contexts: namedContexts("freemius"),
  },
  {
    detector: "freemius-sdk-secret-key",
    source: "https://freemius.com/help/documentation/wordpress-sdk/integrating-freemius-sdk/",
    sample: (random) => `sk_${random.text(`${ALPHANUMERIC}#&@*$-_+!?~^`, 29)}`,
    contexts: (secret) => [
      `$config = array(\n  "secret_key" => "${secret}",\n);`,
      `'secret_key'   => '${secret}',`,
      JSON.stringify({ code: `"secret_key" => "${secret}",` }),
    ],
  },
  {
    detector: "freshbooks-access-token",
    source: "https://www.freshbooks.com/api/authentication",
    sample: (random) => random.text(HEX, 64),
    contexts: namedContexts("freshbooks"),
  },
  {
    detector: "freshbooks-access-token",
    source: "https://www.freshbooks.com/api/authentication",
    sample: (random) => random.text(LOWER + DIGITS, 64),
    contexts: namedContexts("freshbooks"),
  },
  {
    detector: "gocardless-api-token",
    source: "https://developer.gocardless.com/api-reference/",
    sample: (random) => `${random.pick(["live", "sandbox"])}_${random.text(`${ALPHANUMERIC}_-`, 40)}`,
    contexts: namedContexts("gocardless"),
  },
];
