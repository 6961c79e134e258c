import { CONTENT_KEYS } from "@sideband/semconv";

import type { ContentKind } from "./key-facts.ts";
import { VENDOR_CONTENT_KEYS } from "./vendor-content-keys.ts";

/** Which of the conventions' own content keys came back from a model, and which hold both; the others are prompts. */
const COMPLETION_NAMES = /(?:^|\.)(?:output\.messages|completion|explanation|thought|token_preview|reason)$/;
const BOTH_NAMES = /(?:^|\.)(?:tool\.call\.(?:arguments|result)|memory\.records|filter_reason)$/;

const kindOfOwn = (key: string): ContentKind => {
  if (BOTH_NAMES.test(key)) return "both";
  return COMPLETION_NAMES.test(key) ? "completion" : "prompt";
};

const kinds: ReadonlyMap<string, ContentKind> = /* @__PURE__ */ new Map<string, ContentKind>([
  ...VENDOR_CONTENT_KEYS.prompt.map((key) => [key, "prompt"] as const),
  ...VENDOR_CONTENT_KEYS.completion.map((key) => [key, "completion"] as const),
  ...VENDOR_CONTENT_KEYS.both.map((key) => [key, "both"] as const),
  ...CONTENT_KEYS.map((key) => [key, kindOfOwn(key)] as const),
]);

/** Keys in one piece are no namespaces: `input.tokens` is no part of an `input`. */
const isNamespace = (key: string): boolean => key.includes(".");

/** What of a message in pieces is no content: `gen_ai.prompt.0.role`. */
const structural =
  /\.(?:role|type|name|id|index|score|finish_reason|mime_type|tool_call_id|model_name|toolChoice|vector|tokens|count)$/;

/** What an attribute's value holds of what was put to a model or came back, if it holds any. */
export const contentKind = (key: string): ContentKind | undefined => {
  const kind = kinds.get(key);
  if (kind !== undefined) return kind;
  if (structural.test(key)) return undefined;
  for (let end = key.lastIndexOf("."); end > 0; end = key.lastIndexOf(".", end - 1)) {
    const above = key.slice(0, end);
    const inherited = kinds.get(above);
    if (inherited !== undefined) return isNamespace(above) ? inherited : undefined;
  }
  return undefined;
};

/**
 * Events whose `content`, `body` or attributes are content as a whole.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-events/
 */
const eventKinds: ReadonlyMap<string, ContentKind> = /* @__PURE__ */ new Map<string, ContentKind>([
  ["gen_ai.system.message", "prompt"],
  ["gen_ai.user.message", "prompt"],
  ["gen_ai.assistant.message", "both"],
  ["gen_ai.tool.message", "both"],
  ["gen_ai.choice", "completion"],
  ["gen_ai.content.prompt", "prompt"],
  ["gen_ai.content.completion", "completion"],
]);

/** What the body of an event holds, by the event's name. */
export const eventContentKind = (name: string): ContentKind | undefined => eventKinds.get(name);

const messageKeys: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "gen_ai.input.messages",
  "gen_ai.output.messages",
  "gen_ai.system_instructions",
  "gen_ai.tool.definitions",
  "gen_ai.prompt",
  "gen_ai.completion",
  "gen_ai.request.messages",
  "gen_ai.request.available_tools",
  "gen_ai.response.tool_calls",
  "ai.prompt.messages",
  "ai.prompt.tools",
  "ai.response.toolCalls",
  "all_messages_events",
  "pydantic_ai.all_messages",
  "messages",
  "mlflow.chat.messages",
  "mlflow.chat.tools",
]);

/** Whether a value is made of messages, parts and tools as the conventions (or OpenAI, or Vercel AI) write them. */
export const hasMessages = (key: string): boolean => messageKeys.has(key);

const namesOfStructure: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "role",
  "type",
  "id",
  "name",
  "index",
  "model",
  "object",
  "modality",
  "mime_type",
  "mimeType",
  "mediaType",
  "media_type",
  "finish_reason",
  "finishReason",
  "call_id",
  "tool_call_id",
  "toolCallId",
  "toolName",
  "file_id",
]);

const containers: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "messages",
  "message",
  "parts",
  "content",
  "tool_calls",
  "toolCalls",
  "tools",
  "function",
  "function_call",
  "choices",
  "delta",
]);

/** Whether what stands under a key of a message says how it is made: it stays when content is switched off. */
export const isStructural = (key: string): boolean => namesOfStructure.has(key);

/** Whether under a key of a message there is more of the message, and not what an application made up. */
export const isMessageContainer = (key: string): boolean => containers.has(key);
