export const STATUS_CODE_OK = "OK";
export const STATUS_CODE_ERROR = "ERROR";

export type StatusCode = typeof STATUS_CODE_OK | typeof STATUS_CODE_ERROR;

/** What `otel.status_code` may be. */
export const STATUS_CODES: readonly StatusCode[] = /* @__PURE__ */ Object.freeze([
  STATUS_CODE_OK,
  STATUS_CODE_ERROR,
] as const);
