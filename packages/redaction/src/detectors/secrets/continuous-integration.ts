import type { Detector } from "../../detector/detector.ts";
import { isIssued } from "../is-issued.ts";
import { isVaried } from "../is-varied.ts";
import { looksRandom } from "../looks-random.ts";
import { looksRandomIfShort } from "./looks-random-if-short.ts";

/** What builds, tests and delivers software. */
export const continuousIntegrationDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "browserstack-access-key",
    label: "BROWSERSTACK_KEY",
    keywords: ["browserstack"],
    at: "value",
    expression: /[a-z0-9]{20}(?![\w-])/i,
    validate: looksRandomIfShort,
  },
  {
    name: "buildkite-token",
    label: "BUILDKITE_TOKEN",
    keywords: ["bkua_", "bkaj_", "bkat_", "bkct_"],
    expression: /bk(?:ua|aj|at|ct)_[A-Za-z0-9]{40,120}/,
    validate: isIssued,
  },
  {
    name: "circleci-token",
    label: "CIRCLECI_TOKEN",
    keywords: ["CCIPAT_", "CCIPRJ_"],
    expression: /CCI(?:PAT|PRJ)_[A-Za-z0-9]{20,24}_[0-9a-z]{40}(?![A-Za-z0-9])/,
    validate: isIssued,
  },
  {
    name: "circleci-legacy-token",
    label: "CIRCLECI_TOKEN",
    keywords: ["circleci", "circle_ci", "circle-ci", "circle_token", "circle-token", "circle token"],
    at: "value",
    expression: /[0-9a-f]{40}(?![\w-])/,
    validate: isIssued,
  },
  {
    name: "buildkite-legacy-token",
    label: "BUILDKITE_TOKEN",
    keywords: ["buildkite"],
    at: "value",
    expression: /[a-z0-9]{40}(?:[a-z0-9]{10})?(?![\w-])/,
    validate: looksRandom,
  },
  {
    name: "jenkins-token",
    label: "JENKINS_TOKEN",
    // The crumb of a session, the password of the first administrator.
    keywords: ["jenkins", "to proceed to installation"],
    at: "value",
    expression: /(?:11)?(?:[0-9a-f]{32}){1,2}(?![\w-])/,
    validate: isIssued,
  },
  {
    name: "code-climate-token",
    label: "CODE_CLIMATE_TOKEN",
    keywords: ["cc_test_reporter_id", "codeclimate", "code_climate"],
    at: "value",
    expression: /[0-9a-f]{64}(?![\w-])/,
    validate: isIssued,
  },
  {
    name: "codecov-access-token",
    label: "CODECOV_TOKEN",
    keywords: ["codecov"],
    at: "value",
    expression: /(?:[a-z0-9]{32}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?![\w-])/i,
    validate: looksRandom,
  },
  {
    name: "cypress-record-key",
    label: "CYPRESS_KEY",
    keywords: ["cypress_record_key", "cypress-record-key", "cypressrecordkey", "cypress record key"],
    at: "value",
    expression: /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\w-])/i,
  },
  {
    name: "droneci-access-token",
    label: "DRONECI_TOKEN",
    keywords: ["droneci", "drone_ci", "drone-ci", "drone ci", "drone_token", "drone_rpc_secret"],
    at: "value",
    expression: /[a-z0-9]{32}(?![\w-])/i,
    validate: looksRandom,
  },
  {
    name: "harness-api-key",
    label: "HARNESS_KEY",
    keywords: ["pat.", "sat."],
    expression: /[ps]at\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{20}(?![A-Za-z0-9])/,
    validate: isVaried,
  },
]);
