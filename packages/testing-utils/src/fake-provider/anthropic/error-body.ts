import type { StatusReply } from "../status-reply.ts";

const TYPES: Readonly<Record<number, string>> = {
  401: "authentication_error",
  402: "billing_error",
  403: "permission_error",
  404: "not_found_error",
  409: "conflict_error",
  413: "request_too_large",
  429: "rate_limit_error",
  504: "timeout_error",
  529: "overloaded_error",
};

const MESSAGES: Readonly<Record<string, string>> = {
  authentication_error: "invalid x-api-key",
  permission_error: "Your API key does not have permission to use the specified resource.",
  not_found_error: "Not found",
  request_too_large: "Request exceeds the maximum size",
  rate_limit_error: "This request would exceed your account's rate limit. Please try again later.",
  api_error: "Internal server error",
  timeout_error: "Request timed out",
  overloaded_error: "Overloaded",
};

/** The `error` object of Anthropic's error bodies. */
export interface AnthropicError {
  readonly type: string;
  readonly message: string;
  readonly details?: { readonly error_code: string };
}

/** Source: https://platform.claude.com/docs/en/api/errors */
export const anthropicError = (reply: StatusReply): AnthropicError => {
  const type = reply.type ?? TYPES[reply.status] ?? (reply.status >= 500 ? "api_error" : "invalid_request_error");
  const { code } = reply;
  return {
    type,
    message: reply.message ?? MESSAGES[type] ?? `Status ${reply.status}`,
    ...(typeof code === "string" && { details: { error_code: code } }),
  };
};
