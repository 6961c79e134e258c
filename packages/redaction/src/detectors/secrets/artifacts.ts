import type { Detector } from "../../detector/detector.ts";
import { isIssued } from "../is-issued.ts";
import { isVaried } from "../is-varied.ts";
import { looksRandom } from "../looks-random.ts";

/** Where built things are kept. */
export const artifactDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "artifactory-api-key",
    label: "ARTIFACTORY_KEY",
    keywords: ["AKCp"],
    expression: /(?<![A-Za-z0-9+/]{16}[+/])AKCp[A-Za-z0-9]{69}(?![A-Za-z0-9]|[+/][A-Za-z0-9+/]{16})/,
    validate: isVaried,
  },
  {
    name: "artifactory-reference-token",
    label: "ARTIFACTORY_TOKEN",
    keywords: ["cmVmd"],
    // "ref" in base 64, and so in much that is no token.
    expression: /(?<![A-Za-z0-9+/]{16}[+/])cmVmd[A-Za-z0-9]{59}(?![A-Za-z0-9]|[+/][A-Za-z0-9+/]{16})/,
    validate: isVaried,
  },
  {
    name: "clojars-api-token",
    label: "CLOJARS_TOKEN",
    keywords: ["CLOJARS_"],
    expression: /CLOJARS_[a-z0-9]{60}(?![A-Za-z0-9])/i,
    validate: isIssued,
  },
  {
    name: "jfrog-api-key",
    label: "JFROG_KEY",
    keywords: ["jfrog", "artifactory", "bintray", "xray"],
    at: "value",
    expression: /[a-z0-9]{73}(?![\w-])/i,
    validate: looksRandom,
  },
  {
    name: "jfrog-identity-token",
    label: "JFROG_TOKEN",
    keywords: ["jfrog", "artifactory", "bintray", "xray"],
    at: "value",
    expression: /[a-z0-9]{64}(?![\w-])/i,
    validate: looksRandom,
  },
]);
