import { argumentsText } from "../arguments-text.ts";
import type { ToolCallRequest } from "../completion-reply.ts";
import { countedId, toolCallId } from "../counted-id.ts";
import type { Answer } from "../endpoint.ts";

/** One item of a response's output, of the kinds that a reply can have. */
export type ResponseItem =
  | { readonly kind: "reasoning"; readonly id: string; readonly text: string }
  | { readonly kind: "text" | "refusal"; readonly id: string; readonly text: string }
  | { readonly kind: "call"; readonly id: string; readonly callId: string; readonly call: ToolCallRequest };

export type ItemStatus = "in_progress" | "completed" | "incomplete";

/** The output of a response: reasoning, then a message, then the calls. */
export const responseItems = ({ reply, stamp }: Answer): readonly ResponseItem[] => {
  const items: ResponseItem[] = [];
  const add = (prefix: string, item: (id: string) => ResponseItem): void => {
    items.push(item(countedId(prefix, stamp, items.length)));
  };
  const { reasoning, text, refusal } = reply;
  if (reasoning !== null) add("rs_", (id) => ({ kind: "reasoning", id, text: reasoning }));
  if (text !== null) add("msg_", (id) => ({ kind: "text", id, text }));
  if (refusal !== null) add("msg_", (id) => ({ kind: "refusal", id, text: refusal }));
  for (const [index, call] of reply.toolCalls.entries()) {
    add("fc_", (id) => ({ kind: "call", id, callId: toolCallId("call_", call, stamp, index), call }));
  }
  return items;
};

export const summaryPart = (text: string): object => ({ type: "summary_text", text });

export const contentPart = (kind: "text" | "refusal", text: string): object =>
  kind === "refusal"
    ? { type: "refusal", refusal: text }
    : { type: "output_text", text, annotations: [], logprobs: [] };

/** An item as it stands in the output; without its content where it has only begun. */
export const itemObject = (item: ResponseItem, status: ItemStatus): object => {
  const begun = status === "in_progress";
  const { id } = item;
  if (item.kind === "reasoning") return { id, type: "reasoning", summary: begun ? [] : [summaryPart(item.text)] };
  if (item.kind === "call") {
    const { call, callId } = item;
    const written = begun ? "" : argumentsText(call.arguments);
    return { id, type: "function_call", status, call_id: callId, name: call.name, arguments: written };
  }
  const content = begun ? [] : [contentPart(item.kind, item.text)];
  return { id, type: "message", status, role: "assistant", content };
};
