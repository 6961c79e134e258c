// Names of earlier generations: the dialects emit them, and linting reports them.

/** @deprecated Use `gen_ai.output.messages`. */
export const ATTR_GEN_AI_COMPLETION = "gen_ai.completion";

/** @deprecated Use `gen_ai.output.type`. */
export const ATTR_GEN_AI_OPENAI_REQUEST_RESPONSE_FORMAT = "gen_ai.openai.request.response_format";

/** @deprecated Use `gen_ai.request.seed`. */
export const ATTR_GEN_AI_OPENAI_REQUEST_SEED = "gen_ai.openai.request.seed";

/** @deprecated Use `openai.request.service_tier`. */
export const ATTR_GEN_AI_OPENAI_REQUEST_SERVICE_TIER = "gen_ai.openai.request.service_tier";

/** @deprecated Use `openai.response.service_tier`. */
export const ATTR_GEN_AI_OPENAI_RESPONSE_SERVICE_TIER = "gen_ai.openai.response.service_tier";

/** @deprecated Use `openai.response.system_fingerprint`. */
export const ATTR_GEN_AI_OPENAI_RESPONSE_SYSTEM_FINGERPRINT = "gen_ai.openai.response.system_fingerprint";

/** @deprecated Use `gen_ai.input.messages`. */
export const ATTR_GEN_AI_PROMPT = "gen_ai.prompt";

/** @deprecated Use `gen_ai.provider.name`. */
export const ATTR_GEN_AI_SYSTEM = "gen_ai.system";

/** @deprecated The direction moved into the metric names. */
export const ATTR_GEN_AI_TOKEN_TYPE = "gen_ai.token.type";

/** @deprecated Use `gen_ai.usage.cache_write.input_tokens`. */
export const ATTR_GEN_AI_USAGE_CACHE_CREATION_INPUT_TOKENS = "gen_ai.usage.cache_creation.input_tokens";

/** @deprecated Use `gen_ai.usage.output_tokens`. */
export const ATTR_GEN_AI_USAGE_COMPLETION_TOKENS = "gen_ai.usage.completion_tokens";

/** @deprecated Use `gen_ai.usage.input_tokens`. */
export const ATTR_GEN_AI_USAGE_PROMPT_TOKENS = "gen_ai.usage.prompt_tokens";

/** @deprecated Use `gen_ai.agent.name`. */
export const ATTR_GEN_AI_WORKFLOW_NAME = "gen_ai.workflow.name";

/** @deprecated Use `otel.scope.name`. */
export const ATTR_OTEL_LIBRARY_NAME = "otel.library.name";

/** @deprecated Use `otel.scope.version`. */
export const ATTR_OTEL_LIBRARY_VERSION = "otel.library.version";

/** @deprecated Use `rpc.status_code`. */
export const ATTR_RPC_RESPONSE_STATUS_CODE = "rpc.response.status_code";
