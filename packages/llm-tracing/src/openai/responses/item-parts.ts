import { readProperty } from "@sideband/propagation/lifetime";

import { listOf } from "../../list-of.ts";
import type { MessagePart } from "../../content/message.ts";
import { genericPart } from "../parts/generic-part.ts";
import { audioPart, mediaPart } from "../parts/media-part.ts";
import { partsOf } from "../parts/parts-of.ts";
import { textOf } from "../parts/text-of.ts";
import { toolCallPart, toolResponsePart } from "../parts/tool-call-part.ts";

/** The type of an item. One that tells none is a message. */
export const itemType = (item: unknown): string => textOf(readProperty(item, "type")) ?? "message";

const contentPart = (part: unknown): MessagePart => {
  const content = readProperty(part, "text");
  switch (readProperty(part, "type")) {
    case "input_text":
    case "output_text":
    case "text":
      return typeof content === "string" ? { type: "text", content } : genericPart(part);
    case "input_image":
      return mediaPart(part, {
        modality: "image",
        fileId: readProperty(part, "file_id"),
        url: readProperty(part, "image_url"),
      });
    case "input_file":
      return mediaPart(part, {
        modality: "document",
        fileId: readProperty(part, "file_id"),
        url: readProperty(part, "file_url"),
        data: readProperty(part, "file_data"),
      });
    case "input_audio":
      return audioPart(part);
    default:
      return genericPart(part);
  }
};

/** What a model thought, in full or as a summary. What came encrypted is for the provider alone. */
const reasoningParts = (item: unknown): MessagePart[] => {
  for (const key of ["content", "summary"]) {
    const texts = listOf(readProperty(item, key)) ?? [];
    const parts = texts.flatMap((part) => textOf(readProperty(part, "text")) ?? []);
    if (parts.length > 0) return parts.map((content) => ({ type: "reasoning", content }));
  }
  return [];
};

const callPart = (item: unknown): MessagePart =>
  toolCallPart(item, {
    id: readProperty(item, "call_id"),
    name: readProperty(item, "name"),
    input: readProperty(item, "arguments") ?? readProperty(item, "input"),
  });

/** The tools that the provider runs, by the items that tell of a call and of what it gave. */
const SERVER_TOOLS: ReadonlyMap<string, string> = new Map([
  ["web_search_call", "web_search"],
  ["file_search_call", "file_search"],
  ["code_interpreter_call", "code_interpreter"],
  ["image_generation_call", "image_generation"],
  ["mcp_call", "mcp"],
]);

const serverToolPart = (item: unknown, type: string): MessagePart => {
  const tool = SERVER_TOOLS.get(type);
  if (tool === undefined) return genericPart(item);
  return {
    type: "server_tool_call",
    id: textOf(readProperty(item, "id")) ?? null,
    name: textOf(readProperty(item, "name")) ?? tool,
    server_tool_call: { ...(item as object), type },
  };
};

/** The parts that an item of a request or of a response stands for. */
export const itemParts = (item: unknown): MessagePart[] => {
  const type = itemType(item);
  switch (type) {
    case "message":
      return partsOf(readProperty(item, "content"), contentPart);
    case "reasoning":
      return reasoningParts(item);
    case "compaction":
      return [{ type: "compaction", id: textOf(readProperty(item, "id")) ?? null }];
    case "function_call":
    case "custom_tool_call":
      return [callPart(item)];
    case "function_call_output":
    case "custom_tool_call_output":
      return [toolResponsePart(readProperty(item, "call_id"), readProperty(item, "output"))];
    default:
      return [serverToolPart(item, type)];
  }
};
