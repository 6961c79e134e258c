import { statusReply } from "../status-reply.ts";
import type { Vendor } from "../vendor.ts";
import { geminiErrorBody } from "./error-body.ts";
import { requestUrl } from "./model-path.ts";

const NO_KEY =
  "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form " +
  "of API consumer identity to call this API.";

export const gemini: Vendor = {
  headers: () => ({ vary: "Origin, X-Origin, Referer" }),
  errorBody: (reply) => JSON.stringify(geminiErrorBody(reply)),
  apiKey: (request) => request.headers["x-goog-api-key"] ?? requestUrl(request).searchParams.get("key") ?? undefined,
  missingKey: statusReply(403, { message: NO_KEY }),
  wrongKey: statusReply(400, {
    message: "API key not valid. Please pass a valid API key.",
    code: "API_KEY_INVALID",
  }),
  unknownPath: () => statusReply(404, {}),
};
