import type { Detector } from "../../detector/detector.ts";
import { isIssued } from "../is-issued.ts";
import { isIssuedMixed } from "../is-issued-mixed.ts";
import { looksRandom } from "../looks-random.ts";
import { startingBefore } from "../starting-before.ts";
import { runOf } from "../../scan/run-start.ts";

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
    expression: /(?<!\w-)(?:sdk|mob|api)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/,
  },
  {
    name: "octopus-deploy-api-key",
    label: "OCTOPUS_KEY",
    keywords: ["api-"],
    expression: /API-[A-Z0-9]{25,26}(?![A-Za-z0-9]|[_-]{1,3}[A-Za-z0-9])/,
    validate: looksRandom,
  },
  {
    name: "prefect-api-key",
    label: "PREFECT_KEY",
    keywords: ["pnu_", "pnb_"],
    expression: /pn[bu]_[A-Za-z0-9]{36}(?![A-Za-z0-9]|_{1,3}[A-Za-z0-9])/,
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
    name: "rancher-token",
    label: "RANCHER_TOKEN",
    keywords: ["token-"],
    expression: /token-[a-z0-9]{5}:[a-z0-9]{54}(?![A-Za-z0-9])/,
    validate: isIssued,
  },
  {
    name: "k3s-token",
    label: "K3S_TOKEN",
    keywords: ["::server:", "::node:", "::agent:"],
    find: /* @__PURE__ */ startingBefore(67, /K10[a-f0-9]{64}::(?:server|node|agent):[A-Za-z0-9]{16,128}/),
    maxLength: 208,
    earliest: /* @__PURE__ */ runOf(/[a-fK0-9]/),
    example: () => `K10${"0a1b2c3d".repeat(8)}::server:${"0f1e2d3c".repeat(4)}`,
    validate: isIssued,
  },
  {
    name: "portainer-token",
    label: "PORTAINER_TOKEN",
    keywords: ["ptr_"],
    expression: /ptr_[A-Za-z0-9+/_-]{40,64}={0,2}/,
    validate: (match) => isIssued(match) && looksRandom(match.slice("ptr_".length)) && /\d/.test(match),
  },
  {
    name: "dependency-track-api-key",
    label: "DEPENDENCY_TRACK_KEY",
    keywords: ["odt_"],
    expression: /odt_(?:[A-Za-z0-9]{8}_)?[A-Za-z0-9]{32}(?![A-Za-z0-9])/,
    validate: isIssued,
  },
  {
    name: "inngest-signing-key",
    label: "INNGEST_KEY",
    keywords: ["signkey-"],
    expression: /signkey-[a-z]{2,12}-[A-Za-z0-9]{32,128}/,
    validate: isIssued,
  },
  {
    name: "trigger-secret-key",
    label: "TRIGGER_KEY",
    keywords: ["tr_dev_", "tr_prod_", "tr_stg_", "tr_preview_", "tr_pat_"],
    expression: /tr_(?:dev|prod|stg|preview|pat)_[A-Za-z0-9]{20,48}(?![A-Za-z0-9])/,
    validate: isIssuedMixed,
  },
  {
    name: "tailscale-key",
    label: "TAILSCALE_KEY",
    keywords: ["tskey-"],
    expression: /tskey-(?:[a-z]{3,12}-)?[A-Za-z0-9]{8,32}-[A-Za-z0-9]{16,64}/,
    validate: (match) => isIssued(match.slice("tskey-".length)),
  },
]);
