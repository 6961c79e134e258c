import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER, UPPER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

const CAPITALS = UPPER + DIGITS;

export const networkFormats: readonly SecretFormat[] = [
  {
    detector: "adafruit-api-key",
    source: "https://io.adafruit.com/api/docs/",
    sample: (random) => random.text(`${LOWER}${DIGITS}_-`, 32),
    contexts: namedContexts("adafruit"),
  },
  {
    detector: "adafruit-io-key",
    source: "https://io.adafruit.com/api/docs/",
    sample: (random) => `aio_${random.text(ALPHANUMERIC, 28)}`,
    contexts: bothContexts("aio"),
  },
  {
    detector: "cisco-meraki-api-key",
    source: "https://developer.cisco.com/meraki/api-v1/authorization/",
    sample: (random) => random.text(HEX, 40),
    contexts: namedContexts("meraki"),
  },
  {
    detector: "defined-networking-api-token",
    source: "https://docs.defined.net/guides/automating-host-creation/",
    sample: (random) => `dnkey-${random.text(CAPITALS, 26)}-${random.text(CAPITALS, 52)}`,
    contexts: bothContexts("defined"),
  },
  {
    detector: "fastly-api-token",
    source: "https://www.fastly.com/documentation/reference/api/auth-tokens/",
    sample: (random) => random.text(`${ALPHANUMERIC}_-`, 32),
    contexts: namedContexts("fastly"),
  },
];
