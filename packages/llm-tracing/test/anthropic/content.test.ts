import type Anthropic from "@anthropic-ai/sdk";
import { lintSpans, reply } from "@sideband/testing-utils";
import { describe, expect, it } from "vitest";

import { collect, ERROR, useContextManager, useDiagnostics, useUnhandledRejections } from "../recorder.ts";
import { body, LINES, startTracedClient, streamed } from "./traced-client.ts";

useContextManager();
useDiagnostics();
useUnhandledRejections();

const captured = { captureContent: "span" } as const;

const calls = reply.toolCalls(
  [
    { name: "lookup_order", arguments: { id: 7 }, id: "toolu_1" },
    { name: "ping", arguments: {}, id: "toolu_2" },
  ],
  { content: "Looking.", reasoning: "The order is needed." },
);

const answer = [
  {
    role: "assistant",
    parts: [
      { type: "reasoning", content: "The order is needed." },
      { type: "text", content: "Looking." },
      { type: "tool_call", id: "toolu_1", name: "lookup_order", arguments: { id: 7 } },
      { type: "tool_call", id: "toolu_2", name: "ping", arguments: {} },
    ],
  },
];

const png = { type: "base64", media_type: "image/png", data: "AAAA" } as const;

/** Each kind of block that a request or an answer may have, and the part that it is. */
const BLOCKS: readonly (readonly [block: object, parts: readonly object[]])[] = [
  [{ type: "text", text: "Hi", citations: null }, [{ type: "text", content: "Hi" }]],
  [{ type: "image", source: png }, [{ type: "blob", modality: "image", mime_type: "image/png", content: "AAAA" }]],
  [
    { type: "image", source: { type: "url", url: "https://example.com/cat.png" } },
    [{ type: "uri", modality: "image", uri: "https://example.com/cat.png" }],
  ],
  [
    { type: "document", source: { type: "file", file_id: "file_1" } },
    [{ type: "file", modality: "document", file_id: "file_1" }],
  ],
  [
    { type: "document", source: { type: "text", media_type: "text/plain", data: "Once" }, title: "Tale" },
    [
      {
        type: "generic",
        generic_type: "document",
        source: { type: "text", media_type: "text/plain", data: "Once" },
        title: "Tale",
      },
    ],
  ],
  [{ type: "thinking", thinking: "Hm.", signature: "opaque" }, [{ type: "reasoning", content: "Hm." }]],
  [{ type: "thinking", thinking: "", signature: "opaque" }, []],
  [{ type: "redacted_thinking", data: "opaque" }, [{ type: "generic", generic_type: "redacted_thinking" }]],
  [
    { type: "tool_use", id: "toolu_1", name: "look", input: { at: "cat" } },
    [{ type: "tool_call", id: "toolu_1", name: "look", arguments: { at: "cat" } }],
  ],
  [
    { type: "tool_result", tool_use_id: "toolu_1", content: '{"animal":"cat"}' },
    [{ type: "tool_call_response", id: "toolu_1", response: { animal: "cat" } }],
  ],
  [
    {
      type: "tool_result",
      tool_use_id: "toolu_1",
      content: [
        { type: "text", text: "a cat" },
        { type: "image", source: png },
      ],
    },
    [
      {
        type: "tool_call_response",
        id: "toolu_1",
        response: [
          { type: "text", content: "a cat" },
          { type: "blob", modality: "image", mime_type: "image/png", content: "AAAA" },
        ],
      },
    ],
  ],
  [{ type: "tool_result", tool_use_id: "toolu_1" }, [{ type: "tool_call_response", id: "toolu_1", response: null }]],
  [
    { type: "server_tool_use", id: "srvtoolu_1", name: "web_search", input: { query: "cats" } },
    [
      {
        type: "server_tool_call",
        id: "srvtoolu_1",
        name: "web_search",
        server_tool_call: { query: "cats", type: "web_search" },
      },
    ],
  ],
  [
    { type: "server_tool_use", id: "srvtoolu_2", name: "web_search", input: '{"que' },
    [
      {
        type: "server_tool_call",
        id: "srvtoolu_2",
        name: "web_search",
        server_tool_call: { input: '{"que', type: "web_search" },
      },
    ],
  ],
  [
    {
      type: "web_search_tool_result",
      tool_use_id: "srvtoolu_1",
      content: [{ type: "web_search_result", title: "Cats", url: "https://example.com", encrypted_content: "opaque" }],
    },
    [
      {
        type: "server_tool_call_response",
        id: "srvtoolu_1",
        server_tool_call_response: {
          content: [{ type: "web_search_result", title: "Cats", url: "https://example.com" }],
          type: "web_search",
        },
      },
    ],
  ],
  [
    { type: "mcp_tool_use", id: "mcptoolu_1", name: "look", server_name: "cats", input: { at: "cat" } },
    [
      {
        type: "server_tool_call",
        id: "mcptoolu_1",
        name: "look",
        server_tool_call: { at: "cat", server_name: "cats", type: "mcp" },
      },
    ],
  ],
  [
    { type: "mcp_tool_result", tool_use_id: "mcptoolu_1", is_error: false, content: "a cat" },
    [
      {
        type: "server_tool_call_response",
        id: "mcptoolu_1",
        server_tool_call_response: { content: "a cat", type: "mcp" },
      },
    ],
  ],
  [
    { type: "compaction", content: "So far.", encrypted_content: "opaque", signature: "opaque" },
    [{ type: "compaction", content: "So far." }],
  ],
  [
    { type: "mcp_tool_listing", server_name: "cats", signature: "opaque" },
    [{ type: "generic", generic_type: "mcp_tool_listing", server_name: "cats" }],
  ],
  [
    { type: "container_upload", file_id: "file_1" },
    [{ type: "generic", generic_type: "container_upload", file_id: "file_1" }],
  ],
];

