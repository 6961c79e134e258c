import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER, UPPER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

export const llmFormats: readonly SecretFormat[] = [
  {
    detector: "anthropic-api-key",
    source: "https://docs.anthropic.com/en/api/overview",
    sample: (random) => `sk-ant-api03-${random.text(`${ALPHANUMERIC}-_`, 93)}AA`,
    contexts: bothContexts("anthropic"),
  },
  {
    detector: "anthropic-api-key",
    source: "https://docs.anthropic.com/en/api/admin-api/apikeys/get-api-key",
    sample: (random) => `sk-ant-admin01-${random.text(`${ALPHANUMERIC}-_`, 93)}AA`,
    contexts: bothContexts("anthropic"),
  },
  {
    detector: "anthropic-api-key",
    source: "https://docs.anthropic.com/en/docs/claude-code/iam",
    sample: (random) => `sk-ant-oat01-${random.text(`${ALPHANUMERIC}-_`, 93)}AA`,
    contexts: bothContexts("claude code oauth"),
  },
  {
    detector: "openrouter-api-key",
    source: "https://openrouter.ai/docs/api-reference/authentication",
    sample: (random) => `sk-or-v1-${random.text(HEX, 64)}`,
    contexts: bothContexts("openrouter"),
  },
  {
    detector: "deepseek-api-key",
    source: "https://api-docs.deepseek.com/",
    sample: (random) => `sk-${random.text(HEX, 32)}`,
    contexts: namedContexts("deepseek"),
  },
  {
    detector: "stability-api-key",
    source: "https://platform.stability.ai/docs/getting-started/authentication",
    sample: (random) => `sk-${random.text(ALPHANUMERIC, 48)}`,
    contexts: namedContexts("stability"),
  },
  {
    detector: "moonshot-api-key",
    source: "https://platform.moonshot.ai/docs",
    sample: (random) => `sk-${random.text(ALPHANUMERIC, 48)}`,
    contexts: namedContexts("moonshot"),
  },
  {
    detector: "dashscope-api-key",
    source: "https://www.alibabacloud.com/help/en/model-studio/get-api-key",
    sample: (random) => `sk-${random.text(HEX, 32)}`,
    contexts: namedContexts("dashscope"),
  },
  {
    detector: "openai-api-key",
    source: "https://help.openai.com/en/articles/9186755-managing-projects-in-the-api-platform",
    sample: (random) =>
      `sk-proj-${random.text(`${ALPHANUMERIC}-_`, 74)}T3BlbkFJ${random.text(`${ALPHANUMERIC}-_`, 74)}`,
    contexts: bothContexts("openai"),
  },
  {
    detector: "openai-api-key",
    source: "https://help.openai.com/en/articles/9186755-managing-projects-in-the-api-platform",
    sample: (random) => `sk-proj-${random.text(ALPHANUMERIC, 48)}`,
    contexts: bothContexts("openai"),
  },
  {
    detector: "openai-api-key",
    source: "https://platform.openai.com/docs/api-reference/project-service-accounts",
    sample: (random) =>
      `sk-svcacct-${random.text(`${ALPHANUMERIC}-_`, 58)}T3BlbkFJ${random.text(`${ALPHANUMERIC}-_`, 58)}`,
    contexts: bothContexts("openai"),
  },
  {
    detector: "openai-api-key",
    source: "https://platform.openai.com/docs/api-reference/administration",
    sample: (random) =>
      `sk-admin-${random.text(`${ALPHANUMERIC}-_`, 74)}T3BlbkFJ${random.text(`${ALPHANUMERIC}-_`, 58)}`,
    contexts: bothContexts("openai admin"),
  },
  {
    detector: "openai-legacy-api-key",
    source: "https://platform.openai.com/docs/api-reference/authentication",
    sample: (random) => `sk-${random.text(ALPHANUMERIC, 20)}T3BlbkFJ${random.text(ALPHANUMERIC, 20)}`,
    contexts: bothContexts("openai"),
  },
  {
    detector: "openai-legacy-api-key",
    source: "https://platform.openai.com/docs/api-reference/authentication",
    sample: (random) => `sk-${random.text(ALPHANUMERIC, random.integer(32, 48))}`,
    contexts: bothContexts("model"),
  },
  {
    detector: "openai-session-key",
    source: "https://platform.openai.com/docs/api-reference/authentication",
    sample: (random) => `sess-${random.text(ALPHANUMERIC, 40)}`,
    contexts: bothContexts("openai"),
  },
  {
    detector: "openai-webhook-secret",
    source: "https://platform.openai.com/docs/guides/realtime",
    sample: (random) => `ek_${random.text(HEX, 32)}`,
    contexts: bothContexts("realtime client"),
  },
  {
    detector: "huggingface-access-token",
    source: "https://huggingface.co/docs/hub/security-tokens",
    sample: (random) => `hf_${random.text(LOWER + UPPER, 34)}`,
    contexts: bothContexts("hub"),
  },
  {
    detector: "huggingface-organization-token",
    source: "https://huggingface.co/docs/hub/security-tokens",
    sample: (random) => `api_org_${random.text(LOWER + UPPER, 34)}`,
    contexts: bothContexts("hub"),
  },
  {
    detector: "huggingface-oauth-secret",
    source: "https://huggingface.co/docs/hub/oauth",
    sample: (random) => `oauth_app_secret_${random.text(ALPHANUMERIC, 36)}`,
    contexts: bothContexts("hub"),
  },
  {
    detector: "groq-api-key",
    source: "https://console.groq.com/docs/quickstart",
    sample: (random) => `gsk_${random.text(ALPHANUMERIC, 52)}`,
    contexts: bothContexts("groq"),
  },
  {
    detector: "replicate-api-token",
    source: "https://replicate.com/docs/reference/http#authentication",
    sample: (random) => `r8_${random.text(ALPHANUMERIC, random.pick([37, 45]))}`,
    contexts: bothContexts("replicate"),
  },
  {
    detector: "perplexity-api-key",
    source: "https://docs.perplexity.ai/guides/getting-started",
    sample: (random) => `pplx-${random.text(ALPHANUMERIC, 48)}`,
    contexts: bothContexts("perplexity"),
  },
  {
    detector: "xai-api-key",
    source: "https://docs.x.ai/docs/overview",
    sample: (random) => `xai-${random.text(`${ALPHANUMERIC}_`, 80)}`,
    contexts: bothContexts("grok"),
  },
  {
    detector: "together-api-key",
    source: "https://docs.together.ai/docs/quickstart",
    sample: (random) => `tgp_v1_${random.text(`${ALPHANUMERIC}-_`, 43)}`,
    contexts: bothContexts("together"),
  },
  {
    detector: "fireworks-api-key",
    source: "https://docs.fireworks.ai/getting-started/quickstart",
    sample: (random) => `fw_${random.text(ALPHANUMERIC, 24)}`,
    contexts: bothContexts("fireworks"),
  },
  {
    detector: "nvidia-api-key",
    source: "https://docs.api.nvidia.com/nim/reference/llm-apis",
    sample: (random) => `nvapi-${random.text(`${ALPHANUMERIC}-_`, 64)}`,
    contexts: bothContexts("nvidia"),
  },
  {
    detector: "voyage-api-key",
    source: "https://docs.voyageai.com/docs/api-key-and-installation",
    sample: (random) => `pa-${random.text(`${ALPHANUMERIC}-_`, 43)}`,
    contexts: bothContexts("embedding"),
  },
  {
    detector: "voyage-atlas-api-key",
    source: "https://www.mongodb.com/docs/voyageai/",
    sample: (random) => `al-${random.text(`${ALPHANUMERIC}-_`, 43)}`,
    contexts: namedContexts("voyage"),
  },
  {
    detector: "elevenlabs-api-key",
    source: "https://elevenlabs.io/docs/api-reference/authentication",
    sample: (random) => `sk_${random.text(HEX, 48)}`,
    contexts: bothContexts("voice"),
  },
  {
    detector: "cerebras-api-key",
    source: "https://inference-docs.cerebras.ai/quickstart",
    sample: (random) => `csk-${random.text(ALPHANUMERIC, 48)}`,
    contexts: bothContexts("cerebras"),
  },
  {
    detector: "anyscale-api-key",
    source: "https://docs.anyscale.com/",
    sample: (random) => `esecret_${random.text(LOWER + DIGITS, 26)}`,
    contexts: bothContexts("anyscale"),
  },
  {
    detector: "runpod-api-key",
    source: "https://docs.runpod.io/get-started/api-keys",
    sample: (random) => `rpa_${random.text(UPPER + DIGITS, 42)}`,
    contexts: bothContexts("runpod"),
  },
  {
    detector: "openai-webhook-secret",
    source: "https://platform.openai.com/docs/guides/realtime",
    sample: (random) => `ek_${random.text(ALPHANUMERIC, 48)}`,
    contexts: bothContexts("realtime client"),
  },
  {
    detector: "upstage-api-key",
    source: "https://console.upstage.ai/docs/getting-started",
    sample: (random) => `up_${random.text(ALPHANUMERIC, 29)}`,
    contexts: bothContexts("upstage"),
  },
  {
    detector: "chutes-api-key",
    source: "https://chutes.ai/docs",
    sample: (random) => `cpk_${random.text(HEX, 32)}.${random.text(HEX, 32)}.${random.text(ALPHANUMERIC, 32)}`,
    contexts: bothContexts("chutes"),
  },
  {
    detector: "featherless-api-key",
    source: "https://featherless.ai/docs/quickstart-guide",
    sample: (random) => `rc_${random.text(HEX, 64)}`,
    contexts: bothContexts("featherless"),
  },
];
