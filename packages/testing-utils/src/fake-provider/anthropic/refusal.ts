import { isJsonObject } from "../is-json-object.ts";
import type { ProviderRequest } from "../provider-request.ts";
import { statusReply, type StatusReply } from "../status-reply.ts";

const isGiven: Readonly<Record<string, (value: unknown) => boolean>> = {
  model: (value) => typeof value === "string",
  max_tokens: (value) => typeof value === "number",
  messages: Array.isArray,
};

const VERSION_WITHOUT_SAMPLING = "2026-10-21";
const SAMPLING = ["temperature", "top_p", "top_k"];

/** Source: https://platform.claude.com/docs/en/api/versioning */
const removedField = ({ headers, body }: ProviderRequest): string | undefined =>
  (headers["anthropic-version"] ?? "") < VERSION_WITHOUT_SAMPLING
    ? undefined
    : SAMPLING.find((field) => body[field] !== undefined);

/**
 * How Anthropic refuses a request that lacks its version, its JSON or one of these fields, or has one that its version
 * no longer knows; `null` if nothing is wrong.
 */
export const anthropicRefusal = (
  request: ProviderRequest,
  fields: readonly ("model" | "max_tokens" | "messages")[],
): StatusReply | null => {
  if (request.headers["anthropic-version"] === undefined) {
    return statusReply(400, { message: "anthropic-version: header is required" });
  }
  if (!isJsonObject(request)) return statusReply(400, { message: "The request body is not valid JSON" });
  const missing = fields.find((field) => isGiven[field]?.(request.body[field]) === false);
  if (missing !== undefined) return statusReply(400, { message: `${missing}: Field required` });
  const removed = removedField(request);
  return removed === undefined ? null : statusReply(400, { message: `${removed}: Extra inputs are not permitted` });
};