const json = (value: unknown): unknown => JSON.parse(String(value));

describe.each(LINES)("content, where it is captured, line %s", (_, line) => {
  it("has the shape of the conventions", async () => {
    await using client = await startTracedClient(line, { script: calls, llm: captured });
    const blocks = BLOCKS.map(([block]) => block) as Anthropic.ContentBlockParam[];
    await client.anthropic.messages.create({
      ...body,
      system: [{ type: "text", text: "Be brief." }],
      messages: [
        { role: "user", content: "Hello" },
        { role: "assistant", content: blocks },
      ],
      tools: [
        { name: "look", description: "Looks", input_schema: { type: "object" } },
        { type: "custom", name: "draw", input_schema: { type: "object" } },
        { type: "web_search_20250305", name: "web_search" },
      ],
    });
    const { attributes } = client.recorder.span();
    expect(json(attributes["gen_ai.system_instructions"])).toEqual([{ type: "text", content: "Be brief." }]);
    expect(json(attributes["gen_ai.input.messages"])).toEqual([
      { role: "user", parts: [{ type: "text", content: "Hello" }] },
      { role: "assistant", parts: BLOCKS.flatMap(([, parts]) => parts) },
    ]);
    expect(json(attributes["gen_ai.output.messages"])).toEqual(answer);
    expect(json(attributes["gen_ai.tool.definitions"])).toEqual([
      { type: "function", name: "look" },
      { type: "function", name: "draw" },
      { type: "web_search_20250305", name: "web_search" },
    ]);
    expect(JSON.stringify(attributes)).not.toContain("opaque");
    expect(lintSpans(client.recorder.spans(), { allowContent: true })).toEqual([]);
  });

  it("is put together from events", async () => {
    await using client = await startTracedClient(line, { script: calls, llm: captured });
    await collect(await client.anthropic.messages.create({ ...streamed, system: "Be brief." }));
    const { attributes } = client.recorder.span();
    expect(json(attributes["gen_ai.output.messages"])).toEqual(answer);
    expect(json(attributes["gen_ai.system_instructions"])).toEqual([{ type: "text", content: "Be brief." }]);
  });

  it("is kept as far as it came", async () => {
    const script = reply.streamError({ afterChunks: 5, of: reply.text("one two three four") });
    await using client = await startTracedClient(line, { script, llm: captured });
    await expect(collect(await client.anthropic.messages.create(streamed))).rejects.toThrow(line.APIError);
    const { attributes, status } = client.recorder.span();
    expect(json(attributes["gen_ai.output.messages"])).toEqual([
      { role: "assistant", parts: [{ type: "text", content: "one two" }] },
    ]);
    expect(status.code).toBe(ERROR);
  });

  it("is that of the call, whatever becomes of its messages", async () => {
    await using client = await startTracedClient(line, { llm: captured });
    const messages: Anthropic.MessageParam[] = [{ role: "user", content: "Hello" }];
    const promise = client.anthropic.messages.create({ ...body, messages });
    messages.push({ role: "user", content: "later" });
    await promise;
    expect(json(client.recorder.span().attributes["gen_ai.input.messages"])).toHaveLength(1);
  });

  it("is nowhere otherwise", async () => {
    await using client = await startTracedClient(line, { script: calls });
    const tools = [{ name: "secret_tool", input_schema: { type: "object" } }] as const;
    const content = { ...streamed, system: "secret system", tools: [...tools] };
    await collect(await client.anthropic.messages.create(content));
    await client.anthropic.messages.create({ ...content, stream: false });
    const told = JSON.stringify(client.recorder.spans().map(({ attributes, events }) => [attributes, events]));
    expect(told).not.toMatch(/secret|Looking|lookup_order|needed/);
  });
});
