import { addressedContexts } from "../addressed-contexts.ts";
import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER, UPPER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";
import { uuid } from "../uuid.ts";

export const infrastructureFormats: readonly SecretFormat[] = [
  {
    detector: "launchdarkly-token",
    source: "https://launchdarkly.com/docs/home/account/api",
    sample: (random) => random.text(ALPHANUMERIC, 40),
    contexts: namedContexts("launchdarkly"),
  },
  {
    detector: "launchdarkly-key",
    source: "https://launchdarkly.com/docs/sdk/concepts/client-side-server-side",
    sample: (random) => `${random.pick(["sdk", "mob", "api"])}-${uuid(random)}`,
  },
  {
    detector: "octopus-deploy-api-key",
    source: "https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key",
    sample: (random) => `API-${random.text(UPPER + DIGITS, 26)}`,
    contexts: bothContexts("octopus"),
  },
  {
    detector: "prefect-api-key",
    source: "https://docs.prefect.io/v3/manage/cloud/manage-users/api-keys",
    sample: (random) => `${random.pick(["pnu", "pnb"])}_${random.text(ALPHANUMERIC, 36)}`,
    contexts: bothContexts("prefect"),
  },
  {
    detector: "pulumi-access-token",
    source: "https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/",
    sample: (random) => `pul-${random.text(HEX, 40)}`,
    contexts: bothContexts("pulumi"),
  },
  {
    detector: "travis-ci-token",
    source: "https://developer.travis-ci.com/authentication",
    sample: (random) => random.text(ALPHANUMERIC, 22),
    contexts: namedContexts("travis"),
  },
  {
    detector: "sidekiq-secret",
    source: "https://github.com/sidekiq/sidekiq/wiki/Commercial-FAQ",
    sample: (random) => `${random.text(HEX, 8)}:${random.text(HEX, 8)}`,
    contexts: (secret) => [
      `BUNDLE_ENTERPRISE__CONTRIBSYS__COM=${secret}`,
      `export BUNDLE_GEMS__CONTRIBSYS__COM="${secret}"`,
      `BUNDLE_GEMS__CONTRIBSYS__COM: ${secret}\n`,
    ],
  },
  {
    detector: "sidekiq-url",
    source: "https://github.com/sidekiq/sidekiq/wiki/Commercial-FAQ",
    sample: (random) => `${random.text(HEX, 8)}:${random.text(HEX, 8)}`,
    contexts: addressedContexts("https://", "@gems.contribsys.com/"),
  },
  {
    detector: "settlemint-token",
    source: "https://console.settlemint.com/documentation/",
    sample: (random) => `sm_${random.pick(["pat", "aat", "sat"])}_${random.text(ALPHANUMERIC, 16)}`,
    contexts: bothContexts("settlemint"),
  },
  {
    detector: "tailscale-key",
    source: "https://tailscale.com/kb/1085/auth-keys",
    sample: (random) =>
      `tskey-${random.pick(["auth", "api", "client"])}-${random.text(ALPHANUMERIC, 12)}CNTRL-${random.text(ALPHANUMERIC, 32)}`,
    contexts: bothContexts("tailscale"),
  },
  {
    detector: "rancher-token",
    source: "https://ranchermanager.docs.rancher.com/api/api-tokens",
    sample: (random) => `token-${random.text(LOWER + DIGITS, 5)}:${random.text(LOWER + DIGITS, 54)}`,
    contexts: bothContexts("rancher"),
  },
  {
    detector: "k3s-token",
    source: "https://docs.k3s.io/cli/token",
    sample: (random) => `K10${random.text(HEX, 64)}::server:${random.text(HEX, 32)}`,
    contexts: bothContexts("cluster"),
  },
  {
    detector: "portainer-token",
    source: "https://docs.portainer.io/api/access",
    sample: (random) => `ptr_${random.text(`${ALPHANUMERIC}+/`, 43)}=`,
    contexts: bothContexts("portainer"),
  },
  {
    detector: "dependency-track-api-key",
    source: "https://docs.dependencytrack.org/integrations/rest-api/",
    sample: (random) => `odt_${random.text(ALPHANUMERIC, 32)}`,
    contexts: bothContexts("inventory"),
  },
  {
    detector: "inngest-signing-key",
    source: "https://www.inngest.com/docs/platform/signing-keys",
    sample: (random) => `signkey-prod-${random.text(HEX, 64)}`,
    contexts: bothContexts("inngest"),
  },
  {
    detector: "trigger-secret-key",
    source: "https://trigger.dev/docs/apikeys",
    sample: (random) => `tr_${random.pick(["dev", "prod", "stg"])}_${random.text(ALPHANUMERIC, 20)}`,
    contexts: bothContexts("trigger"),
  },
];
