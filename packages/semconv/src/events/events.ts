// Log records with an event name, in the context of the span they belong to.

/** Everything about one model call, content included when asked for. Severity DEBUG. */
export const EVENT_GEN_AI_CLIENT_INFERENCE_OPERATION_DETAILS = "gen_ai.client.inference.operation.details";

/** An exception that ended a client operation. Severity WARN. */
export const EVENT_GEN_AI_CLIENT_OPERATION_EXCEPTION = "gen_ai.client.operation.exception";

/** A score given to an output; its parent is the evaluated span. */
export const EVENT_GEN_AI_EVALUATION_RESULT = "gen_ai.evaluation.result";

/** An exception that ended a tool call. */
export const EVENT_GEN_AI_EXECUTE_TOOL_EXCEPTION = "gen_ai.execute_tool.exception";

/** How an agent reasoned; the thought itself is content. Our extension. */
export const EVENT_SIDEBAND_AGENT_REASONING = "sideband.agent.reasoning";
