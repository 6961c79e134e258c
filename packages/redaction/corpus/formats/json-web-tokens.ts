import { bothContexts } from "../contexts.ts";
import { ALPHANUMERIC, type Random } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

const BASE64_URL = `${ALPHANUMERIC}-_`;

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

const header = (random: Random): string =>
  encoded({ alg: random.pick(["HS256", "RS256", "ES256", "EdDSA"]), typ: "JWT", kid: random.text(ALPHANUMERIC, 12) });

const payload = (random: Random): string =>
  encoded({ sub: random.text(ALPHANUMERIC, 16), iat: random.integer(1_600_000_000, 1_900_000_000), aud: "api" });

const signed = (random: Random): string => `${header(random)}.${payload(random)}.${random.text(BASE64_URL, 43)}`;

export const jsonWebTokenFormats: readonly SecretFormat[] = [
  {
    detector: "json-web-token",
    source: "https://www.rfc-editor.org/rfc/rfc7519",
    sample: signed,
    contexts: bothContexts("session"),
  },
  {
    detector: "json-web-token",
    source: "https://www.rfc-editor.org/rfc/rfc7516",
    sample: (random) =>
      [
        encoded({ alg: "RSA-OAEP", enc: "A256GCM" }),
        random.text(BASE64_URL, 342),
        random.text(BASE64_URL, 16),
        random.text(BASE64_URL, random.integer(40, 400)),
        random.text(BASE64_URL, 22),
      ].join("."),
    contexts: bothContexts("session"),
  },
  {
    detector: "json-web-token-of-any-header",
    source: "https://www.rfc-editor.org/rfc/rfc7519",
    sample: (random) =>
      `eyq${random.text(ALPHANUMERIC, 30)}.ey${random.text(BASE64_URL, 60)}.${random.text(BASE64_URL, 43)}`,
    contexts: bothContexts("session"),
  },
  {
    detector: "json-web-token-in-base64",
    source: "https://www.rfc-editor.org/rfc/rfc4648",
    sample: (random) => Buffer.from(signed(random)).toString("base64"),
    contexts: bothContexts("session"),
  },
];
