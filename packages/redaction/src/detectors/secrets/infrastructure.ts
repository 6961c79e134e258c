import type { Detector } from "../../detector/detector.ts";
import { isIssued } from "../is-issued.ts";
import { looksRandom } from "../looks-random.ts";

/** What builds, releases and runs, besides the clouds. */
export const infrastructureDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "launchdarkly-token",
    label: "LAUNCHDARKLY_TOKEN",
    keywords: ["launchdarkly", "launch_darkly", "launch-darkly"],
    at: "value",
    expression: /[A-Za-z0-9=_-]{40}(?!\.?[\w/+=-])/,
    validate: looksRandom,
  },
  {
    name: "launchdarkly-key",
    label: "LAUNCHDARKLY_TOKEN",
    keywords: ["sdk-", "mob-", "api-"],
    expression: /(?:sdk|mob|api)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/,
  },
  {
    name: "octopus-deploy-api-key",
    label: "OCTOPUS_KEY",
    keywords: ["api-"],
    expression: /API-[A-Z0-9]{25,26}(?![A-Za-z0-9_-])/,
    validate: looksRandom,
  },
  {
    name: "prefect-api-key",
    label: "PREFECT_KEY",
    keywords: ["pnu_", "pnb_"],
    expression: /pn[bu]_[A-Za-z0-9]{36}(?![A-Za-z0-9_])/,
    validate: isIssued,
  },
  {
    name: "pulumi-access-token",
    label: "PULUMI_TOKEN",
    keywords: ["pul-"],
    expression: /pul-[0-9a-f]{40}(?![0-9A-Za-z])/,
    validate: isIssued,
  },
  {
    name: "travis-ci-token",
    label: "TRAVIS_TOKEN",
    keywords: ["travis"],
    at: "value",
    expression: /[A-Za-z0-9_-]{22}(?!\.?[\w/+=-])/,
    validate: looksRandom,
  },
  {
    name: "sidekiq-secret",
    label: "SIDEKIQ_SECRET",
    keywords: ["contribsys"],
    at: "value",
    expression: /[0-9a-f]{8}:[0-9a-f]{8}(?![\w:-])/i,
  },
  {
    name: "sidekiq-url",
    label: "SIDEKIQ_SECRET",
    keywords: ["@gems.contribsys.com", "@enterprise.contribsys.com"],
    at: "run",
    lead: /[0-9a-f:]/i,
    expression: /(?<secret>[0-9a-f]{8}:[0-9a-f]{8})@(?:gems|enterprise)\.contribsys\.com/i,
  },
  {
    name: "settlemint-token",
    label: "SETTLEMINT_TOKEN",
    keywords: ["sm_pat_", "sm_aat_", "sm_sat_"],
    expression: /sm_(?:pat|aat|sat)_[A-Za-z0-9]{16,64}/,
    validate: isIssued,
  },
  {
    name: "tailscale-key",
    label: "TAILSCALE_KEY",
    keywords: ["tskey-"],
    expression: /tskey-(?:[a-z]{3,12}-)?[A-Za-z0-9]{8,32}-[A-Za-z0-9]{16,64}/,
    validate: (match) => isIssued(match.slice("tskey-".length)),
  },
]);
