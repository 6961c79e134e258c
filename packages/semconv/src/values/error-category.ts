export const ERROR_CATEGORY_RATE_LIMITED = "rate_limited";
export const ERROR_CATEGORY_TOKEN_LIMIT = "token_limit";
export const ERROR_CATEGORY_CONTENT_FILTERED = "content_filtered";
export const ERROR_CATEGORY_TIMEOUT = "timeout";
export const ERROR_CATEGORY_CANCELLED = "cancelled";
export const ERROR_CATEGORY_AUTH = "auth";
export const ERROR_CATEGORY_OVERLOADED = "overloaded";
export const ERROR_CATEGORY_UNKNOWN = "unknown";

export type ErrorCategory =
  | typeof ERROR_CATEGORY_RATE_LIMITED
  | typeof ERROR_CATEGORY_TOKEN_LIMIT
  | typeof ERROR_CATEGORY_CONTENT_FILTERED
  | typeof ERROR_CATEGORY_TIMEOUT
  | typeof ERROR_CATEGORY_CANCELLED
  | typeof ERROR_CATEGORY_AUTH
  | typeof ERROR_CATEGORY_OVERLOADED
  | typeof ERROR_CATEGORY_UNKNOWN;

/** What `sideband.error.category` may be. */
export const ERROR_CATEGORIES: readonly ErrorCategory[] = /* @__PURE__ */ Object.freeze([
  ERROR_CATEGORY_RATE_LIMITED,
  ERROR_CATEGORY_TOKEN_LIMIT,
  ERROR_CATEGORY_CONTENT_FILTERED,
  ERROR_CATEGORY_TIMEOUT,
  ERROR_CATEGORY_CANCELLED,
  ERROR_CATEGORY_AUTH,
  ERROR_CATEGORY_OVERLOADED,
  ERROR_CATEGORY_UNKNOWN,
] as const);
