/** The `error.type` of a failure that has no better class. */
export const ERROR_TYPE_OTHER = "_OTHER";

/** The `error.type` of an MCP tool call whose result says `isError`. */
export const ERROR_TYPE_TOOL_ERROR = "tool_error";
