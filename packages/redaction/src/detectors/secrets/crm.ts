import type { Detector } from "../../detector/detector.ts";
import { isIssued } from "../is-issued.ts";
import { isVaried } from "../is-varied.ts";
import { looksRandom } from "../looks-random.ts";

/** Customers and what is told them. */
export const crmDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "beamer-api-token",
    label: "BEAMER_TOKEN",
    keywords: ["beamer"],
    at: "value",
    expression: /b_[a-z0-9=_-]{44}(?![\w=-])/i,
    validate: looksRandom,
  },
  {
    name: "cal-com-api-key",
    label: "CAL_KEY",
    keywords: ["cal_live_", "cal_test_"],
    expression: /cal_(?:live|test)_[0-9a-f]{32}(?![A-Za-z0-9])/,
    validate: isIssued,
  },
  {
    name: "hubspot-api-key",
    label: "HUBSPOT_KEY",
    keywords: ["hubspot", "hapikey"],
    at: "value",
    expression: /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\w-])/i,
  },
  {
    name: "hubspot-access-token",
    label: "HUBSPOT_TOKEN",
    keywords: ["pat-na", "pat-eu", "pat-ap"],
    expression: /pat-(?:na|eu|ap)\d{1,2}-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![A-Za-z0-9])/i,
  },
  {
    name: "intercom-access-token",
    label: "INTERCOM_TOKEN",
    keywords: ["dG9rO"],
    // "tok:" and an identifier, in base 64.
    expression: /dG9rO[j-n][A-Za-z0-9+/]{40,120}={0,2}/,
    validate: isVaried,
  },
  {
    name: "intercom-api-key",
    label: "INTERCOM_KEY",
    keywords: ["intercom"],
    at: "value",
    expression: /[a-z0-9=_-]{60}(?![\w=-])/i,
    validate: looksRandom,
  },
]);
