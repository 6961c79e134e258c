import {
  ERROR_CATEGORY_CONTENT_FILTERED,
  ERROR_CATEGORY_RATE_LIMITED,
  ERROR_CATEGORY_TOKEN_LIMIT,
  ERROR_CATEGORY_UNKNOWN,
  type ErrorCategory,
} from "../values/error-category.ts";

const categoryByErrorType: ReadonlyMap<string, ErrorCategory> = /* @__PURE__ */ new Map<string, ErrorCategory>([
  ["429", ERROR_CATEGORY_RATE_LIMITED],
  ["rate_limit_error", ERROR_CATEGORY_RATE_LIMITED],
  ["rate_limit_exceeded", ERROR_CATEGORY_RATE_LIMITED],
  ["rate_limited", ERROR_CATEGORY_RATE_LIMITED],
  ["ratelimiterror", ERROR_CATEGORY_RATE_LIMITED],
  ["resource_exhausted", ERROR_CATEGORY_RATE_LIMITED],
  ["throttlingexception", ERROR_CATEGORY_RATE_LIMITED],
  ["too_many_requests", ERROR_CATEGORY_RATE_LIMITED],
  ["context_length_exceeded", ERROR_CATEGORY_TOKEN_LIMIT],
  ["token_limit", ERROR_CATEGORY_TOKEN_LIMIT],
  ["content_filter", ERROR_CATEGORY_CONTENT_FILTERED],
  ["content_filtered", ERROR_CATEGORY_CONTENT_FILTERED],
  ["content_policy_violation", ERROR_CATEGORY_CONTENT_FILTERED],
  ["responsibleaipolicyviolation", ERROR_CATEGORY_CONTENT_FILTERED],
]);

/**
 * Normalises an `error.type` (a provider's code, an HTTP status, an exception's name) to a class that is the same for
 * every provider. What it does not know is `unknown`.
 *
 * @example
 * errorCategory("rate_limit_exceeded"); // "rate_limited"
 */
export const errorCategory = (errorType: string): ErrorCategory =>
  categoryByErrorType.get(errorType.toLowerCase()) ?? ERROR_CATEGORY_UNKNOWN;
