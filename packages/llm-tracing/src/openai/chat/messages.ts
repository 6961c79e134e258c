import { readProperty } from "@sideband/propagation/lifetime";

import { listOf } from "../../list-of.ts";
import type { Message, MessagePart, ToolDefinition } from "../../content/message.ts";
import { genericPart } from "../parts/generic-part.ts";
import { audioPart, mediaPart } from "../parts/media-part.ts";
import { partsOf } from "../parts/parts-of.ts";
import { textOf } from "../parts/text-of.ts";
import { toolCallPart, toolResponsePart } from "../parts/tool-call-part.ts";

const filePart = (part: unknown): MessagePart => {
  const file = readProperty(part, "file");
  const [fileId, data] = [readProperty(file, "file_id"), readProperty(file, "file_data")];
  return mediaPart(part, { modality: "document", fileId, data });
};

const contentPart = (part: unknown): MessagePart => {
  const content = readProperty(part, "text");
  switch (readProperty(part, "type")) {
    case "text":
      return typeof content === "string" ? { type: "text", content } : genericPart(part);
    case "image_url":
      return mediaPart(part, { modality: "image", url: readProperty(readProperty(part, "image_url"), "url") });
    case "input_audio":
      return audioPart(part);
    case "file":
      return filePart(part);
    default:
      return genericPart(part);
  }
};

const callPart = (call: unknown): MessagePart => {
  const called = readProperty(call, "function") ?? readProperty(call, "custom");
  return toolCallPart(call, {
    id: readProperty(call, "id"),
    name: readProperty(called, "name"),
    input: readProperty(called, "arguments") ?? readProperty(called, "input"),
  });
};

/** The parts of a message, be it of the history or an answer. */
const messageParts = (message: unknown): MessagePart[] => {
  const content = readProperty(message, "content");
  if (readProperty(message, "role") === "tool") {
    return [toolResponsePart(readProperty(message, "tool_call_id"), content)];
  }
  // Gateways and other vendors give what a model thinks under either name.
  const reasoning = textOf(readProperty(message, "reasoning_content")) ?? textOf(readProperty(message, "reasoning"));
  const refusal = textOf(readProperty(message, "refusal"));
  const calls = listOf(readProperty(message, "tool_calls")) ?? [];
  const call = readProperty(message, "function_call");
  return [
    ...(reasoning === undefined ? [] : [{ type: "reasoning", content: reasoning } as const]),
    ...partsOf(content, contentPart),
    ...(refusal === undefined ? [] : [{ type: "generic", generic_type: "refusal", refusal } as const]),
    ...calls.map(callPart),
    ...(call === undefined || call === null ? [] : [callPart({ function: call })]),
  ];
};

const toMessage = (message: unknown): Message => {
  const name = textOf(readProperty(message, "name"));
  return {
    role: textOf(readProperty(message, "role")) ?? "assistant",
    parts: messageParts(message),
    ...(name !== undefined && { name }),
  };
};

export const toMessages = (messages: readonly unknown[]): Message[] => messages.map(toMessage);

export const toolDefinitions = (tools: readonly unknown[]): ToolDefinition[] =>
  tools.map((tool) => ({
    type: textOf(readProperty(tool, "type")) ?? "function",
    name: textOf(readProperty(readProperty(tool, "function") ?? readProperty(tool, "custom"), "name")) ?? "",
  }));
