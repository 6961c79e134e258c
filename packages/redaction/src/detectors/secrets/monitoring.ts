import type { Detector } from "../../detector/detector.ts";
import { isIssued } from "../is-issued.ts";
import { isVaried } from "../is-varied.ts";
import { looksRandom } from "../looks-random.ts";
import { startingBefore } from "../starting-before.ts";
import { valueOfName } from "../value-of-name.ts";
import { atKeyword, runOf } from "../../scan/run-start.ts";

const sumo: readonly string[] = ["sumo", "Sumo", "SUMO"];

/** What watches applications and those who use them. */
export const monitoringDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "new-relic-key",
    label: "NEW_RELIC_KEY",
    keywords: ["nrak-", "nrii-", "nriq-", "nrra-", "nraa-", "nrsp-"],
    expression: /NR(?:AK|II|IQ|RA|AA|SP)-[A-Za-z0-9_-]{27,64}/i,
    validate: (match) => isIssued(match.slice("NRAK-".length)),
  },
  {
    name: "new-relic-browser-key",
    label: "NEW_RELIC_KEY",
    keywords: ["nrjs-"],
    expression: /NRJS-[0-9a-f]{19,40}(?![0-9A-Za-z])/i,
  },
  {
    name: "new-relic-license-key",
    label: "NEW_RELIC_KEY",
    keywords: ["nral"],
    find: /* @__PURE__ */ startingBefore(36, /(?:eu01xx[0-9a-f]{30}|[0-9a-f]{36})NRAL(?![0-9A-Za-z])/),
    maxLength: 48,
    earliest: /* @__PURE__ */ runOf(/[A-Za-z0-9]/),
    validate: isVaried,
    example: () => `${"0123456789ab".repeat(3)}NRAL`,
  },
  {
    name: "new-relic-secret",
    label: "NEW_RELIC_KEY",
    keywords: ["newrelic", "new_relic", "new-relic", "new relic"],
    at: "value",
    expression: /(?:[A-Za-z0-9]{64}|[A-Za-z0-9]{40})(?!\.?[\w/+=-])/,
    validate: looksRandom,
  },
  {
    name: "sentry-org-token",
    label: "SENTRY_TOKEN",
    keywords: ["sntrys_eyj"],
    expression: /sntrys_eyJpYXQiO[A-Za-z0-9+/]{20,600}={0,2}_[A-Za-z0-9+/]{43}(?![A-Za-z0-9+/])/,
  },
  {
    name: "sentry-user-token",
    label: "SENTRY_TOKEN",
    keywords: ["sntryu_", "sntrya_", "sntryi_"],
    expression: /sntry[aiu]_[0-9a-f]{64}(?![0-9A-Za-z])/,
    validate: isIssued,
  },
  {
    name: "sentry-token",
    label: "SENTRY_TOKEN",
    keywords: ["sentry"],
    at: "value",
    expression: /[0-9a-f]{64}(?!\.?[\w/+=-])/i,
    validate: isVaried,
  },
  {
    name: "sumologic-access-id",
    label: "SUMOLOGIC_ID",
    keywords: ["sumo"],
    find: /* @__PURE__ */ valueOfName(sumo, /su[A-Za-z0-9]{12}(?!\.?[\w/+=-])/),
    maxLength: 160,
    earliest: atKeyword,
    validate: (match) => looksRandom(match.slice("su".length)),
    example: () => `SUMO_ACCESS_ID=sua1B2c3D4e5F6`,
  },
  {
    name: "sumologic-access-key",
    label: "SUMOLOGIC_KEY",
    keywords: ["sumo"],
    find: /* @__PURE__ */ valueOfName(sumo, /[A-Za-z0-9]{64}(?!\.?[\w/+=-])/),
    maxLength: 200,
    earliest: atKeyword,
    validate: looksRandom,
    example: () => `SUMO_ACCESS_KEY=${"a1B2c3D4".repeat(8)}`,
  },
  {
    name: "posthog-key",
    label: "POSTHOG_KEY",
    keywords: ["phc_", "phx_", "phs_", "pha_", "phr_"],
    expression: /ph[cxsar]_[A-Za-z0-9_]{32,80}/,
    validate: looksRandom,
  },
  {
    // Its name is a word of everyday, so that it takes more than to stand near it.
    name: "segment-key",
    label: "SEGMENT_KEY",
    keywords: ["segment"],
    at: "value",
    expression:
      /(?<=(?:[=:>,(|"'`\\\u00AB\u2013\u2014\u2018-\u201E\u300C\u662F\u306F\uFF1A]|:-|<-|\[\d\dm|```\w{0,9}|key|token|secret|password|KEY|TOKEN|SECRET|PASSWORD|is|was|[\u00E8\u00E9\uB294\uC740]|\u044D\u0442\u043E)\s{0,9})[A-Za-z0-9]{32}(?!\.?[\w/+=-])/,
    validate: looksRandom,
    example: () => `segment_key=${"a1b2c3d4".repeat(4)}`,
  },
  {
    name: "honeycomb-secret",
    label: "HONEYCOMB_KEY",
    keywords: ["honeycomb"],
    at: "value",
    expression: /(?:[0-9a-f]{32}|[A-Za-z0-9]{22})(?!\.?[\w/+=-])/,
    validate: looksRandom,
  },
  {
    name: "rollbar-token",
    label: "ROLLBAR_TOKEN",
    keywords: ["rollbar"],
    at: "value",
    expression: /[0-9a-f]{32}(?!\.?[\w/+=-])/,
    validate: isVaried,
  },
  {
    name: "bugsnag-key",
    label: "BUGSNAG_KEY",
    keywords: ["bugsnag"],
    at: "value",
    expression: /[0-9a-f]{32}(?!\.?[\w/+=-])/,
    validate: isVaried,
  },
  {
    // Its name is a word of everyday, so that it takes more than to stand near it.
    name: "amplitude-key",
    label: "AMPLITUDE_KEY",
    keywords: ["amplitude"],
    at: "value",
    expression:
      /(?<=(?:[=:>,(|"'`\\\u00AB\u2013\u2014\u2018-\u201E\u300C\u662F\u306F\uFF1A]|:-|<-|\[\d\dm|```\w{0,9}|key|token|secret|password|KEY|TOKEN|SECRET|PASSWORD|is|was|[\u00E8\u00E9\uB294\uC740]|\u044D\u0442\u043E)\s{0,9})[0-9a-f]{32}(?!\.?[\w/+=-])/,
    validate: isVaried,
    example: () => `amplitude_key=${"a1b2c3d4".repeat(4)}`,
  },
  {
    name: "mixpanel-secret",
    label: "MIXPANEL_SECRET",
    keywords: ["mixpanel"],
    at: "value",
    expression: /[0-9A-Za-z]{32}(?!\.?[\w/+=-])/,
    validate: looksRandom,
  },
  {
    name: "pagerduty-key",
    label: "PAGERDUTY_KEY",
    keywords: ["pagerduty", "pager_duty", "pager-duty"],
    at: "value",
    expression: /(?:[A-Za-z0-9_+-]{20}|[0-9a-f]{32})(?!\.?[\w/=])/,
    validate: looksRandom,
  },
  {
    name: "opsgenie-key",
    label: "OPSGENIE_KEY",
    keywords: ["opsgenie"],
    at: "value",
    expression: /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/i,
  },
]);
