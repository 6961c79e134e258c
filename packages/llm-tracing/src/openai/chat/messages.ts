import { readProperty } from "@sideband/propagation/lifetime";

import type { Message, MessagePart, ToolDefinition } from "../../content/message.ts";
import { parsedJson } from "../../content/parsed-json.ts";

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

const DATA_URL = /^data:([^;,]*)(?:;[^,]*)?,(.*)$/s;

/** A part whose shape is not known goes out as it is, under a type of its own. */
const generic = (part: unknown): MessagePart => ({
  ...(typeof part === "object" && part),
  type: "generic",
  generic_type: text(readProperty(part, "type")) ?? "unknown",
});

const image = (part: unknown): MessagePart => {
  const url = text(readProperty(readProperty(part, "image_url"), "url"));
  if (url === undefined) return generic(part);
  const data = DATA_URL.exec(url);
  if (data === null) return { type: "uri", modality: "image", uri: url };
  return { type: "blob", modality: "image", mime_type: data[1] || null, content: data[2] ?? "" };
};

const audio = (part: unknown): MessagePart => {
  const input = readProperty(part, "input_audio");
  const content = text(readProperty(input, "data"));
  const format = text(readProperty(input, "format"));
  if (content === undefined) return generic(part);
  return { type: "blob", modality: "audio", mime_type: format === undefined ? null : `audio/${format}`, content };
};

const file = (part: unknown): MessagePart => {
  const id = text(readProperty(readProperty(part, "file"), "file_id"));
  return id === undefined ? generic(part) : { type: "file", modality: "document", file_id: id };
};

const contentPart = (part: unknown): MessagePart => {
  const content = readProperty(part, "text");
  switch (readProperty(part, "type")) {
    case "text":
      return typeof content === "string" ? { type: "text", content } : generic(part);
    case "image_url":
      return image(part);
    case "input_audio":
      return audio(part);
    case "file":
      return file(part);
    default:
      return generic(part);
  }
};

const contentParts = (content: unknown): MessagePart[] => {
  if (Array.isArray(content)) return content.map(contentPart);
  const whole = text(content);
  return whole === undefined ? [] : [{ type: "text", content: whole }];
};

const toolCallPart = (call: unknown): MessagePart => {
  const called = readProperty(call, "function") ?? readProperty(call, "custom");
  const name = text(readProperty(called, "name"));
  if (name === undefined) return generic(call);
  const input = readProperty(called, "arguments") ?? readProperty(called, "input");
  return { type: "tool_call", id: text(readProperty(call, "id")) ?? null, name, arguments: parsedJson(input) };
};

/** The parts of a message, be it of the history or an answer. */
const messageParts = (message: unknown): MessagePart[] => {
  const content = readProperty(message, "content");
  if (readProperty(message, "role") === "tool") {
    const id = text(readProperty(message, "tool_call_id")) ?? null;
    return [{ type: "tool_call_response", id, response: parsedJson(content) }];
  }
  const reasoning = text(readProperty(message, "reasoning_content"));
  const refusal = text(readProperty(message, "refusal"));
  const calls = readProperty(message, "tool_calls");
  const call = readProperty(message, "function_call");
  return [
    ...(reasoning === undefined ? [] : [{ type: "reasoning", content: reasoning } as const]),
    ...contentParts(content),
    ...(refusal === undefined ? [] : [{ type: "generic", generic_type: "refusal", refusal } as const]),
    ...(Array.isArray(calls) ? calls.map(toolCallPart) : []),
    ...(call === undefined || call === null ? [] : [toolCallPart({ function: call })]),
  ];
};

const toMessage = (message: unknown): Message => {
  const name = text(readProperty(message, "name"));
  return {
    role: text(readProperty(message, "role")) ?? "assistant",
    parts: messageParts(message),
    ...(name !== undefined && { name }),
  };
};

export const inputMessages = (messages: readonly unknown[]): Message[] => messages.map(toMessage);

/** One message per choice. */
export const outputMessages = (choices: readonly unknown[]): Message[] =>
  choices.map((choice) => toMessage(readProperty(choice, "message")));

export const toolDefinitions = (tools: readonly unknown[]): ToolDefinition[] =>
  tools.map((tool) => ({
    type: text(readProperty(tool, "type")) ?? "function",
    name: text(readProperty(readProperty(tool, "function") ?? readProperty(tool, "custom"), "name")) ?? "",
  }));
