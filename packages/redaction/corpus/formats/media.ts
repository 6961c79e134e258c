import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

export const mediaFormats: readonly SecretFormat[] = [
  {
    detector: "adobe-client-id",
    source: "https://developer.adobe.com/developer-console/docs/guides/authentication/",
    sample: (random) => random.text(HEX, 32),
    contexts: namedContexts("adobe"),
  },
  {
    detector: "adobe-client-secret",
    source: "https://developer.adobe.com/developer-console/docs/guides/authentication/",
    sample: (random) => `p8e-${random.text(`${ALPHANUMERIC}_-`, 32)}`,
    contexts: bothContexts("adobe"),
  },
  {
    detector: "contentful-delivery-api-token",
    source: "https://www.contentful.com/developers/docs/references/authentication/",
    sample: (random) => random.text(`${ALPHANUMERIC}_-`, 43),
    contexts: namedContexts("contentful"),
  },
  {
    detector: "contentful-access-token",
    source: "https://www.contentful.com/developers/docs/references/content-management-api/",
    sample: (random) => `CFPAT-${random.text(`${ALPHANUMERIC}_-`, 43)}`,
    contexts: bothContexts("cms"),
  },
  {
    detector: "dropbox-api-token",
    source: "https://developers.dropbox.com/oauth-guide",
    sample: (random) => random.text(LOWER + DIGITS, 15),
    contexts: namedContexts("dropbox"),
  },
  {
    detector: "dropbox-long-lived-api-token",
    source: "https://developers.dropbox.com/oauth-guide",
    sample: (random) => `${random.text(ALPHANUMERIC, 11)}${"A".repeat(10)}${random.text(`${ALPHANUMERIC}_-`, 43)}`,
    contexts: namedContexts("dropbox"),
  },
  {
    detector: "dropbox-short-lived-api-token",
    source: "https://developers.dropbox.com/oauth-guide",
    sample: (random) => `sl.${random.pick(["", "u."])}${random.text(`${ALPHANUMERIC}_-`, random.integer(135, 1300))}`,
    contexts: bothContexts("dropbox"),
  },
  {
    detector: "frameio-api-token",
    source: "https://developer.frame.io/docs/getting-started/authentication",
    sample: (random) => `fio-u-${random.text(`${ALPHANUMERIC}_-`, 64)}`,
    contexts: bothContexts("frameio"),
  },
];
