import type { CompletionReply } from "../completion-reply.ts";
import type { AnswerStamp, Endpoint } from "../endpoint.ts";
import type { ProviderRequest } from "../provider-request.ts";
import { argumentsText, replyUsage } from "../reply-usage.ts";
import { serverSentEvent } from "../server-sent-event.ts";
import { chatDeltas } from "./chunks.ts";
import { openAIErrorBody } from "./error-body.ts";
import { openAIRefusal } from "./refusal.ts";
import { toolCallId } from "./tool-call-id.ts";
import { openAIUsage } from "./usage.ts";

type Common = Readonly<Record<string, unknown>>;

const common = (object: string, reply: CompletionReply, request: ProviderRequest, stamp: AnswerStamp): Common => ({
  id: `chatcmpl-${String(stamp.number).padStart(6, "0")}`,
  object,
  created: stamp.createdSeconds,
  model: reply.model ?? request.body.model,
  service_tier: "default",
  system_fingerprint: "fp_fake",
});

const choiceCount = (request: ProviderRequest): number =>
  typeof request.body["n"] === "number" ? request.body["n"] : 1;

const wantsUsage = (request: ProviderRequest): boolean => {
  const options = request.body["stream_options"];
  return (
    typeof options === "object" && options !== null && "include_usage" in options && options.include_usage === true
  );
};

const message = (reply: CompletionReply, callNumber: number): Common => ({
  role: "assistant",
  content: reply.text,
  refusal: null,
  annotations: [],
  ...(reply.toolCalls.length > 0 && {
    tool_calls: reply.toolCalls.map((call, index) => ({
      id: toolCallId(call, callNumber, index),
      type: "function",
      function: { name: call.name, arguments: argumentsText(call.arguments) },
    })),
  }),
});

/** `POST /v1/chat/completions` of OpenAI. With `n` above 1 every choice says the same. */
export const openAIChatCompletions: Endpoint = {
  path: "/v1/chat/completions",
  lastEvent: serverSentEvent("[DONE]"),
  headers: (requestId) => ({ "x-request-id": requestId, "openai-version": "2020-10-01", "openai-processing-ms": "1" }),
  refusal: openAIRefusal,
  errorBody: (reply) => JSON.stringify(openAIErrorBody(reply)),
  errorEvent: (reply) => serverSentEvent(JSON.stringify(openAIErrorBody(reply))),
  streams: (request) => request.body.stream === true,

  body(reply, request, stamp) {
    const choices = Array.from({ length: choiceCount(request) }, (_, index) => ({
      index,
      message: message(reply, stamp.number),
      logprobs: null,
      finish_reason: reply.finishReason,
    }));
    const usage = openAIUsage(replyUsage(reply, request));
    return JSON.stringify({ ...common("chat.completion", reply, request, stamp), choices, usage });
  },

  events(reply, request, stamp) {
    const withUsage = wantsUsage(request);
    const head = { ...common("chat.completion.chunk", reply, request, stamp), ...(withUsage && { usage: null }) };
    const indexes = Array.from({ length: choiceCount(request) }, (_, index) => index);
    const chunks = (delta: Common, finishReason: string | null): unknown[] =>
      indexes.map((index) => ({ ...head, choices: [{ index, delta, logprobs: null, finish_reason: finishReason }] }));
    const events = chatDeltas(reply, stamp.number).flatMap((delta) => chunks(delta, null));
    events.push(...chunks({}, reply.finishReason));
    if (withUsage) events.push({ ...head, choices: [], usage: openAIUsage(replyUsage(reply, request)) });
    return events.map((event) => serverSentEvent(JSON.stringify(event)));
  },
};
