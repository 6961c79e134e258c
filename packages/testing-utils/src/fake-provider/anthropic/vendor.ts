import { statusReply } from "../status-reply.ts";
import type { Vendor } from "../vendor.ts";
import { anthropicError } from "./error-body.ts";

export const anthropic: Vendor = {
  headers: (requestId) => ({ "request-id": requestId, "anthropic-organization-id": "org_fake" }),
  errorBody: (reply, requestId) =>
    JSON.stringify({ type: "error", error: anthropicError(reply), request_id: requestId }),
  apiKey: ({ headers }) => headers["x-api-key"] ?? headers["authorization"]?.replace(/^Bearer /iu, ""),
  missingKey: statusReply(401, { message: "x-api-key header is required" }),
  wrongKey: statusReply(401, {}),
  unknownPath: () => statusReply(404, {}),
};
