import type { Detector } from "../detector/detector.ts";
import { frozenDetectors } from "./frozen-detectors.ts";
import { amazonWebServicesDetectors } from "./secrets/amazon-web-services.ts";
import { artifactDetectors } from "./secrets/artifacts.ts";
import { assignedSecretDetectors } from "./secrets/assigned-secret.ts";
import { authorizationDetectors } from "./secrets/authorization.ts";
import { azureDetectors } from "./secrets/azure.ts";
import { callCredentialDetectors } from "./secrets/call-credentials.ts";
import { chatDetectors } from "./secrets/chat.ts";
import { cloudDetectors } from "./secrets/clouds.ts";
import { codeQualityDetectors } from "./secrets/code-quality.ts";
import { commandLineDetectors } from "./secrets/command-lines.ts";
import { connectionStringDetectors } from "./secrets/connection-strings.ts";
import { continuousIntegrationDetectors } from "./secrets/continuous-integration.ts";
import { crmDetectors } from "./secrets/crm.ts";
import { dataPlatformDetectors } from "./secrets/data-platforms.ts";
import { describedSecretDetectors } from "./secrets/described-secret.ts";
import { developerToolDetectors } from "./secrets/developer-tools.ts";
import { discordDetectors } from "./secrets/discord.ts";
import { eCommerceDetectors } from "./secrets/e-commerce.ts";
import { emailDetectors } from "./secrets/email.ts";
import { exchangeDetectors } from "./secrets/exchanges.ts";
import { featureFlagDetectors } from "./secrets/feature-flags.ts";
import { financeDetectors } from "./secrets/finance.ts";
import { googleCloudDetectors } from "./secrets/google-cloud.ts";
import { hostingDetectors } from "./secrets/hosting.ts";
import { identityDetectors } from "./secrets/identity.ts";
import { infrastructureDetectors } from "./secrets/infrastructure.ts";
import { jsonWebTokenDetectors } from "./secrets/json-web-tokens.ts";
import { kubernetesDetectors } from "./secrets/kubernetes.ts";
import { llmByNameDetectors } from "./secrets/llm-by-name.ts";
import { llmToolDetectors } from "./secrets/llm-tools.ts";
import { llmDetectors } from "./secrets/llm.ts";
import { mapDetectors } from "./secrets/maps.ts";
import { mediaDetectors } from "./secrets/media.ts";
import { monitoringDetectors } from "./secrets/monitoring.ts";
import { networkDetectors } from "./secrets/networks.ts";
import { observabilityDetectors } from "./secrets/observability.ts";
import { packageRegistryDetectors } from "./secrets/package-registries.ts";
import { passwordManagerDetectors } from "./secrets/password-managers.ts";
import { paymentDetectors } from "./secrets/payment.ts";
import { privateKeyDetectors } from "./secrets/private-keys.ts";
import { projectManagementDetectors } from "./secrets/project-management.ts";
import { publishingDetectors } from "./secrets/publishing.ts";
import { secretStoreDetectors } from "./secrets/secret-stores.ts";
import { shippingDetectors } from "./secrets/shipping.ts";
import { socialNetworkDetectors } from "./secrets/social-networks.ts";
import { socialDetectors } from "./secrets/social.ts";
import { sourceHostDetectors } from "./secrets/source-hosts.ts";
import { unnamedKeyDetectors } from "./secrets/unnamed-keys.ts";
import { webSecretDetectors } from "./secrets/web-secrets.ts";
import { workManagementDetectors } from "./secrets/work-management.ts";

/**
 * Everything that is known of secrets. Of two that find the same, the first gives its name: those that know an issuer
 * stand before those that know a way of writing secrets down.
 */
export const secretDetectors: readonly Detector[] = /* @__PURE__ */ (() =>
  frozenDetectors([
    ...privateKeyDetectors,
    ...llmDetectors,
    ...llmByNameDetectors,
    ...llmToolDetectors,
    ...googleCloudDetectors,
    ...azureDetectors,
    ...cloudDetectors,
    ...hostingDetectors,
    ...sourceHostDetectors,
    ...artifactDetectors,
    ...chatDetectors,
    ...codeQualityDetectors,
    ...continuousIntegrationDetectors,
    ...crmDetectors,
    ...dataPlatformDetectors,
    ...developerToolDetectors,
    ...discordDetectors,
    ...eCommerceDetectors,
    ...emailDetectors,
    ...exchangeDetectors,
    ...featureFlagDetectors,
    ...financeDetectors,
    ...identityDetectors,
    ...infrastructureDetectors,
    ...mapDetectors,
    ...mediaDetectors,
    ...monitoringDetectors,
    ...networkDetectors,
    ...observabilityDetectors,
    ...packageRegistryDetectors,
    ...passwordManagerDetectors,
    ...paymentDetectors,
    ...projectManagementDetectors,
    ...publishingDetectors,
    ...secretStoreDetectors,
    ...shippingDetectors,
    ...socialNetworkDetectors,
    ...socialDetectors,
    ...workManagementDetectors,
    ...unnamedKeyDetectors,
    ...amazonWebServicesDetectors,
    ...jsonWebTokenDetectors,
    ...connectionStringDetectors,
    ...commandLineDetectors,
    ...callCredentialDetectors,
    ...authorizationDetectors,
    ...webSecretDetectors,
    ...kubernetesDetectors,
    ...assignedSecretDetectors,
    ...describedSecretDetectors,
  ]))();
