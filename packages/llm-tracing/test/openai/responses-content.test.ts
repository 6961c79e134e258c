import { lintSpans, reply } from "@sideband/testing-utils";
import type OpenAI from "openai";
import { describe, expect, it } from "vitest";

import { wrapOpenAI } from "../../src/openai/index.ts";
import { collect, startRecorder, useContextManager, useDiagnostics, useUnhandledRejections } from "../recorder.ts";
import { LINES } from "./lines.ts";
import { startTracedClient } from "./traced-client.ts";

useContextManager();
useDiagnostics();
useUnhandledRejections();

const captured = { captureContent: "span" } as const;
const parsed = (value: unknown): unknown => JSON.parse(String(value)) as unknown;

const input: OpenAI.Responses.ResponseInput = [
  { role: "developer", content: "Be brief." },
  { content: "Hello" } as never,
  {
    role: "user",
    content: [
      { type: "input_text", text: "What is this?" },
      { type: "input_image", detail: "auto", image_url: "https://example.com/cat.png" },
      { type: "input_image", detail: "auto", image_url: "data:image/png;base64,AAAA" },
      { type: "input_image", detail: "auto", file_id: "file-1" },
      { type: "input_file", file_url: "https://example.com/cat.pdf" },
      { type: "input_file", file_data: "CCCC", filename: "cat.txt" },
      { type: "input_file" },
    ],
  },
  { type: "reasoning", id: "rs_1", summary: [{ type: "summary_text", text: "A cat?" }], encrypted_content: "EEEE" },
  { type: "reasoning", id: "rs_2", summary: [], encrypted_content: "EEEE" },
  {
    type: "message",
    id: "msg_1",
    role: "assistant",
    status: "completed",
    content: [
      { type: "output_text", text: "Let me look.", annotations: [] },
      { type: "refusal", refusal: "No." },
    ],
  },
  { type: "function_call", call_id: "call_1", name: "look", arguments: '{"at":"cat"}' },
  { type: "function_call_output", call_id: "call_1", output: '{"animal":"cat"}' },
  { type: "custom_tool_call", call_id: "call_2", name: "draw", input: "a cat" },
  { type: "custom_tool_call_output", call_id: "call_2", output: "drawn" },
  { type: "web_search_call", id: "ws_1", status: "completed", action: { type: "search", query: "cats" } } as never,
  { type: "mcp_call", id: "mcp_1", name: "count", server_label: "zoo", arguments: "{}", output: "7" },
  { type: "computer_call_output", call_id: "call_3", output: { type: "computer_screenshot" } },
  { type: "item_reference", id: "msg_0" },
  { type: "compaction", id: "cmp_1", encrypted_content: "EEEE" },
];

const messages = [
  { role: "developer", parts: [{ type: "text", content: "Be brief." }] },
  { role: "user", parts: [{ type: "text", content: "Hello" }] },
  {
    role: "user",
    parts: [
      { type: "text", content: "What is this?" },
      { type: "uri", modality: "image", uri: "https://example.com/cat.png" },
      { type: "blob", modality: "image", mime_type: "image/png", content: "AAAA" },
      { type: "file", modality: "image", file_id: "file-1" },
      { type: "uri", modality: "document", uri: "https://example.com/cat.pdf" },
      { type: "blob", modality: "document", mime_type: null, content: "CCCC" },
      { type: "generic", generic_type: "input_file" },
    ],
  },
  { role: "assistant", parts: [{ type: "reasoning", content: "A cat?" }] },
  { role: "assistant", parts: [] },
  {
    role: "assistant",
    parts: [
      { type: "text", content: "Let me look." },
      { type: "generic", generic_type: "refusal", refusal: "No." },
    ],
  },
  { role: "assistant", parts: [{ type: "tool_call", id: "call_1", name: "look", arguments: { at: "cat" } }] },
  { role: "tool", parts: [{ type: "tool_call_response", id: "call_1", response: { animal: "cat" } }] },
  { role: "assistant", parts: [{ type: "tool_call", id: "call_2", name: "draw", arguments: "a cat" }] },
  { role: "tool", parts: [{ type: "tool_call_response", id: "call_2", response: "drawn" }] },
  {
    role: "assistant",
    parts: [
      {
        type: "server_tool_call",
        id: "ws_1",
        name: "web_search",
        server_tool_call: {
          type: "web_search_call",
          id: "ws_1",
          status: "completed",
          action: { type: "search", query: "cats" },
        },
      },
    ],
  },
  {
    role: "assistant",
    parts: [
      {
        type: "server_tool_call",
        id: "mcp_1",
        name: "count",
        server_tool_call: {
          type: "mcp_call",
          id: "mcp_1",
          name: "count",
          server_label: "zoo",
          arguments: "{}",
          output: "7",
        },
      },
    ],
  },
  {
    role: "tool",
    parts: [
      {
        type: "generic",
        generic_type: "computer_call_output",
        call_id: "call_3",
        output: { type: "computer_screenshot" },
      },
    ],
  },
  { role: "assistant", parts: [{ type: "generic", generic_type: "item_reference", id: "msg_0" }] },
  { role: "assistant", parts: [{ type: "compaction", id: "cmp_1" }] },
];

