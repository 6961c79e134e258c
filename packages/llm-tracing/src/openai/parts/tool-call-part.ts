import type { MessagePart } from "../../content/message.ts";
import { parsedJson } from "../../content/parsed-json.ts";
import { genericPart } from "./generic-part.ts";
import { textOf } from "./text-of.ts";

/** What the model asks a tool for. */
export interface ToolCall {
  readonly id: unknown;
  readonly name: unknown;
  readonly input: unknown;
}

/** The part of a message that a call is; a generic one where nothing tells whom it calls. */
export const toolCallPart = (call: unknown, { id, name, input }: ToolCall): MessagePart => {
  const called = textOf(name);
  if (called === undefined) return genericPart(call);
  return { type: "tool_call", id: textOf(id) ?? null, name: called, arguments: parsedJson(input) };
};

export const toolResponsePart = (id: unknown, response: unknown): MessagePart => ({
  type: "tool_call_response",
  id: textOf(id) ?? null,
  response: parsedJson(response),
});
