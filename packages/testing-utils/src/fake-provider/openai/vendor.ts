import { statusReply } from "../status-reply.ts";
import type { Vendor } from "../vendor.ts";
import { openAIErrorBody } from "./error-body.ts";

const NO_KEY =
  "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth " +
  "(i.e. Authorization: Bearer YOUR_KEY).";

export const openAI: Vendor = {
  headers: (requestId) => ({ "x-request-id": requestId, "openai-version": "2020-10-01", "openai-processing-ms": "1" }),
  errorBody: (reply) => JSON.stringify(openAIErrorBody(reply)),
  apiKey: ({ headers }) => headers["authorization"]?.replace(/^Bearer /iu, ""),
  missingKey: statusReply(401, { message: NO_KEY, code: null }),
  wrongKey: statusReply(401, {}),
  unknownPath: ({ method, path }) => statusReply(404, { message: `Invalid URL (${method} ${path})` }),
};
