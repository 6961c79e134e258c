import type { Detector } from "../../detector/detector.ts";
import { isVaried } from "../is-varied.ts";
import { looksRandom } from "../looks-random.ts";

/** Tasks, tickets and who does them. */
export const projectManagementDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "asana-client-id",
    label: "ASANA_ID",
    keywords: ["asana"],
    at: "value",
    expression: /(?!0{8})\d{16}(?![\w-])/,
  },
  {
    name: "asana-client-secret",
    label: "ASANA_SECRET",
    keywords: ["asana"],
    at: "value",
    expression: /[a-z0-9]{32}(?![\w-])/i,
    validate: looksRandom,
  },
  {
    name: "asana-access-token",
    label: "ASANA_TOKEN",
    // Users' numbers have begun with 1 for years.
    keywords: ["0/1", "1/1", "2/1", "0\\/1", "1\\/1", "2\\/1", "0%2F1", "1%2F1", "2%2F1"],
    expression: /(?:[01]|2(?:\\?\/|%2F)\d{10,20})(?:\\?\/|%2F)\d{10,20}(?::|%3A)[0-9a-f]{32}(?![A-Za-z0-9])/i,
    validate: isVaried,
  },
  {
    name: "atlassian-api-token",
    label: "ATLASSIAN_TOKEN",
    keywords: ["ATATT3"],
    expression: /ATATT3[\w=-]{100,400}/,
    validate: isVaried,
  },
  {
    name: "atlassian-legacy-api-token",
    label: "ATLASSIAN_TOKEN",
    keywords: ["atlassian", "confluence", "jira"],
    at: "value",
    expression: /[a-z0-9]{20}[0-9a-f]{4}(?![\w-])/i,
    validate: looksRandom,
  },
  {
    name: "clickup-api-token",
    label: "CLICKUP_TOKEN",
    keywords: ["pk_"],
    expression: /pk_\d{5,10}_[A-Z0-9]{32}(?![A-Za-z0-9])/,
  },
]);
