import type { Detector } from "../../detector/detector.ts";
import { isIssued } from "../is-issued.ts";
import { isVaried } from "../is-varied.ts";

/** What sends parcels and people on their way. */
export const shippingDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "duffel-api-token",
    label: "DUFFEL_TOKEN",
    keywords: ["duffel_test_", "duffel_live_"],
    expression: /duffel_(?:test|live)_[\w=-]{43,80}/i,
    validate: isIssued,
  },
  {
    name: "easypost-api-token",
    label: "EASYPOST_KEY",
    keywords: ["EZAK", "EZTK"],
    // In data in base 64 these four letters come about by chance.
    expression: /(?<!\+|[A-Za-z0-9+/]{16}\/)EZ[AT]K[A-Za-z0-9]{54}(?![A-Za-z0-9+]|\/[A-Za-z0-9+/]{16})/,
    validate: isVaried,
  },
]);
