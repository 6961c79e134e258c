import type { ProviderRequest } from "../provider-request.ts";
import { statusReply, type StatusReply } from "../status-reply.ts";

const NO_KEY =
  "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth " +
  "(i.e. Authorization: Bearer YOUR_KEY).";

const missing = (param: string): StatusReply =>
  statusReply(400, { message: `Missing required parameter: '${param}'.`, param, code: "missing_required_parameter" });

/** How OpenAI refuses a chat completion that cannot be served, or `null`. */
export const openAIRefusal = ({ headers, body, bodyText }: ProviderRequest): StatusReply | null => {
  if (headers["authorization"] === undefined) return statusReply(401, { message: NO_KEY, code: null });
  if (Object.keys(body).length === 0 && bodyText.trim() !== "{}") {
    return statusReply(400, { message: "We could not parse the JSON body of your request." });
  }
  if (typeof body.model !== "string") return missing("model");
  if (!Array.isArray(body.messages)) return missing("messages");
  return null;
};
