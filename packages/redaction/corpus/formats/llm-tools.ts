import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER, UPPER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";
import { uuid } from "../uuid.ts";

export const llmToolFormats: readonly SecretFormat[] = [
  {
    detector: "langsmith-api-key",
    source:
      "https://docs.smith.langchain.com/administration/how_to_guides/organization_management/create_account_api_key",
    sample: (random) => `lsv2_${random.pick(["pt", "sk"])}_${random.text(HEX, 32)}_${random.text(HEX, 10)}`,
    contexts: bothContexts("langsmith"),
  },
  {
    detector: "langchain-legacy-api-key",
    source: "https://docs.smith.langchain.com/",
    sample: (random) => `ls__${random.text(HEX, 32)}`,
    contexts: bothContexts("langchain"),
  },
  {
    detector: "langfuse-key",
    source: "https://langfuse.com/docs/api",
    sample: (random) => `${random.pick(["sk", "pk"])}-lf-${uuid(random)}`,
    contexts: bothContexts("langfuse"),
  },
  {
    detector: "helicone-api-key",
    source: "https://docs.helicone.ai/helicone-headers/helicone-auth",
    sample: (random) =>
      `sk-helicone-${random.text(LOWER + DIGITS, 7)}-${random.text(LOWER + DIGITS, 7)}-${random.text(LOWER + DIGITS, 7)}-${random.text(LOWER + DIGITS, 7)}`,
    contexts: bothContexts("helicone"),
  },
  {
    detector: "wandb-api-key",
    source: "https://docs.wandb.ai/guides/track/environment-variables",
    sample: (random) => random.text(HEX, 40),
    contexts: namedContexts("wandb"),
  },
  {
    detector: "wandb-v1-api-key",
    source: "https://docs.wandb.ai/guides/track/environment-variables",
    sample: (random) => `wandb_v1_${random.text(`${ALPHANUMERIC}_`, 77)}`,
    contexts: bothContexts("wandb"),
  },
  {
    detector: "pinecone-api-key",
    source: "https://docs.pinecone.io/guides/projects/manage-api-keys",
    sample: (random) => `pcsk_${random.text(ALPHANUMERIC, 6)}_${random.text(ALPHANUMERIC, 63)}`,
    contexts: bothContexts("pinecone"),
  },
  {
    detector: "pinecone-legacy-api-key",
    source: "https://docs.pinecone.io/guides/projects/manage-api-keys",
    sample: (random) => uuid(random),
    contexts: namedContexts("pinecone"),
  },
  {
    detector: "llama-cloud-api-key",
    source: "https://docs.cloud.llamaindex.ai/llamacloud/getting_started/api_key",
    sample: (random) => `llx-${random.text(ALPHANUMERIC, 48)}`,
    contexts: bothContexts("llama cloud"),
  },
  {
    detector: "tavily-api-key",
    source: "https://docs.tavily.com/documentation/quickstart",
    sample: (random) => `tvly-dev-${random.text(ALPHANUMERIC, 6)}-${random.text(`${ALPHANUMERIC}_`, 40)}`,
    contexts: bothContexts("tavily"),
  },
  {
    detector: "tavily-api-key",
    source: "https://docs.tavily.com/documentation/quickstart",
    sample: (random) => `tvly-${random.text(ALPHANUMERIC, 32)}`,
    contexts: bothContexts("tavily"),
  },
  {
    detector: "jina-api-key",
    source: "https://jina.ai/embeddings/",
    sample: (random) => `jina_${random.text(HEX, 32)}${random.text(ALPHANUMERIC, 28)}`,
    contexts: bothContexts("jina"),
  },
  {
    detector: "firecrawl-api-key",
    source: "https://docs.firecrawl.dev/introduction",
    sample: (random) => `fc-${random.text(HEX, 32)}`,
    contexts: bothContexts("firecrawl"),
  },
  {
    detector: "exa-api-key",
    source: "https://docs.exa.ai/reference/getting-started",
    sample: (random) => uuid(random),
    contexts: (secret) => [`EXA_API_KEY=${secret}`, `"exaApiKey": "${secret}"`, `exa-api-key: ${secret}`],
  },
  {
    detector: "serpapi-api-key",
    source: "https://serpapi.com/search-api",
    sample: (random) => random.text(HEX, 64),
    contexts: namedContexts("serpapi"),
  },
  {
    detector: "e2b-api-key",
    source: "https://e2b.dev/docs/api-key",
    sample: (random) => `e2b_${random.text(HEX, 40)}`,
    contexts: bothContexts("sandbox"),
  },
  {
    detector: "fal-api-key",
    source: "https://docs.fal.ai/authentication/key-based",
    sample: (random) => `${uuid(random)}:${random.text(HEX, 32)}`,
    contexts: (secret) => [
      `FAL_KEY=${secret}`,
      `fal_key: "${secret}"`,
      `"falKey": "${secret}"`,
      `my fal key is ${secret}`,
    ],
  },
  {
    detector: "vercel-ai-gateway-key",
    source: "https://vercel.com/docs/ai-gateway/authentication",
    sample: (random) => `vck_${random.text(ALPHANUMERIC, 56)}`,
    contexts: bothContexts("gateway"),
  },
  {
    detector: "cursor-api-key",
    source: "https://docs.cursor.com/account/teams/admin-api",
    sample: (random) => `${random.pick(["key", "crsr"])}_${random.text(HEX, 64)}`,
    contexts: bothContexts("cursor"),
  },
  {
    detector: "mem0-api-key",
    source: "https://docs.mem0.ai/api-reference",
    sample: (random) => `m0-${random.text(ALPHANUMERIC, 40)}`,
    contexts: bothContexts("memory"),
  },
  {
    detector: "modal-token",
    source: "https://modal.com/docs/reference/modal.config",
    sample: (random) => `${random.pick(["ak", "as"])}-${random.text(ALPHANUMERIC, 22)}`,
    contexts: namedContexts("modal"),
  },
  {
    detector: "brave-search-api-key",
    source: "https://api-dashboard.search.brave.com/documentation",
    sample: (random) => `BSA${random.text(`${ALPHANUMERIC}-_`, 28)}`,
    contexts: bothContexts("brave"),
  },
  {
    detector: "context7-api-key",
    source: "https://context7.com/docs/howto/api-keys",
    sample: (random) => `ctx7sk-${uuid(random)}`,
    contexts: bothContexts("context7"),
  },
  {
    detector: "daytona-api-key",
    source: "https://www.daytona.io/docs/en/api-keys/",
    sample: (random) => `dtn_${random.text(HEX, 64)}`,
    contexts: bothContexts("daytona"),
  },
  {
    detector: "logfire-token",
    source: "https://logfire.pydantic.dev/docs/how-to-guides/create-write-tokens/",
    sample: (random) => `pylf_v1_${random.pick(["us", "eu"])}_${random.text(ALPHANUMERIC, 44)}`,
    contexts: bothContexts("logfire"),
  },
  {
    detector: "wolfram-alpha-app-id",
    source: "https://products.wolframalpha.com/api/documentation",
    sample: (random) => `${random.text(UPPER + DIGITS, 6)}-${random.text(UPPER + DIGITS, 10)}`,
    contexts: namedContexts("wolfram"),
  },
];
