import { countedId } from "../counted-id.ts";
import type { Answer } from "../endpoint.ts";
import { replyUsage } from "../reply-usage.ts";
import type { StatusReply } from "../status-reply.ts";
import { openAIErrorBody } from "./error-body.ts";
import { itemObject, responseItems } from "./response-items.ts";
import { responseUsage } from "./usage.ts";

/** What has become of a response. */
export type ResponseEnd =
  | { readonly status: "completed" }
  | { readonly status: "incomplete"; readonly reason: "max_output_tokens" | "content_filter" }
  | { readonly status: "failed"; readonly error: StatusReply };

/** How the reply's finish reason reads here. */
export const responseEnd = ({ reply }: Answer): ResponseEnd => {
  if (reply.finishReason === "length") return { status: "incomplete", reason: "max_output_tokens" };
  if (reply.finishReason === "content_filter") return { status: "incomplete", reason: "content_filter" };
  return { status: "completed" };
};

/** What the request asked for, as the response says it again. */
const echo = ({ request: { body } }: Answer): object => ({
  background: false,
  frequency_penalty: 0,
  instructions: body["instructions"] ?? null,
  max_output_tokens: body["max_output_tokens"] ?? null,
  max_tool_calls: body["max_tool_calls"] ?? null,
  metadata: body["metadata"] ?? {},
  parallel_tool_calls: body["parallel_tool_calls"] ?? true,
  presence_penalty: 0,
  previous_response_id: body["previous_response_id"] ?? null,
  prompt_cache_key: body["prompt_cache_key"] ?? null,
  prompt_cache_retention: body["prompt_cache_retention"] ?? null,
  reasoning: body["reasoning"] ?? { effort: null, summary: null },
  safety_identifier: body["safety_identifier"] ?? null,
  store: body["store"] ?? true,
  temperature: body["temperature"] ?? 1,
  text: { format: { type: "text" }, verbosity: "medium", ...(body["text"] as object | undefined) },
  tool_choice: body["tool_choice"] ?? "auto",
  tools: body["tools"] ?? [],
  top_logprobs: body["top_logprobs"] ?? 0,
  top_p: body["top_p"] ?? 1,
  truncation: body["truncation"] ?? "disabled",
  user: body["user"] ?? null,
});

const usageOf = ({ reply, request: { body } }: Answer): object | null => {
  const usage = replyUsage(reply, [body["instructions"] ?? "", body["input"] ?? ""]);
  return usage === null ? null : responseUsage(usage);
};

const failure = (error: StatusReply): object => {
  const { message, code } = openAIErrorBody(error).error;
  return { code: code ?? "server_error", message };
};

/**
 * The response object: under way without an end, with its output and usage when ended. A failed one has neither.
 *
 * Source: https://developers.openai.com/api/reference/resources/responses (the response object)
 */
export const responseObject = (answer: Answer, end: ResponseEnd | null = null): object => {
  const { reply, request, stamp } = answer;
  const answered = end !== null && end.status !== "failed";
  const items = answered ? responseItems(answer) : [];
  return {
    id: countedId("resp_", stamp),
    object: "response",
    created_at: stamp.createdSeconds,
    status: end?.status ?? "in_progress",
    access_programs: null,
    completed_at: end?.status === "completed" ? stamp.createdSeconds : null,
    error: end?.status === "failed" ? failure(end.error) : null,
    incomplete_details: end?.status === "incomplete" ? { reason: end.reason } : null,
    model: reply.model ?? request.model,
    service_tier: end === null ? "auto" : "default",
    output: items.map((item, index) =>
      itemObject(item, end?.status === "incomplete" && index === items.length - 1 ? "incomplete" : "completed"),
    ),
    ...echo(answer),
    usage: answered ? usageOf(answer) : null,
  };
};
