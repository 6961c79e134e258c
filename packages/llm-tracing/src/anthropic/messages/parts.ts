import { readProperty } from "@sideband/propagation/lifetime";

import { listOf } from "../../list-of.ts";
import type { MessagePart } from "../../content/message.ts";
import { parsedJson } from "../../content/parsed-json.ts";
import { genericPart, withoutOpaque } from "./generic-part.ts";
import { mediaPart } from "./media-part.ts";

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

const orNull = (value: unknown): string | null => text(value) ?? null;

/** Thinking that the provider keeps to itself comes with a signature and no text. */
const reasoning = (block: unknown): MessagePart[] => {
  const content = text(readProperty(block, "thinking"));
  return content === undefined ? [] : [{ type: "reasoning", content }];
};

const toolCall = (block: unknown): MessagePart => {
  const name = text(readProperty(block, "name"));
  if (name === undefined) return genericPart(block);
  return { type: "tool_call", id: orNull(readProperty(block, "id")), name, arguments: readProperty(block, "input") };
};

/** What a tool of the application gave: JSON, or blocks of text and images. */
const toolResult = (block: unknown): MessagePart => {
  const content = readProperty(block, "content");
  const id = orNull(readProperty(block, "tool_use_id"));
  const response = listOf(content)?.flatMap(plainParts) ?? parsedJson(content ?? null);
  return { type: "tool_call_response", id, response };
};

/** A call of a tool that the provider runs, its own or one of an MCP server. */
const serverToolCall = (block: unknown, server?: unknown): MessagePart => {
  const name = text(readProperty(block, "name"));
  if (name === undefined) return genericPart(block);
  const input = readProperty(block, "input");
  // Input that broke off is text.
  const given = typeof input === "object" ? input : { input };
  const details = server === undefined ? { ...given, type: name } : { ...given, server_name: server, type: "mcp" };
  return { type: "server_tool_call", id: orNull(readProperty(block, "id")), name, server_tool_call: details };
};

const SERVER_RESULT = /^(.+)_tool_result$/;

const serverToolResult = (block: unknown, type: string): MessagePart => ({
  type: "server_tool_call_response",
  id: orNull(readProperty(block, "tool_use_id")),
  server_tool_call_response: { content: withoutOpaque(readProperty(block, "content")), type },
});

/** The parts of what holds no other blocks. */
const plainParts = (block: unknown): MessagePart[] => {
  const type = readProperty(block, "type");
  switch (type) {
    case "text": {
      const content = readProperty(block, "text");
      return [typeof content === "string" ? { type, content } : genericPart(block)];
    }
    case "thinking":
      return reasoning(block);
    case "tool_use":
      return [toolCall(block)];
    case "server_tool_use":
      return [serverToolCall(block)];
    case "mcp_tool_use":
      return [serverToolCall(block, readProperty(block, "server_name") ?? null)];
    case "image":
    case "document":
      return [mediaPart(block, type)];
    case "compaction":
      return [{ type, content: orNull(readProperty(block, "content")) }];
    default: {
      const result = typeof type === "string" ? SERVER_RESULT.exec(type)?.[1] : undefined;
      return [result === undefined ? genericPart(block) : serverToolResult(block, result)];
    }
  }
};

const parts = (block: unknown): MessagePart[] =>
  readProperty(block, "type") === "tool_result" ? [toolResult(block)] : plainParts(block);

/** The parts of a message's content, be it of the history, an answer, or the instructions: a text, or blocks. */
export const messageParts = (content: unknown): MessagePart[] => {
  const blocks = listOf(content);
  if (blocks !== undefined) return blocks.flatMap(parts);
  const whole = text(content);
  return whole === undefined ? [] : [{ type: "text", content: whole }];
};
