import { argumentPieces, argumentsText } from "../arguments-text.ts";
import type { CompletionReply } from "../completion-reply.ts";
import type { Answer } from "../endpoint.ts";
import { typedEvent, type ServerSentEvent, type TypedData } from "../server-sent-event.ts";
import { splitText } from "../split-text.ts";
import {
  contentPart,
  itemObject,
  responseItems,
  summaryPart,
  type ItemStatus,
  type ResponseItem,
} from "./response-items.ts";
import { responseEnd, responseObject } from "./response-object.ts";

const reasoningEvents = (text: string, chunks: CompletionReply["chunks"]): readonly TypedData[] => [
  { type: "response.reasoning_summary_part.added", summary_index: 0, part: summaryPart("") },
  ...splitText(text, typeof chunks === "number" ? chunks : null).map((delta): TypedData => ({
    type: "response.reasoning_summary_text.delta",
    summary_index: 0,
    delta,
  })),
  { type: "response.reasoning_summary_text.done", summary_index: 0, text },
  { type: "response.reasoning_summary_part.done", summary_index: 0, part: summaryPart(text) },
];

const messageEvents = (
  kind: "text" | "refusal",
  text: string,
  chunks: CompletionReply["chunks"],
): readonly TypedData[] => {
  const at = { content_index: 0 };
  const family = kind === "text" ? "response.output_text" : "response.refusal";
  const logprobs = kind === "text" ? { logprobs: [] } : {};
  return [
    { type: "response.content_part.added", ...at, part: contentPart(kind, "") },
    ...splitText(text, chunks).map((delta): TypedData => ({ type: `${family}.delta`, ...at, delta, ...logprobs })),
    { type: `${family}.done`, ...at, [kind]: text, ...logprobs },
    { type: "response.content_part.done", ...at, part: contentPart(kind, text) },
  ];
};

const contentEvents = (item: ResponseItem, chunks: CompletionReply["chunks"]): readonly TypedData[] => {
  if (item.kind === "reasoning") return reasoningEvents(item.text, chunks);
  if (item.kind !== "call") return messageEvents(item.kind, item.text, chunks);
  const pieces = argumentPieces(item.call, chunks);
  return [
    ...pieces.map((delta): TypedData => ({ type: "response.function_call_arguments.delta", delta })),
    { type: "response.function_call_arguments.done", arguments: argumentsText(item.call.arguments) },
  ];
};

const itemEvents = (item: ResponseItem, index: number, status: ItemStatus, { reply }: Answer): readonly TypedData[] => {
  const at = { output_index: index };
  return [
    { type: "response.output_item.added", ...at, item: itemObject(item, "in_progress") },
    ...contentEvents(item, reply.chunks).map((event): TypedData => ({ ...event, ...at, item_id: item.id })),
    { type: "response.output_item.done", ...at, item: itemObject(item, status) },
  ];
};

/**
 * The events of a streamed response: its beginning, each item of its output, its end.
 *
 * Source: https://developers.openai.com/api/reference/resources/responses (streaming events)
 */
export const responseEvents = (answer: Answer): readonly ServerSentEvent[] => {
  const items = responseItems(answer);
  const end = responseEnd(answer);
  const lastStatus = end.status === "incomplete" ? "incomplete" : "completed";
  const events: readonly TypedData[] = [
    { type: "response.created", response: responseObject(answer) },
    { type: "response.in_progress", response: responseObject(answer) },
    ...items.flatMap((item, index) =>
      itemEvents(item, index, index === items.length - 1 ? lastStatus : "completed", answer),
    ),
    { type: `response.${end.status}`, response: responseObject(answer, end) },
  ];
  return events.map((event, index) => typedEvent({ ...event, sequence_number: index }));
};
