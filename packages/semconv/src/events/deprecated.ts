// Names of earlier generations.

/** @deprecated Use `gen_ai.input.messages`, on spans or on `gen_ai.client.inference.operation.details`. */
export const EVENT_GEN_AI_ASSISTANT_MESSAGE = "gen_ai.assistant.message";

/** @deprecated Use `gen_ai.output.messages`, on spans or on `gen_ai.client.inference.operation.details`. */
export const EVENT_GEN_AI_CHOICE = "gen_ai.choice";

/** @deprecated Use `gen_ai.system_instructions`, on spans or on `gen_ai.client.inference.operation.details`. */
export const EVENT_GEN_AI_SYSTEM_MESSAGE = "gen_ai.system.message";

/** @deprecated Use `gen_ai.input.messages`, on spans or on `gen_ai.client.inference.operation.details`. */
export const EVENT_GEN_AI_TOOL_MESSAGE = "gen_ai.tool.message";

/** @deprecated Use `gen_ai.input.messages`, on spans or on `gen_ai.client.inference.operation.details`. */
export const EVENT_GEN_AI_USER_MESSAGE = "gen_ai.user.message";
