import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER, UPPER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";
import { uuid } from "../uuid.ts";

export const monitoringFormats: readonly SecretFormat[] = [
  {
    detector: "new-relic-key",
    source: "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
    sample: (random) => `NRAK-${random.text(UPPER + DIGITS, 27)}`,
    contexts: bothContexts("new relic"),
  },
  {
    detector: "new-relic-key",
    source: "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
    sample: (random) => `${random.pick(["NRII", "NRIQ"])}-${random.text(ALPHANUMERIC, 32)}`,
  },
  {
    detector: "new-relic-browser-key",
    source: "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
    sample: (random) => `NRJS-${random.text(HEX, 19)}`,
    contexts: bothContexts("newrelic"),
  },
  {
    detector: "new-relic-license-key",
    source: "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
    sample: (random) => `${random.text(HEX, 36)}NRAL`,
    contexts: bothContexts("new relic"),
  },
  {
    detector: "new-relic-secret",
    source: "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
    sample: (random) => random.text(LOWER + DIGITS, 64),
    contexts: namedContexts("new relic"),
  },
  {
    detector: "sentry-org-token",
    source: "https://github.com/getsentry/rfcs/blob/main/text/0091-ci-upload-tokens.md",
    sample: (random) =>
      `sntrys_${btoa(JSON.stringify({ iat: random.integer(1_600_000_000, 1_900_000_000), url: "https://sentry.io", region_url: "https://us.sentry.io", org: random.text(LOWER, 8) }))}_${random.text(`${ALPHANUMERIC}+/`, 43)}`,
    contexts: bothContexts("sentry"),
  },
  {
    detector: "sentry-user-token",
    source: "https://docs.sentry.io/api/guides/create-auth-token/",
    sample: (random) => `sntryu_${random.text(HEX, 64)}`,
    contexts: bothContexts("sentry"),
  },
  {
    detector: "sentry-token",
    source: "https://docs.sentry.io/api/auth/",
    sample: (random) => random.text(HEX, 64),
    contexts: namedContexts("sentry"),
  },
  {
    detector: "sumologic-access-id",
    source: "https://help.sumologic.com/docs/manage/security/access-keys/",
    sample: (random) => `su${random.text(ALPHANUMERIC, 12)}`,
    contexts: namedContexts("sumologic"),
  },
  {
    detector: "sumologic-access-key",
    source: "https://help.sumologic.com/docs/manage/security/access-keys/",
    sample: (random) => random.text(ALPHANUMERIC, 64),
    contexts: namedContexts("sumo"),
  },
  {
    detector: "posthog-key",
    source: "https://posthog.com/docs/api",
    sample: (random) => `${random.pick(["phc", "phx"])}_${random.text(ALPHANUMERIC, 43)}`,
    contexts: bothContexts("posthog"),
  },
  {
    detector: "segment-key",
    source: "https://segment.com/docs/connections/find-writekey/",
    sample: (random) => random.text(ALPHANUMERIC, 32),
    contexts: namedContexts("segment"),
  },
  {
    detector: "honeycomb-secret",
    source: "https://docs.honeycomb.io/configure/environments/manage-api-keys/",
    sample: (random) => random.text(ALPHANUMERIC, 22),
    contexts: namedContexts("honeycomb"),
  },
  {
    detector: "rollbar-token",
    source: "https://docs.rollbar.com/docs/access-tokens",
    sample: (random) => random.text(HEX, 32),
    contexts: namedContexts("rollbar"),
  },
  {
    detector: "bugsnag-key",
    source: "https://docs.bugsnag.com/api/",
    sample: (random) => random.text(HEX, 32),
    contexts: namedContexts("bugsnag"),
  },
  {
    detector: "amplitude-key",
    source: "https://amplitude.com/docs/apis/authentication",
    sample: (random) => random.text(HEX, 32),
    contexts: namedContexts("amplitude"),
  },
  {
    detector: "mixpanel-secret",
    source: "https://developer.mixpanel.com/reference/authentication",
    sample: (random) => random.text(ALPHANUMERIC, 32),
    contexts: namedContexts("mixpanel"),
  },
  {
    detector: "pagerduty-key",
    source: "https://support.pagerduty.com/main/docs/api-access-keys",
    sample: (random) => random.text(ALPHANUMERIC, 20),
    contexts: namedContexts("pagerduty"),
  },
  {
    detector: "opsgenie-key",
    source: "https://docs.opsgenie.com/docs/api-key-management",
    sample: (random) => uuid(random),
    contexts: namedContexts("opsgenie"),
  },
];
