export const TOOL_TYPE_FUNCTION = "function";
export const TOOL_TYPE_EXTENSION = "extension";
export const TOOL_TYPE_DATASTORE = "datastore";

export type ToolType = typeof TOOL_TYPE_FUNCTION | typeof TOOL_TYPE_EXTENSION | typeof TOOL_TYPE_DATASTORE;

/** What `gen_ai.tool.type` may be. */
export const TOOL_TYPES: readonly ToolType[] = /* @__PURE__ */ Object.freeze([
  TOOL_TYPE_FUNCTION,
  TOOL_TYPE_EXTENSION,
  TOOL_TYPE_DATASTORE,
] as const);
