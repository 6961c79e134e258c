import type { Detector } from "../../detector/detector.ts";
import { isIssued } from "../is-issued.ts";
import { looksRandom } from "../looks-random.ts";

/** Publishers, their interfaces, and what documents, tests and sells those of others. */
export const publishingDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "nytimes-api-key",
    label: "NYTIMES_KEY",
    keywords: ["nytimes", "newyorktimes", "new_york_times", "new-york-times", "new york times"],
    at: "value",
    expression: /[A-Za-z0-9=_-]{32}(?!\.?[\w/+=-])/,
    validate: looksRandom,
  },
  {
    name: "readme-api-key",
    label: "README_KEY",
    keywords: ["rdme_"],
    expression: /rdme_[a-z0-9]{70}(?![A-Za-z0-9_])/,
    validate: isIssued,
  },
  {
    name: "postman-api-key",
    label: "POSTMAN_KEY",
    keywords: ["pmak-"],
    expression: /PMAK-[0-9a-f]{24}-[0-9a-f]{34}(?![0-9A-Za-z])/i,
    validate: isIssued,
  },
  {
    name: "postman-collection-key",
    label: "POSTMAN_KEY",
    keywords: ["pmat-"],
    expression: /PMAT-[A-Z0-9]{26}(?![0-9A-Za-z])/,
  },
  {
    name: "rapidapi-key",
    label: "RAPIDAPI_KEY",
    keywords: ["rapidapi", "rapid_api", "rapid-api"],
    at: "value",
    expression: /[A-Za-z0-9_-]{50}(?!\.?[\w/+=-])/,
    validate: looksRandom,
  },
  {
    name: "looker-secret",
    label: "LOOKER_SECRET",
    keywords: ["looker"],
    at: "value",
    expression: /(?:[A-Za-z0-9]{24}|[A-Za-z0-9]{20})(?!\.?[\w/+=-])/,
    validate: looksRandom,
  },
  {
    name: "private-ai-key",
    label: "PRIVATE_AI_KEY",
    keywords: ["privateai", "private_ai", "private-ai", "private ai"],
    at: "value",
    expression: /[A-Za-z0-9]{32}(?!\.?[\w/+=-])/,
    validate: looksRandom,
  },
]);
