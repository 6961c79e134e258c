import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

export const socialFormats: readonly SecretFormat[] = [
  {
    detector: "instagram-access-token",
    source: "https://developers.facebook.com/docs/instagram-platform/",
    sample: (random) =>
      `${random.pick(["IGQVJ", "IGQVR", "IGAAB"])}${random.text(ALPHANUMERIC, random.integer(120, 200))}`,
    contexts: bothContexts("instagram"),
  },
  {
    detector: "etsy-access-token",
    source: "https://developers.etsy.com/documentation/essentials/authentication",
    sample: (random) => random.text(LOWER + DIGITS, 24),
    contexts: namedContexts("etsy"),
  },
  {
    detector: "facebook-access-token",
    source: "https://developers.facebook.com/docs/facebook-login/guides/access-tokens/",
    sample: (random) =>
      `${random.pick(["1", "5", "9"])}${random.text(DIGITS, random.integer(14, 15))}|${random.text(`${ALPHANUMERIC}_-`, 27)}`,
    contexts: bothContexts("facebook"),
  },
  {
    detector: "facebook-page-access-token",
    source: "https://developers.facebook.com/docs/facebook-login/guides/access-tokens/",
    sample: (random) => `EAA${random.pick(["M", "C", "G", "B"])}${random.text(ALPHANUMERIC, random.integer(100, 220))}`,
    contexts: bothContexts("facebook"),
  },
  {
    detector: "facebook-secret",
    source: "https://developers.facebook.com/docs/facebook-login/security/",
    sample: (random) => random.text(HEX, 32),
    contexts: namedContexts("facebook"),
  },
  {
    detector: "flickr-secret",
    source: "https://www.flickr.com/services/api/",
    sample: (random) => random.text(HEX, 16),
    contexts: namedContexts("flickr"),
  },
  {
    detector: "flickr-access-token",
    source: "https://www.flickr.com/services/api/",
    sample: (random) => random.text(HEX, 32),
    contexts: namedContexts("flickr"),
  },
  {
    detector: "flickr-access-token",
    source: "https://www.flickr.com/services/api/",
    sample: (random) => random.text(LOWER + DIGITS, 32),
    contexts: namedContexts("flickr"),
  },
  {
    detector: "gitter-access-token",
    source: "https://developer.gitter.im/docs/authentication",
    sample: (random) => random.text(HEX, 40),
    contexts: namedContexts("gitter"),
  },
  {
    detector: "gitter-access-token",
    source: "https://developer.gitter.im/docs/authentication",
    sample: (random) => random.text(`${LOWER}${DIGITS}_-`, 40),
    contexts: namedContexts("gitter"),
  },
];
