import { bothContexts } from "../contexts.ts";
import { ALPHANUMERIC } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

export const unnamedKeyFormats: readonly SecretFormat[] = [
  {
    detector: "sk-api-key",
    source: "https://docs.litellm.ai/docs/proxy/virtual_keys",
    sample: (random) => `sk-${random.pick(["live", "demo", "team", "internal"])}-${random.text(ALPHANUMERIC, 20)}`,
    contexts: bothContexts("model"),
  },
  {
    detector: "sk-api-key",
    source: "https://docs.litellm.ai/docs/proxy/virtual_keys",
    sample: (random) => `sk-${random.text(ALPHANUMERIC, 6)}_${random.text(`${ALPHANUMERIC}-_`, 36)}`,
    contexts: bothContexts("gateway"),
  },
  {
    detector: "sk-api-key",
    source: "https://platform.minimax.io/docs/guides/quickstart",
    sample: (random) => `sk-${random.pick(["api", "cp"])}-${random.text(`${ALPHANUMERIC}-_`, 120)}`,
    contexts: bothContexts("model"),
  },
  {
    detector: "sk-api-key",
    source: "https://novita.ai/docs/guides/quickstart",
    sample: (random) => `sk_${random.text(`${ALPHANUMERIC}-_`, 43)}`,
    contexts: bothContexts("inference"),
  },
  {
    detector: "sk-api-key",
    source: "https://platform.openai.com/docs/api-reference/project-service-accounts",
    sample: (random) =>
      `sk-${random.pick(["my-app", "prod", "team1", "MyBot"])}-${random.text(ALPHANUMERIC, 20)}T3BlbkFJ${random.text(ALPHANUMERIC, 20)}`,
    contexts: bothContexts("openai"),
  },
];
