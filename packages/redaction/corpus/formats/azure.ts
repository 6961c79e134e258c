import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, HEX, LOWER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

const storageContexts = (secret: string): readonly string[] => [
  `DefaultEndpointsProtocol=https;AccountName=ann;AccountKey=${secret};EndpointSuffix=core.windows.net`,
  `AZURE_STORAGE_KEY=${secret}`,
  `"accountKey": "${secret}"`,
  `Endpoint=sb://ann.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${secret}`,
];

export const azureFormats: readonly SecretFormat[] = [
  {
    detector: "azure-client-secret",
    source: "https://learn.microsoft.com/entra/identity-platform/quickstart-register-app",
    sample: (random) => `${random.text(ALPHANUMERIC, 3)}8Q~${random.text(`${ALPHANUMERIC}_~.-`, 33)}`,
    contexts: bothContexts("entra client"),
  },
  {
    detector: "azure-common-annotated-key",
    source: "https://learn.microsoft.com/azure/ai-services/authentication",
    sample: (random) => `${random.text(ALPHANUMERIC, 52)}JQQJ99${random.text(ALPHANUMERIC, 26)}`,
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
];