const script = reply.toolCalls([{ name: "look", arguments: { at: "cat" }, id: "call_1" }], {
  content: "Let me look.",
  reasoning: "A cat?",
});
const answer = [
  {
    role: "assistant",
    parts: [
      { type: "reasoning", content: "A cat?" },
      { type: "text", content: "Let me look." },
      { type: "tool_call", id: "call_1", name: "look", arguments: { at: "cat" } },
    ],
  },
];

describe.each(LINES)("the content of a response of $name, where it is captured", (line) => {
  it.each([false, true])("has the shape of the conventions, streamed: %s", async (stream) => {
    await using client = await startTracedClient({ line, script, llm: captured });
    const response = await client.openai.responses.create({
      model: "gpt-4o",
      instructions: "Look closely.",
      input,
      stream,
      tools: [
        { type: "function", name: "look", description: "Looks", parameters: { type: "object" }, strict: true },
        { type: "web_search" },
        { type: "mcp", server_label: "zoo", server_url: "https://zoo.example.com" },
      ],
    });
    if (stream) await collect(response as AsyncIterable<unknown>);
    const { attributes } = client.recorder.span();
    expect(attributes["gen_ai.conversation.compacted"]).toBe(true);
    expect(parsed(attributes["gen_ai.input.messages"])).toEqual(messages);
    expect(parsed(attributes["gen_ai.system_instructions"])).toEqual([{ type: "text", content: "Look closely." }]);
    expect(parsed(attributes["gen_ai.output.messages"])).toEqual(answer);
    expect(parsed(attributes["gen_ai.tool.definitions"])).toEqual([
      { type: "function", name: "look" },
      { type: "web_search", name: "web_search" },
      { type: "mcp", name: "zoo" },
    ]);
    expect(lintSpans(client.recorder.spans(), { allowContent: true })).toEqual([]);
  });

  it("may be a text", async () => {
    await using client = await startTracedClient({ line, llm: captured });
    await client.openai.responses.create({ model: "gpt-4o", input: "Hello" });
    expect(parsed(client.recorder.span().attributes["gen_ai.input.messages"])).toEqual([
      { role: "user", parts: [{ type: "text", content: "Hello" }] },
    ]);
  });

  it("is kept as far as it came, where a stream is left", async () => {
    const long = reply.text("one two three four five", { reasoning: "Hm." });
    await using client = await startTracedClient({ line, script: long, llm: captured });
    let deltas = 0;
    for await (const event of await client.openai.responses.create({ model: "gpt-4o", input: "Hi", stream: true })) {
      if (event.type === "response.output_text.delta" && ++deltas === 2) break;
    }
    expect(parsed(client.recorder.span().attributes["gen_ai.output.messages"])).toEqual([
      {
        role: "assistant",
        parts: [
          { type: "reasoning", content: "Hm." },
          { type: "text", content: "one two" },
        ],
      },
    ]);
  });

  it("is nowhere, where it is not captured", async () => {
    const failing = reply.failed({ error: reply.error(500, { message: "my secret message" }) });
    await using client = await startTracedClient({ line, script: [reply.text("my secret answer"), failing] });
    const body = { model: "gpt-4o", input: "my secret question", instructions: "my secret role" };
    await client.openai.responses.create(body);
    await client.openai.responses.create(body);
    for (const { attributes, events, status } of client.recorder.spans()) {
      expect(JSON.stringify([attributes, events, status])).not.toContain("secret");
    }
    expect(client.recorder.spans()).toHaveLength(2);
  });
});

