import type { Detector } from "../../detector/detector.ts";
import { isIssued } from "../is-issued.ts";
import { isVaried } from "../is-varied.ts";
import { looksRandom } from "../looks-random.ts";

/** Shops, and what sends out what they sell. */
export const eCommerceDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "shopify-token",
    label: "SHOPIFY_TOKEN",
    keywords: ["shpat_", "shpca_", "shppa_", "shpss_", "shpua_", "shptka_", "shprt_"],
    expression: /shp(?:at|ca|pa|ss|ua|tka|rt)_[A-Za-z0-9]{32,64}/,
    validate: isIssued,
  },
  {
    name: "shippo-token",
    label: "SHIPPO_TOKEN",
    keywords: ["shippo_live_", "shippo_test_"],
    expression: /shippo_(?:live|test)_[0-9a-fA-F]{40}(?![0-9A-Za-z])/,
  },
  {
    name: "squarespace-token",
    label: "SQUARESPACE_TOKEN",
    keywords: ["squarespace"],
    at: "value",
    expression: /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/i,
  },
  {
    name: "woocommerce-key",
    label: "WOOCOMMERCE_KEY",
    keywords: ["ck_", "cs_"],
    expression: /c[ks]_[0-9a-f]{40}(?![0-9A-Za-z_])/,
    validate: isVaried,
  },
  {
    name: "bigcommerce-token",
    label: "BIGCOMMERCE_TOKEN",
    keywords: ["bigcommerce"],
    at: "value",
    expression: /[0-9a-z]{31}(?!\.?[\w/+=-])/,
    validate: looksRandom,
  },
  {
    name: "lob-api-key",
    label: "LOB_KEY",
    keywords: ["live_", "test_"],
    expression: /(?<!_)(?:live|test)_(?:pub_[0-9a-f]{31}|[0-9a-f]{35})(?![0-9A-Za-z_])/i,
    validate: isVaried,
  },
]);
