import type { Detector } from "../../detector/detector.ts";
import { isIssued } from "../is-issued.ts";
import { looksRandom } from "../looks-random.ts";

/** Scanners of code. */
export const codeQualityDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "snyk-token",
    label: "SNYK_TOKEN",
    keywords: ["snyk"],
    at: "value",
    expression: /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/i,
  },
  {
    name: "snyk-access-token",
    label: "SNYK_TOKEN",
    keywords: ["snyk_uat.", "snyk_sat."],
    expression: /snyk_[su]at\.[0-9a-f]{8}\.[A-Za-z0-9_.-]{20,200}/,
  },
  {
    name: "sonar-token",
    label: "SONAR_TOKEN",
    keywords: ["squ_", "sqp_", "sqa_"],
    expression: /sq[apu]_[A-Za-z0-9]{40}(?![A-Za-z0-9]|[_-]{1,3}[A-Za-z0-9])/i,
    validate: isIssued,
  },
  {
    name: "sonar-secret",
    label: "SONAR_TOKEN",
    keywords: ["sonar"],
    at: "value",
    expression: /(?:sq[apu]_)?[A-Za-z0-9=_-]{40}(?!\.?[\w/+=-])/i,
    validate: looksRandom,
  },
]);
