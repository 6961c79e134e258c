import type { Detector } from "../../detector/detector.ts";
import { isIssued } from "../is-issued.ts";
import { looksRandom } from "../looks-random.ts";
import { isVaried } from "../is-varied.ts";
import { valueOfName } from "../value-of-name.ts";
import { atKeyword } from "../../scan/run-start.ts";

const okta: readonly string[] = ["okta", "Okta", "OKTA"];

/** Who signs in, and as whom. */
export const identityDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "okta-api-token",
    label: "OKTA_TOKEN",
    keywords: ["okta"],
    find: /* @__PURE__ */ valueOfName(okta, /00[A-Za-z0-9_=-]{40}(?!\.?[\w/+=-])/),
    maxLength: 180,
    earliest: atKeyword,
    validate: isVaried,
    example: () => `OKTA_TOKEN=00${"a1B2c3D4e5".repeat(4)}`,
  },
  {
    name: "okta-ssws-token",
    label: "OKTA_TOKEN",
    keywords: ["ssws "],
    expression: /SSWS (?<secret>00[A-Za-z0-9_-]{40})(?![\w-])/i,
  },
  {
    name: "okta-client-secret",
    label: "OKTA_SECRET",
    keywords: ["okta"],
    find: /* @__PURE__ */ valueOfName(okta, /(?:[A-Za-z0-9_-]{64}|[A-Za-z0-9_-]{40})(?!\.?[\w/+=-])/),
    maxLength: 200,
    earliest: atKeyword,
    validate: looksRandom,
    example: () => `OKTA_CLIENT_SECRET=${"a1B2c3D4".repeat(5)}`,
  },
  {
    name: "auth0-client-secret",
    label: "AUTH0_SECRET",
    keywords: ["auth0"],
    at: "value",
    expression: /(?:[A-Za-z0-9_-]{64}|[A-Za-z0-9_-]{48}|[A-Za-z0-9]{32})(?!\.?[\w/+=-])/,
    validate: looksRandom,
  },
  {
    name: "ory-token",
    label: "ORY_TOKEN",
    keywords: ["ory_pat_", "ory_st_", "ory_at_", "ory_rt_", "ory_ac_", "ory_wak_"],
    expression: /ory_(?:pat|st|at|rt|ac|wak)_[A-Za-z0-9_-]{20,60}(?:\.[A-Za-z0-9_-]{20,60})?/,
    validate: isIssued,
  },
  {
    name: "stytch-secret",
    label: "STYTCH_SECRET",
    keywords: ["secret-live-", "secret-test-"],
    expression: /secret-(?:live|test)-[A-Za-z0-9_-]{30,60}={0,2}/,
    validate: (match) => isIssued(match.slice("secret-live-".length)),
  },
]);
