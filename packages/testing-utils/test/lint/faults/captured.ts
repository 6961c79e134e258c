import type { LintOptions, RecordAttributes, SpanRecord, SpanRecordEvent } from "../../../src/index.ts";
import { chat, having, memory, retrieval, tool } from "../support/sound-spans.ts";
import type { Found, Row } from "./row.ts";

const CONTENT: LintOptions = { allowContent: true };

const event = (name: string, attributes: RecordAttributes = {}): SpanRecordEvent => ({
  name,
  timeUnixNano: 1n,
  attributes,
});

const messages = (value: unknown): SpanRecord => having(chat, { "gen_ai.input.messages": JSON.stringify(value) });

const part = (value: unknown): SpanRecord => messages([{ role: "user", parts: [value] }]);

const shape = (fix?: string | RegExp): readonly Found[] => [["content-shape", "gen_ai.input.messages", fix]];

/** Content, and its shape. */
export const CAPTURED: readonly Row[] = [
  ["content", messages([{ role: "user", parts: [] }]), [["content", "gen_ai.input.messages", undefined, "warning"]]],
  ["content that is allowed", messages([{ role: "user", parts: [] }]), [], CONTENT],
  [
    "a prompt's variable",
    having(chat, { "gen_ai.prompt.variable.city": "Paris" }),
    [["content", "gen_ai.prompt.variable.city"]],
  ],
  [
    "content of an event",
    having(chat, {}, { events: [event("e", { "gen_ai.output.messages": "[]" })] }),
    [["content", "gen_ai.output.messages"]],
  ],
  ["a tool's result", having(tool, { "gen_ai.tool.call.result": '{"a":1}' }), [["content", "gen_ai.tool.call.result"]]],
  ["what is no JSON", having(chat, { "gen_ai.input.messages": '[{"role":"us' }), shape(/write JSON/), CONTENT],
  ["what is no list", messages({ role: "user", parts: [] }), shape("write a list, also for a single one"), CONTENT],
  ["messages that are text", messages(["hi"]), shape("write an object"), CONTENT],
  ["a message without a role", messages([{ parts: [] }]), shape("write `role`"), CONTENT],
  [
    "messages of OpenAI",
    messages([{ role: "user", content: "hi" }]),
    shape(/write `parts`: .*in place of `content`/),
    CONTENT,
  ],
  ["messages without parts", messages([{ role: "user" }]), shape("write `parts`, a list"), CONTENT],
  ["the second message", messages([{ role: "user", parts: [] }, { role: "user" }]), shape(), CONTENT],
  ["a part that is text", part("hi"), shape("write an object"), CONTENT],
  ["a part without a type", part({ content: "hi" }), shape(/write `type`/), CONTENT],
  ["a text of OpenAI", part({ type: "text", text: "hi" }), shape("write `content` in place of `text`"), CONTENT],
  ["a text without content", part({ type: "text" }), shape("write `content`"), CONTENT],
  [
    "thinking of Anthropic",
    part({ type: "reasoning", thinking: "hm" }),
    shape("write `content` in place of `thinking`"),
    CONTENT,
  ],
  ["a call without a name", part({ type: "tool_call", id: "1" }), shape("write `name`"), CONTENT],
  [
    "a call that is as it should be",
    part({ type: "tool_call", id: null, name: "x", arguments: { a: 1 } }),
    [],
    CONTENT,
  ],
  [
    "a result",
    part({ type: "tool_call_response", id: "1", result: "x" }),
    shape("write `response` in place of `result`"),
    CONTENT,
  ],
  ["a response that is none", part({ type: "tool_call_response", id: "1" }), shape("write `response`"), CONTENT],
  ["a response that is null", part({ type: "tool_call_response", response: null }), [], CONTENT],
  [
    "a server's call without what was called",
    part({ type: "server_tool_call", name: "x" }),
    shape(/server_tool_call/),
    CONTENT,
  ],
  ["a server's call", part({ type: "server_tool_call", name: "x", server_tool_call: { type: "web" } }), [], CONTENT],
  [
    "a server's answer without a type",
    part({ type: "server_tool_call_response", server_tool_call_response: {} }),
    shape(/server_tool_call_response/),
    CONTENT,
  ],
  ["a blob without a modality", part({ type: "blob", content: "aGk=" }), shape("write `modality`"), CONTENT],
  ["a file without an id", part({ type: "file", modality: "image" }), shape("write `file_id`"), CONTENT],
  ["an address without one", part({ type: "uri", modality: "image" }), shape("write `uri`"), CONTENT],
  ["a part of somebody's own", part({ type: "generic", generic_type: "x" }), [], CONTENT],
  ["a part named as what objects inherit", part({ type: "constructor" }), [], CONTENT],
  ["a compaction", part({ type: "compaction" }), [], CONTENT],
  [
    "structured messages",
    having(chat, { "gen_ai.output.messages": [{ role: "assistant", parts: [{ type: "text" }] }] }),
    [["content-shape", "gen_ai.output.messages"]],
    CONTENT,
  ],
  [
    "instructions that are text",
    having(chat, { "gen_ai.system_instructions": "Be kind." }),
    [["content-shape", "gen_ai.system_instructions"]],
    CONTENT,
  ],
  [
    "instructions that are messages",
    having(chat, { "gen_ai.system_instructions": '[{"role":"system"}]' }),
    [["content-shape", "gen_ai.system_instructions", /write `type`/]],
    CONTENT,
  ],
  [
    "tools of OpenAI",
    having(chat, { "gen_ai.tool.definitions": '[{"type":"function","function":{"name":"x"}}]' }),
    [["content-shape", "gen_ai.tool.definitions", /one level up/]],
    CONTENT,
  ],
  [
    "tools without a name",
    having(chat, { "gen_ai.tool.definitions": '[{"type":"function"}]' }),
    [["content-shape", "gen_ai.tool.definitions", "write `name`"]],
    CONTENT,
  ],
  [
    "documents with a score in text",
    having(retrieval, { "gen_ai.retrieval.documents": '[{"id":"a"},{"score":"1"}]' }),
    [["content-shape", "gen_ai.retrieval.documents"]],
    CONTENT,
  ],
  [
    "documents with a number for an id",
    having(retrieval, { "gen_ai.retrieval.documents": '[{"id":1}]' }),
    [["content-shape", "gen_ai.retrieval.documents"]],
    CONTENT,
  ],
  [
    "memories without content",
    having(memory, { "gen_ai.memory.records": '[{"id":"a"}]' }),
    [["content-shape", "gen_ai.memory.records", "write `content`"]],
    CONTENT,
  ],
  [
    "arguments that were made JSON twice",
    having(tool, { "gen_ai.tool.call.arguments": JSON.stringify('{"a":1}') }),
    [["content-shape", "gen_ai.tool.call.arguments", /once/]],
    CONTENT,
  ],
  [
    "a result that is text",
    having(tool, { "gen_ai.tool.call.result": "shipped", "gen_ai.tool.call.arguments": '"text"' }),
    [],
    CONTENT,
  ],
  [
    "documents without ids or scores",
    having(retrieval, { "gen_ai.retrieval.documents": '[{"id":null,"score":null},{"score":0.5},{}]' }),
    [],
    CONTENT,
  ],
];
