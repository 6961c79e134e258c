export const PROVIDER_OPENAI = "openai";
export const PROVIDER_GCP_GEN_AI = "gcp.gen_ai";
export const PROVIDER_GCP_VERTEX_AI = "gcp.vertex_ai";
export const PROVIDER_GCP_GEMINI = "gcp.gemini";
export const PROVIDER_ANTHROPIC = "anthropic";
export const PROVIDER_COHERE = "cohere";
export const PROVIDER_AZURE_AI_INFERENCE = "azure.ai.inference";
export const PROVIDER_AZURE_AI_OPENAI = "azure.ai.openai";
export const PROVIDER_IBM_WATSONX_AI = "ibm.watsonx.ai";
export const PROVIDER_AWS_BEDROCK = "aws.bedrock";
export const PROVIDER_PERPLEXITY = "perplexity";
export const PROVIDER_X_AI = "x_ai";
export const PROVIDER_DEEPSEEK = "deepseek";
export const PROVIDER_GROQ = "groq";
export const PROVIDER_MISTRAL_AI = "mistral_ai";
export const PROVIDER_MOONSHOT_AI = "moonshot_ai";

export type Provider =
  | typeof PROVIDER_OPENAI
  | typeof PROVIDER_GCP_GEN_AI
  | typeof PROVIDER_GCP_VERTEX_AI
  | typeof PROVIDER_GCP_GEMINI
  | typeof PROVIDER_ANTHROPIC
  | typeof PROVIDER_COHERE
  | typeof PROVIDER_AZURE_AI_INFERENCE
  | typeof PROVIDER_AZURE_AI_OPENAI
  | typeof PROVIDER_IBM_WATSONX_AI
  | typeof PROVIDER_AWS_BEDROCK
  | typeof PROVIDER_PERPLEXITY
  | typeof PROVIDER_X_AI
  | typeof PROVIDER_DEEPSEEK
  | typeof PROVIDER_GROQ
  | typeof PROVIDER_MISTRAL_AI
  | typeof PROVIDER_MOONSHOT_AI;

/** What `gen_ai.provider.name` may be; others are allowed where none of these fits. */
export const PROVIDERS: readonly Provider[] = /* @__PURE__ */ Object.freeze([
  PROVIDER_OPENAI,
  PROVIDER_GCP_GEN_AI,
  PROVIDER_GCP_VERTEX_AI,
  PROVIDER_GCP_GEMINI,
  PROVIDER_ANTHROPIC,
  PROVIDER_COHERE,
  PROVIDER_AZURE_AI_INFERENCE,
  PROVIDER_AZURE_AI_OPENAI,
  PROVIDER_IBM_WATSONX_AI,
  PROVIDER_AWS_BEDROCK,
  PROVIDER_PERPLEXITY,
  PROVIDER_X_AI,
  PROVIDER_DEEPSEEK,
  PROVIDER_GROQ,
  PROVIDER_MISTRAL_AI,
  PROVIDER_MOONSHOT_AI,
] as const);
