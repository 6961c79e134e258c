import { argumentsText } from "../arguments-text.ts";
import { countedId, toolCallId } from "../counted-id.ts";
import type { Answer, CompletionEndpoint } from "../endpoint.ts";
import { isWholeNumber } from "../is-whole-number.ts";
import { modelInBody } from "../model-in-body.ts";
import type { ProviderRequest } from "../provider-request.ts";
import { replyUsage } from "../reply-usage.ts";
import { jsonEvent } from "../server-sent-event.ts";
import { statusReply } from "../status-reply.ts";
import { chatDeltas } from "./chat-deltas.ts";
import { openAIErrorBody } from "./error-body.ts";
import { expectFields, isList, isText } from "./expect-fields.ts";
import { chatUsage } from "./usage.ts";
import { openAI } from "./vendor.ts";

type Common = Readonly<Record<string, unknown>>;

const common = (object: string, { reply, request, stamp }: Answer): Common => ({
  id: countedId("chatcmpl-", stamp),
  object,
  created: stamp.createdSeconds,
  model: reply.model ?? request.model,
  service_tier: "default",
  system_fingerprint: "fp_fake",
});

const MAX_CHOICES = 128;

const choiceCount = ({ body }: ProviderRequest): number => (typeof body["n"] === "number" ? body["n"] : 1);

const wantsUsage = (request: ProviderRequest): boolean => {
  const options = request.body["stream_options"];
  return (
    typeof options === "object" && options !== null && "include_usage" in options && options.include_usage === true
  );
};

const message = ({ reply, stamp }: Answer): Common => ({
  role: "assistant",
  content: reply.text,
  refusal: reply.refusal,
  annotations: [],
  ...(reply.toolCalls.length > 0 && {
    tool_calls: reply.toolCalls.map((call, index) => ({
      id: toolCallId("call_", call, stamp, index),
      type: "function",
      function: { name: call.name, arguments: argumentsText(call.arguments) },
    })),
  }),
});

const usageOf = ({ reply, request }: Answer): Common | null => {
  const usage = replyUsage(reply, request.body.messages);
  return usage === null ? null : chatUsage(usage);
};

/** `POST /v1/chat/completions` of OpenAI. With `n` above 1 every choice says the same. */
export const chatCompletions: CompletionEndpoint = {
  name: "openai.chat_completions",
  vendor: openAI,
  takes: "completion",
  serves: (pathname) => pathname === "/v1/chat/completions",
  model: modelInBody,

  refusal(request) {
    const refusal = expectFields(request, { model: isText, messages: isList });
    if (refusal !== null || isWholeNumber(choiceCount(request), 1, MAX_CHOICES)) return refusal;
    const message = `Invalid 'n': expected a whole number from 1 to ${MAX_CHOICES}.`;
    return statusReply(400, { message, param: "n", code: "invalid_value" });
  },

  streams: ({ body }) => body.stream === true,

  body(answer) {
    const choices = Array.from({ length: choiceCount(answer.request) }, (_, index) => ({
      index,
      message: message(answer),
      logprobs: null,
      finish_reason: answer.reply.finishReason,
    }));
    const usage = usageOf(answer);
    return JSON.stringify({ ...common("chat.completion", answer), choices, ...(usage !== null && { usage }) });
  },

  stream: {
    events(answer) {
      const usage = wantsUsage(answer.request) ? usageOf(answer) : null;
      const head = { ...common("chat.completion.chunk", answer), ...(usage !== null && { usage: null }) };
      const indexes = Array.from({ length: choiceCount(answer.request) }, (_, index) => index);
      const chunks = (delta: Common, finishReason: string | null): unknown[] =>
        indexes.map((index) => ({ ...head, choices: [{ index, delta, logprobs: null, finish_reason: finishReason }] }));
      const events = chatDeltas(answer).flatMap((delta) => chunks(delta, null));
      events.push(...chunks({}, answer.reply.finishReason));
      if (usage !== null) events.push({ ...head, choices: [], usage });
      return events.map((event) => jsonEvent(event));
    },
    errorEvents: (_, error) => [jsonEvent(openAIErrorBody(error))],
    closing: [{ data: "[DONE]" }],
  },
  failed: null,
};
