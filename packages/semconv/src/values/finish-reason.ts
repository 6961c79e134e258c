export const FINISH_REASON_STOP = "stop";
export const FINISH_REASON_LENGTH = "length";
export const FINISH_REASON_CONTENT_FILTER = "content_filter";
export const FINISH_REASON_TOOL_CALL = "tool_call";
export const FINISH_REASON_COMPACTION = "compaction";
export const FINISH_REASON_ERROR = "error";

export type FinishReason =
  | typeof FINISH_REASON_STOP
  | typeof FINISH_REASON_LENGTH
  | typeof FINISH_REASON_CONTENT_FILTER
  | typeof FINISH_REASON_TOOL_CALL
  | typeof FINISH_REASON_COMPACTION
  | typeof FINISH_REASON_ERROR;

/** What an element of `gen_ai.response.finish_reasons` may be; others are allowed where none of these fits. */
export const FINISH_REASONS: readonly FinishReason[] = /* @__PURE__ */ Object.freeze([
  FINISH_REASON_STOP,
  FINISH_REASON_LENGTH,
  FINISH_REASON_CONTENT_FILTER,
  FINISH_REASON_TOOL_CALL,
  FINISH_REASON_COMPACTION,
  FINISH_REASON_ERROR,
] as const);
