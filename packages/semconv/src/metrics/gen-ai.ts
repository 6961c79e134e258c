// GenAI metrics: clients, agents, tools, servers.

/** Duration of an embeddings request as the client sees it. Histogram, `s`. */
export const METRIC_GEN_AI_CLIENT_EMBEDDINGS_DURATION = "gen_ai.client.embeddings.duration";

/** Input tokens of one embeddings request. Histogram, `{token}`. */
export const METRIC_GEN_AI_CLIENT_EMBEDDINGS_OPERATION_INPUT_TOKENS = "gen_ai.client.embeddings.operation.input_tokens";

/** Duration of a model call as the client sees it, retries included. Histogram, `s`. */
export const METRIC_GEN_AI_CLIENT_INFERENCE_DURATION = "gen_ai.client.inference.duration";

/** Input tokens of one model call. Histogram, `{token}`. */
export const METRIC_GEN_AI_CLIENT_INFERENCE_OPERATION_INPUT_TOKENS = "gen_ai.client.inference.operation.input_tokens";

/** Output tokens of one model call. Histogram, `{token}`. */
export const METRIC_GEN_AI_CLIENT_INFERENCE_OPERATION_OUTPUT_TOKENS = "gen_ai.client.inference.operation.output_tokens";

/** Time from one chunk to the next, for each chunk after the first. Histogram, `s`. */
export const METRIC_GEN_AI_CLIENT_INFERENCE_TIME_PER_OUTPUT_CHUNK = "gen_ai.client.inference.time_per_output_chunk";

/** Time from issuing a streamed request to its first chunk. Histogram, `s`. */
export const METRIC_GEN_AI_CLIENT_INFERENCE_TIME_TO_FIRST_CHUNK = "gen_ai.client.inference.time_to_first_chunk";

/** Input tokens read from the provider's cache. Counter, `{token}`. */
export const METRIC_GEN_AI_CLIENT_INFERENCE_USAGE_CACHE_READ_INPUT_TOKENS =
  "gen_ai.client.inference.usage.cache_read.input_tokens";

/** Input tokens written to the provider's cache. Counter, `{token}`. */
export const METRIC_GEN_AI_CLIENT_INFERENCE_USAGE_CACHE_WRITE_INPUT_TOKENS =
  "gen_ai.client.inference.usage.cache_write.input_tokens";

/** Input tokens used, cached ones included. Counter, `{token}`. */
export const METRIC_GEN_AI_CLIENT_INFERENCE_USAGE_INPUT_TOKENS = "gen_ai.client.inference.usage.input_tokens";

/** Output tokens used, reasoning included. Counter, `{token}`. */
export const METRIC_GEN_AI_CLIENT_INFERENCE_USAGE_OUTPUT_TOKENS = "gen_ai.client.inference.usage.output_tokens";

/** Reasoning tokens used. Counter, `{token}`. */
export const METRIC_GEN_AI_CLIENT_INFERENCE_USAGE_REASONING_OUTPUT_TOKENS =
  "gen_ai.client.inference.usage.reasoning.output_tokens";

/** Duration of a client operation other than inference and embeddings. Histogram, `s`. */
export const METRIC_GEN_AI_CLIENT_OPERATION_DURATION = "gen_ai.client.operation.duration";

/** Duration of a tool call. Histogram, `s`. */
export const METRIC_GEN_AI_EXECUTE_TOOL_DURATION = "gen_ai.execute_tool.duration";

/** Duration of a run of an agent or workflow in this process. Histogram, `s`. */
export const METRIC_GEN_AI_INVOKE_AGENT_DURATION = "gen_ai.invoke_agent.duration";

/** Model calls that one agent run made itself, failed ones included. Histogram, `{inference_call}`. */
export const METRIC_GEN_AI_INVOKE_AGENT_INFERENCE_CALLS = "gen_ai.invoke_agent.inference_calls";

/** Client-side tool calls of one agent run. Histogram, `{tool_call}`. */
export const METRIC_GEN_AI_INVOKE_AGENT_TOOL_CALLS = "gen_ai.invoke_agent.tool_calls";

/** Duration of a model request as the server sees it, to the last byte or token. Histogram, `s`. */
export const METRIC_GEN_AI_SERVER_REQUEST_DURATION = "gen_ai.server.request.duration";

/** Time per output token after the first one, of successful responses. Histogram, `s`. */
export const METRIC_GEN_AI_SERVER_TIME_PER_OUTPUT_TOKEN = "gen_ai.server.time_per_output_token";

/** Time to the first output token, of successful responses. Histogram, `s`. */
export const METRIC_GEN_AI_SERVER_TIME_TO_FIRST_TOKEN = "gen_ai.server.time_to_first_token";
