export const RESPONSE_STATUS_QUEUED = "queued";
export const RESPONSE_STATUS_IN_PROGRESS = "in_progress";
export const RESPONSE_STATUS_COMPLETED = "completed";
export const RESPONSE_STATUS_INCOMPLETE = "incomplete";
export const RESPONSE_STATUS_FAILED = "failed";
export const RESPONSE_STATUS_CANCELLED = "cancelled";

export type ResponseStatus =
  | typeof RESPONSE_STATUS_QUEUED
  | typeof RESPONSE_STATUS_IN_PROGRESS
  | typeof RESPONSE_STATUS_COMPLETED
  | typeof RESPONSE_STATUS_INCOMPLETE
  | typeof RESPONSE_STATUS_FAILED
  | typeof RESPONSE_STATUS_CANCELLED;

/** What `gen_ai.response.status` may be. */
export const RESPONSE_STATUSES: readonly ResponseStatus[] = /* @__PURE__ */ Object.freeze([
  RESPONSE_STATUS_QUEUED,
  RESPONSE_STATUS_IN_PROGRESS,
  RESPONSE_STATUS_COMPLETED,
  RESPONSE_STATUS_INCOMPLETE,
  RESPONSE_STATUS_FAILED,
  RESPONSE_STATUS_CANCELLED,
] as const);