describe("a stream of events", () => {
  const read = async (events: readonly unknown[]) => {
    const recorder = startRecorder();
    const create = async function* stream() {
      yield* events;
    };
    const client = wrapOpenAI({ responses: { create } }, { llm: recorder.llm(captured) });
    await collect(client.responses.create());
    return recorder.span().attributes;
  };
  const call = { type: "function_call", id: "fc_1", call_id: "call_1", name: "look", arguments: "{}" };

  it("may end without repeating its output", async () => {
    const attributes = await read([
      {
        type: "response.output_item.added",
        output_index: 0,
        item: { type: "message", role: "assistant", content: [] },
      },
      { type: "response.refusal.delta", output_index: 0, content_index: 1, delta: "N" },
      { type: "response.output_text.delta", output_index: 0, content_index: 0, delta: "Let " },
      { type: "response.output_item.added", output_index: 1, item: { ...call, arguments: "" } },
      { type: "response.function_call_arguments.delta", output_index: 1, delta: '{"at":' },
      { type: "response.output_text.delta", output_index: 0, content_index: 0, delta: "me" },
      { type: "response.refusal.delta", output_index: 0, content_index: 1, delta: "o" },
      { type: "response.function_call_arguments.delta", output_index: 1, delta: '"cat"}' },
      { type: "response.output_item.done", output_index: 1, item: { ...call, arguments: '{"at":"cat"}' } },
      { type: "response.completed", response: { id: "resp_1", status: "completed" } },
    ]);
    expect(attributes["gen_ai.response.finish_reasons"]).toEqual(["tool_call"]);
    expect(parsed(attributes["gen_ai.output.messages"])).toEqual([
      {
        role: "assistant",
        parts: [
          { type: "text", content: "Let me" },
          { type: "generic", generic_type: "refusal", refusal: "No" },
          { type: "tool_call", id: "call_1", name: "look", arguments: { at: "cat" } },
        ],
      },
    ]);
  });

  it("may leave out where its pieces belong but for their item's id", async () => {
    const attributes = await read([
      { type: "response.reasoning_text.delta", item_id: "a", delta: "Hm" },
      { type: "response.custom_tool_call_input.delta", item_id: "b", delta: "a c" },
      { type: "response.reasoning_text.delta", item_id: "a", delta: "m." },
      {
        type: "response.output_item.done",
        item: { id: "b", type: "custom_tool_call", call_id: "c", name: "draw", input: "a cat" },
      },
    ]);
    expect(attributes["gen_ai.response.finish_reasons"]).toEqual(["error"]);
    expect(parsed(attributes["gen_ai.output.messages"])).toEqual([
      {
        role: "assistant",
        parts: [
          { type: "reasoning", content: "Hmm." },
          { type: "tool_call", id: "c", name: "draw", arguments: "a cat" },
        ],
      },
    ]);
  });

  it("may tell of an error and end in order", async () => {
    const attributes = await read([
      { type: "response.created", response: { id: "resp_1", status: "in_progress" } },
      { type: "error", error: { code: "overloaded", message: "my secret question" } },
    ]);
    expect(attributes).toMatchObject({
      "error.type": "overloaded",
      "gen_ai.response.id": "resp_1",
      "gen_ai.response.finish_reasons": ["error"],
    });
  });
});
