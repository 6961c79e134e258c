import { STATUS_CODES } from "node:http";

import type { StatusReply } from "../status-reply.ts";

/** The `error` object of OpenAI's error bodies. */
export interface OpenAIErrorBody {
  readonly error: {
    readonly message: string;
    readonly type: string;
    readonly param: string | null;
    readonly code: string | null;
  };
}

const RATE_LIMIT = "Rate limit reached for requests. Please try again later.";
const SERVER_ERROR = "The server had an error while processing your request. Sorry about that!";

const known: Readonly<Record<number, { message: string; type: string; code: string | null }>> = {
  401: { message: "Incorrect API key provided.", type: "invalid_request_error", code: "invalid_api_key" },
  404: { message: "The requested resource does not exist.", type: "invalid_request_error", code: null },
  429: { message: RATE_LIMIT, type: "requests", code: "rate_limit_exceeded" },
  500: { message: SERVER_ERROR, type: "server_error", code: null },
  503: { message: "The engine is currently overloaded, please try again later.", type: "server_error", code: null },
};

/** Source: https://developers.openai.com/api/docs/guides/error-codes */
export const openAIErrorBody = (reply: StatusReply): OpenAIErrorBody => {
  const usual = known[reply.status] ?? {
    message: STATUS_CODES[reply.status] ?? `Status ${reply.status}`,
    type: reply.status >= 500 ? "server_error" : "invalid_request_error",
    code: null,
  };
  return {
    error: {
      message: reply.message ?? usual.message,
      type: reply.type ?? usual.type,
      param: reply.param ?? null,
      code: reply.code === undefined ? usual.code : reply.code,
    },
  };
};
