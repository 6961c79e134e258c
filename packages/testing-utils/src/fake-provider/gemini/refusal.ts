import { isJsonObject } from "../is-json-object.ts";
import type { ProviderRequest } from "../provider-request.ts";
import { statusReply, type StatusReply } from "../status-reply.ts";

/** How Gemini refuses a body that is no JSON, or that lacks a list; `null` if nothing is wrong. */
export const geminiRefusal = (request: ProviderRequest, field: string): StatusReply | null => {
  if (!isJsonObject(request)) return statusReply(400, { message: "Invalid JSON payload received." });
  const value = request.body[field];
  if (typeof value === "object" && value !== null && (!Array.isArray(value) || value.length > 0)) return null;
  return statusReply(400, { message: `* GenerateContentRequest.${field}: ${field} is not specified\n` });
};
