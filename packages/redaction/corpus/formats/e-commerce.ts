import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";
import { uuid } from "../uuid.ts";

export const eCommerceFormats: readonly SecretFormat[] = [
  {
    detector: "shopify-token",
    source: "https://shopify.dev/docs/apps/build/authentication-authorization",
    sample: (random) => `${random.pick(["shpat", "shpca", "shppa", "shpss"])}_${random.text(HEX, 32)}`,
    contexts: bothContexts("shopify"),
  },
  {
    detector: "shopify-token",
    source: "https://shopify.dev/changelog/length-of-the-shopify-access-token-is-increasing",
    sample: (random) => `${random.pick(["shpat", "shpca"])}_${random.text(ALPHANUMERIC, 38)}`,
  },
  {
    detector: "shippo-token",
    source: "https://docs.goshippo.com/docs/guides_general/authentication/",
    sample: (random) => `shippo_${random.pick(["live", "test"])}_${random.text(HEX, 40)}`,
    contexts: bothContexts("shippo"),
  },
  {
    detector: "squarespace-token",
    source: "https://developers.squarespace.com/commerce-apis/authentication-and-permissions",
    sample: (random) => uuid(random),
    contexts: namedContexts("squarespace"),
  },
  {
    detector: "woocommerce-key",
    source: "https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication",
    sample: (random) => `${random.pick(["ck", "cs"])}_${random.text(HEX, 40)}`,
    contexts: bothContexts("woocommerce"),
  },
  {
    detector: "bigcommerce-token",
    source: "https://developer.bigcommerce.com/docs/start/authentication",
    sample: (random) => random.text(LOWER + DIGITS, 31),
    contexts: namedContexts("bigcommerce"),
  },
  {
    detector: "lob-api-key",
    source: "https://docs.lob.com/#section/Authentication",
    sample: (random) => `${random.pick(["live", "test"])}_${random.text(HEX, 35)}`,
    contexts: bothContexts("lob"),
  },
  {
    detector: "lob-api-key",
    source: "https://docs.lob.com/#section/Authentication",
    sample: (random) => `${random.pick(["live", "test"])}_pub_${random.text(HEX, 31)}`,
    contexts: bothContexts("lob"),
  },
];
