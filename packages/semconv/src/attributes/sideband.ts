// Our extensions: what applications need and the conventions do not have (yet).

/** How many times the agent itself called a model, failed calls included. */
export const ATTR_SIDEBAND_AGENT_INFERENCE_CALLS = "sideband.agent.inference_calls";

/** Name of the agent that started this one. */
export const ATTR_SIDEBAND_AGENT_PARENT_NAME = "sideband.agent.parent.name";

/** Number of the step within the agent run. On spans only. */
export const ATTR_SIDEBAND_AGENT_STEP = "sideband.agent.step";

/** How many tools the agent itself executed, failed executions included. */
export const ATTR_SIDEBAND_AGENT_TOOL_CALLS = "sideband.agent.tool_calls";

/** Normalised class of a failure, the same for every provider: one of `ERROR_CATEGORIES`. */
export const ATTR_SIDEBAND_ERROR_CATEGORY = "sideband.error.category";

/** Why the provider filtered the content. It may quote the prompt: content. */
export const ATTR_SIDEBAND_ERROR_FILTER_REASON = "sideband.error.filter_reason";

/** Seconds that the provider asked to wait. */
export const ATTR_SIDEBAND_ERROR_RETRY_AFTER = "sideband.error.retry_after";

/** The token limit that a request exceeded. */
export const ATTR_SIDEBAND_ERROR_TOKEN_LIMIT = "sideband.error.token_limit";

/** The tokens that the exceeding request asked for. */
export const ATTR_SIDEBAND_ERROR_TOKENS_REQUESTED = "sideband.error.tokens_requested";

/** An error and its causes, outermost first: the type of each, with its message where error text is captured. */
export const ATTR_SIDEBAND_EXCEPTION_CHAIN = "sideband.exception.chain";

/** What a span link stands for: one of `LINK_TYPES`. On links only. */
export const ATTR_SIDEBAND_LINK_TYPE = "sideband.link.type";

/** Length of a memory query, in characters. */
export const ATTR_SIDEBAND_MEMORY_QUERY_LENGTH = "sideband.memory.query.length";

/** Scores of the memory records found, best first. */
export const ATTR_SIDEBAND_MEMORY_RECORD_SCORES = "sideband.memory.record.scores";

/** How an operation ended that neither completed nor failed: one of `OUTCOMES`. */
export const ATTR_SIDEBAND_OUTCOME = "sideband.outcome";

/** How sure the agent was of its reasoning, 0 to 1. */
export const ATTR_SIDEBAND_REASONING_CONFIDENCE = "sideband.reasoning.confidence";

/** Number of options that the agent considered. */
export const ATTR_SIDEBAND_REASONING_OPTIONS_COUNT = "sideband.reasoning.options.count";

/** The action that the agent chose. */
export const ATTR_SIDEBAND_REASONING_SELECTED_ACTION = "sideband.reasoning.selected_action";

/** What the agent thought. Content: recorded only on request. */
export const ATTR_SIDEBAND_REASONING_THOUGHT = "sideband.reasoning.thought";

/** Kind of reasoning, e.g. `chain_of_thought`. */
export const ATTR_SIDEBAND_REASONING_TYPE = "sideband.reasoning.type";

/** Number of chunks received; a chunk is not a token. */
export const ATTR_SIDEBAND_RESPONSE_CHUNK_COUNT = "sideband.response.chunk.count";

/** Output tokens per second between the first chunk and the end. */
export const ATTR_SIDEBAND_RESPONSE_OUTPUT_TOKENS_PER_SECOND = "sideband.response.output_tokens_per_second";

/** The tenant on whose behalf an operation runs. */
export const ATTR_SIDEBAND_TENANT_ID = "sideband.tenant.id";

/** Names of the tools that the agent could choose from. */
export const ATTR_SIDEBAND_TOOL_AVAILABLE = "sideband.tool.available";

/** Why the agent chose the tool. Content: recorded only on request. */
export const ATTR_SIDEBAND_TOOL_SELECTION_REASON = "sideband.tool.selection.reason";

/** Cost of the call, in the unit of `sideband.usage.cost.currency`. */
export const ATTR_SIDEBAND_USAGE_COST_AMOUNT = "sideband.usage.cost.amount";

/** Currency of the cost, as ISO 4217. */
export const ATTR_SIDEBAND_USAGE_COST_CURRENCY = "sideband.usage.cost.currency";

/** Who computed the cost: `provider` or `local`. */
export const ATTR_SIDEBAND_USAGE_COST_SOURCE = "sideband.usage.cost.source";
