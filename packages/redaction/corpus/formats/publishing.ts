import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER, UPPER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

export const publishingFormats: readonly SecretFormat[] = [
  {
    detector: "nytimes-api-key",
    source: "https://developer.nytimes.com/get-started",
    sample: (random) => random.text(ALPHANUMERIC, 32),
    contexts: namedContexts("nytimes"),
  },
  {
    detector: "readme-api-key",
    source: "https://docs.readme.com/main/docs/api-keys",
    sample: (random) => `rdme_${random.text(LOWER + DIGITS, 70)}`,
    contexts: bothContexts("readme"),
  },
  {
    detector: "postman-api-key",
    source: "https://learning.postman.com/docs/reference/postman-api/authentication/",
    sample: (random) => `PMAK-${random.text(HEX, 24)}-${random.text(HEX, 34)}`,
    contexts: bothContexts("postman"),
  },
  {
    detector: "postman-collection-key",
    source: "https://learning.postman.com/docs/collaborating-in-postman/sharing/",
    sample: (random) => `PMAT-${random.text(UPPER + DIGITS, 26)}`,
  },
  {
    detector: "rapidapi-key",
    source: "https://docs.rapidapi.com/docs/keys-and-key-rotation",
    sample: (random) =>
      `${random.text(HEX, 10)}msh${random.text(HEX, 15)}p1${random.text(HEX, 5)}0jsn${random.text(HEX, 11)}`,
    contexts: namedContexts("rapidapi"),
  },
  {
    detector: "looker-secret",
    source: "https://cloud.google.com/looker/docs/api-auth",
    sample: (random) => random.text(ALPHANUMERIC, random.pick([20, 24])),
    contexts: namedContexts("looker"),
  },
  {
    detector: "private-ai-key",
    source: "https://docs.private-ai.com/",
    sample: (random) => random.text(LOWER + DIGITS, 32),
    contexts: namedContexts("private ai"),
  },
];
