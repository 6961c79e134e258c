// Operations that the conventions do not name. `gen_ai.operation.name` is an open enum and may carry them.

export const SIDEBAND_OPERATION_RERANK = "rerank";
export const SIDEBAND_OPERATION_AGENT_STEP = "agent_step";
export const SIDEBAND_OPERATION_REASON = "reason";
export const SIDEBAND_OPERATION_SELECT_TOOL = "select_tool";
