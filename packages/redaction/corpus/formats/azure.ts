import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, HEX, LOWER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

const storageContexts = (secret: string): readonly string[] => [
  `DefaultEndpointsProtocol=https;AccountName=ann;AccountKey=${secret};EndpointSuffix=core.windows.net`,
  `AZURE_STORAGE_KEY=${secret}`,
  `"accountKey": "${secret}"`,
  `Endpoint=sb://ann.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${secret}`,
];

/** How much stands before a signature, what stands behind it up to the end. */
const signatures: readonly (readonly [before: number, signature: string, behind: number, padding: string])[] = [
  [76, "+ASt", 6, "=="],
  [76, "ACDb", 6, "=="],
  [76, "+ABa", 6, "=="],
  [76, "+AMC", 6, "=="],
  [76, "APIM", 6, "=="],
  [42, "AzSeA", 5, ""],
  [42, "+ACRD", 5, ""],
  [33, "+ASbC", 5, "="],
  [33, "+AEhP", 5, "="],
  [33, "+ARmA", 5, "="],
  [33, "AIoTD", 5, "="],
  [33, "AZEGB", 5, "="],
  [33, "AzCaN", 5, "="],
];

const identifiable = ([before, signature, behind, padding]: (typeof signatures)[number]): SecretFormat => ({
  detector: "azure-identifiable-key",
  source: "https://github.com/microsoft/security-utilities",
  sample: (random) =>
    `${random.text(`${ALPHANUMERIC}+/`, before)}${signature}${random.text(ALPHANUMERIC, behind)}${padding}`,
  contexts: bothContexts("resource"),
});

export const azureFormats: readonly SecretFormat[] = [
  {
    detector: "azure-client-secret",
    source: "https://learn.microsoft.com/entra/identity-platform/quickstart-register-app",
    sample: (random) =>
      `${random.text(`${ALPHANUMERIC}-`, 1)}${random.text(ALPHANUMERIC, 2)}8Q~${random.text(`${ALPHANUMERIC}_~.-`, 33)}`,
    contexts: bothContexts("entra client"),
  },
  {
    detector: "azure-common-annotated-key",
    source: "https://learn.microsoft.com/azure/ai-services/authentication",
    sample: (random) =>
      `${random.text(ALPHANUMERIC, 52)}JQQJ9${random.pick(["9", "D", "H"])}${random.text(ALPHANUMERIC, 26)}`,
    contexts: bothContexts("cognitive"),
  },
  {
    detector: "azure-storage-key",
    source: "https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage",
    sample: (random) => `${random.text(`${ALPHANUMERIC}+/`, 86)}==`,
    contexts: storageContexts,
  },
  {
    detector: "azure-openai-key",
    source: "https://learn.microsoft.com/azure/ai-services/openai/reference",
    sample: (random) => random.text(HEX, 32),
    contexts: namedContexts("azure openai"),
  },
  {
    detector: "azure-devops-token",
    source:
      "https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate",
    sample: (random) => random.text(`${LOWER}234567`, 52),
    contexts: namedContexts("azure devops"),
  },
  {
    detector: "azure-shared-access-signature",
    source: "https://learn.microsoft.com/azure/storage/common/storage-sas-overview",
    sample: (random) => `${random.text(ALPHANUMERIC, 43)}%3D`,
    contexts: (secret) => [
      `https://ann.blob.core.windows.net/c?sv=2022-11-02&sp=r&sig=${secret}&se=2026`,
      `"?sig=${secret}"`,
    ],
  },
  {
    detector: "azure-function-key",
    source: "https://learn.microsoft.com/azure/azure-functions/function-keys-how-to",
    sample: (random) => `${random.text(`${ALPHANUMERIC}-_`, 54)}==`,
    contexts: (secret) => [`https://ann.azurewebsites.net/api/f?code=${secret}`, `x-functions-key: ${secret}`],
  },
  ...signatures.map(identifiable),
  {
    detector: "azure-identifiable-key",
    source: "https://github.com/microsoft/security-utilities",
    sample: (random) => `${random.text(ALPHANUMERIC, 76)}AZDO${random.text(ALPHANUMERIC, 4)}`,
    contexts: bothContexts("devops"),
  },
  {
    detector: "azure-identifiable-key",
    source: "https://github.com/microsoft/security-utilities",
    sample: (random) => `${random.text(`${ALPHANUMERIC}-_`, 44)}AzFu${random.text(ALPHANUMERIC, 6)}==`,
    contexts: bothContexts("function"),
  },
  {
    detector: "azure-refresh-token",
    source: "https://learn.microsoft.com/entra/identity-platform/refresh-tokens",
    sample: (random) => `0.A${random.text(`${ALPHANUMERIC}-_`, 51)}.AgABAA${random.text(`${ALPHANUMERIC}-_`, 600)}`,
    contexts: bothContexts("entra"),
  },
  {
    detector: "azure-openai-key",
    source: "https://learn.microsoft.com/azure/search/search-security-api-keys",
    sample: (random) => random.text(ALPHANUMERIC, 52),
    contexts: namedContexts("azure search"),
  },
  {
    detector: "azure-openai-key",
    source: "https://learn.microsoft.com/azure/ai-services/translator/",
    sample: (random) => random.text(HEX, 32),
    contexts: (secret) => [
      `TRANSLATOR_KEY=${secret}`,
      `speech_key = "${secret}"`,
      JSON.stringify({ speechKey: secret }),
      `FORM_RECOGNIZER_KEY: ${secret}`,
      `export BING_SEARCH_KEY='${secret}'`,
    ],
  },
  {
    detector: "azure-legacy-client-secret",
    source: "https://learn.microsoft.com/entra/identity-platform/quickstart-register-app",
    sample: (random) =>
      `${random.text(ALPHANUMERIC, 8)}${random.text(`${ALPHANUMERIC}-_=+.@?*`, 23)}${random.text(ALPHANUMERIC, 1)}`,
    contexts: (secret) => [
      `AZURE_CLIENT_SECRET="${secret}"`,
      `export ARM_CLIENT_SECRET='${secret}'`,
      JSON.stringify({ azureClientSecret: secret }),
      `azure_ad_client_secret: ${secret}`,
    ],
  },
];
