// Names of `refinement-1.0` that are not official ones. Applications see them only in that dialect.

export const REFINEMENT_AGENT_NAME = "agent.name";
export const REFINEMENT_AGENT_PARENT = "agent.parent_agent";
export const REFINEMENT_AGENT_STEP = "agent.step";
export const REFINEMENT_COST_USD = "gen_ai.usage.cost_usd";
export const REFINEMENT_ERROR_FILTER_REASON = "gen_ai.error.filter_reason";
export const REFINEMENT_ERROR_RETRY_AFTER_MS = "gen_ai.error.retry_after_ms";
export const REFINEMENT_ERROR_TOKEN_LIMIT = "gen_ai.error.token_limit";
export const REFINEMENT_ERROR_TOKENS_REQUESTED = "gen_ai.error.tokens_requested";
export const REFINEMENT_ERROR_TYPE = "gen_ai.error.type";
export const REFINEMENT_FINISH_REASON = "gen_ai.response.finish_reason";
export const REFINEMENT_MEMORY_QUERY_LENGTH = "agent.memory.query_length";
export const REFINEMENT_MEMORY_RESULTS_COUNT = "agent.memory.results_count";
export const REFINEMENT_REASONING_CONFIDENCE = "agent.reasoning.confidence";
export const REFINEMENT_REASONING_TYPE = "agent.reasoning.type";
export const REFINEMENT_STREAMING = "gen_ai.response.streaming";
export const REFINEMENT_THOUGHT = "thought";
export const REFINEMENT_TIME_TO_FIRST_TOKEN_MS = "gen_ai.response.time_to_first_token_ms";
export const REFINEMENT_TOKEN_PREVIEW = "token_preview";
export const REFINEMENT_TOKENS_PER_SECOND = "gen_ai.response.tokens_per_second";
export const REFINEMENT_TOOL_NAME = "agent.tool.name";
export const REFINEMENT_TOOL_REASON = "agent.tool.reason";
export const REFINEMENT_TOTAL_DURATION_MS = "gen_ai.response.total_duration_ms";
export const REFINEMENT_TOTAL_TOKENS = "gen_ai.usage.total_tokens";
