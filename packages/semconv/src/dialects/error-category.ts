import {
  ERROR_CATEGORY_AUTH,
  ERROR_CATEGORY_CANCELLED,
  ERROR_CATEGORY_CONTENT_FILTERED,
  ERROR_CATEGORY_OVERLOADED,
  ERROR_CATEGORY_RATE_LIMITED,
  ERROR_CATEGORY_TIMEOUT,
  ERROR_CATEGORY_TOKEN_LIMIT,
  ERROR_CATEGORY_UNKNOWN,
  type ErrorCategory,
} from "../values/error-category.ts";

/**
 * Codes of providers, HTTP statuses, codes of Node.js and undici, names of exceptions; in lower case.
 *
 * @see https://developers.openai.com/api/docs/guides/error-codes
 * @see https://platform.claude.com/docs/en/api/errors
 * @see https://ai.google.dev/gemini-api/docs/troubleshooting
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html#API_runtime_Converse_Errors
 */
const ERROR_TYPES: Readonly<Partial<Record<ErrorCategory, readonly string[]>>> = {
  [ERROR_CATEGORY_RATE_LIMITED]: [
    "429",
    "insufficient_quota",
    "provisionedthroughputexceededexception",
    "rate_limit_error",
    "rate_limit_exceeded",
    "rate_limited",
    "ratelimiterror",
    "requestlimitexceeded",
    "resource_exhausted",
    "servicequotaexceededexception",
    "throttling",
    "throttlingexception",
    "too_many_requests",
    "toomanyrequestsexception",
  ],
  [ERROR_CATEGORY_TOKEN_LIMIT]: [
    "context_length_exceeded",
    "lengthfinishreasonerror",
    "token_limit",
    "tokens_limit_reached",
  ],
  [ERROR_CATEGORY_CONTENT_FILTERED]: [
    "content_filter",
    "content_filtered",
    "content_policy_violation",
    "contentfilterfinishreasonerror",
    "data_inspection_failed",
    "invalid_prompt",
    "moderation_blocked",
    "responsibleaipolicyviolation",
  ],
  [ERROR_CATEGORY_TIMEOUT]: [
    "408",
    "504",
    "apiconnectiontimeouterror",
    "deadline_exceeded",
    "err_socket_connection_timeout",
    "esockettimedout",
    "etimedout",
    "modeltimeoutexception",
    "timeout",
    "timeout_error",
    "timeouterror",
    "und_err_body_timeout",
    "und_err_connect_timeout",
    "und_err_headers_timeout",
  ],
  [ERROR_CATEGORY_CANCELLED]: [
    "499",
    "abort_err",
    "aborterror",
    "apiuseraborterror",
    "canceled",
    "cancelled",
    "err_canceled",
    "und_err_aborted",
  ],
  [ERROR_CATEGORY_AUTH]: [
    "401",
    "403",
    "accessdeniedexception",
    "api_key_invalid",
    "authentication_error",
    "authenticationerror",
    "credentialsprovidererror",
    "expiredtokenexception",
    "invalid_api_key",
    "invalidsignatureexception",
    "oautherror",
    "permission_denied",
    "permission_error",
    "permissiondeniederror",
    "unauthenticated",
    "unrecognizedclientexception",
  ],
  [ERROR_CATEGORY_OVERLOADED]: [
    "503",
    "529",
    "modelnotreadyexception",
    "overloaded",
    "overloaded_error",
    "overloadederror",
    "server_overloaded",
    "service_unavailable",
    "serviceunavailableexception",
    "slow_down",
    "unavailable",
  ],
};

const categoryByErrorType: ReadonlyMap<string, ErrorCategory> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ Object.entries(ERROR_TYPES).flatMap(([category, types]) =>
    types.map((type) => [type, category as ErrorCategory]),
  ),
);

/**
 * Normalises an `error.type` (a provider's code, an HTTP status, an exception's name) to a class that is the same for
 * every provider. What it does not know is `unknown`.
 *
 * @example
 * errorCategory("rate_limit_exceeded"); // "rate_limited"
 */
export const errorCategory = (errorType: string): ErrorCategory =>
  categoryByErrorType.get(errorType.toLowerCase()) ?? ERROR_CATEGORY_UNKNOWN;

/** The category in `refinement-1.0`, which knows three classes of failure; any other is its `unknown`. */
export const refinementErrorCategory = (category: ErrorCategory): ErrorCategory =>
  category === ERROR_CATEGORY_RATE_LIMITED ||
  category === ERROR_CATEGORY_TOKEN_LIMIT ||
  category === ERROR_CATEGORY_CONTENT_FILTERED
    ? category
    : ERROR_CATEGORY_UNKNOWN;
