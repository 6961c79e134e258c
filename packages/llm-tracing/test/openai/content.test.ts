import { reply } from "@sideband/testing-utils";
import type OpenAI from "openai";
import { describe, expect, it } from "vitest";

import { wrapOpenAI } from "../../src/openai/index.ts";
import { collect, startRecorder, useContextManager, useDiagnostics, useUnhandledRejections } from "../recorder.ts";
import { LINES } from "./lines.ts";
import { body, startTracedClient, streamed } from "./traced-client.ts";

useContextManager();
useDiagnostics();
useUnhandledRejections();

const captured = { captureContent: "span" } as const;
const calls = reply.toolCalls(
  [
    { name: "lookup_order", arguments: { id: 7 }, id: "call_1" },
    { name: "note", arguments: "not json", id: "call_2" },
  ],
  { content: "Looking." },
);
const answer = [
  {
    role: "assistant",
    parts: [
      { type: "text", content: "Looking." },
      { type: "tool_call", id: "call_1", name: "lookup_order", arguments: { id: 7 } },
      { type: "tool_call", id: "call_2", name: "note", arguments: "not json" },
    ],
  },
];

const messages: OpenAI.ChatCompletionMessageParam[] = [
  { role: "system", content: "Be brief." },
  {
    role: "user",
    name: "ann",
    content: [
      { type: "text", text: "What is this?" },
      { type: "image_url", image_url: { url: "https://example.com/cat.png" } },
      { type: "image_url", image_url: { url: "data:image/png;base64,AAAA" } },
      { type: "input_audio", input_audio: { data: "BBBB", format: "wav" } },
      { type: "file", file: { file_id: "file-1" } },
      { type: "file", file: { file_data: "CCCC" } },
    ],
  },
  {
    role: "assistant",
    refusal: "No.",
    tool_calls: [
      { id: "call_0", type: "function", function: { name: "look", arguments: '{"at":"cat"}' } },
      { id: "call_9", type: "custom", custom: { name: "draw", input: "a cat" } },
    ],
  },
  { role: "tool", tool_call_id: "call_0", content: '{"animal":"cat"}' },
];

describe.each(LINES)("content, where it is captured, $name", (line) => {
  it("has the shape of the conventions", async () => {
    await using client = await startTracedClient({ line, script: calls, llm: captured });
    await client.openai.chat.completions.create({
      ...body,
      messages,
      tools: [
        { type: "function", function: { name: "look", description: "Looks", parameters: { type: "object" } } },
        { type: "custom", custom: { name: "draw" } },
      ],
    });
    const { attributes } = client.recorder.span();
    expect(JSON.parse(String(attributes["gen_ai.input.messages"]))).toEqual([
      { role: "system", parts: [{ type: "text", content: "Be brief." }] },
      {
        role: "user",
        name: "ann",
        parts: [
          { type: "text", content: "What is this?" },
          { type: "uri", modality: "image", uri: "https://example.com/cat.png" },
          { type: "blob", modality: "image", mime_type: "image/png", content: "AAAA" },
          { type: "blob", modality: "audio", mime_type: "audio/wav", content: "BBBB" },
          { type: "file", modality: "document", file_id: "file-1" },
          { type: "blob", modality: "document", mime_type: null, content: "CCCC" },
        ],
      },
      {
        role: "assistant",
        parts: [
          { type: "generic", generic_type: "refusal", refusal: "No." },
          { type: "tool_call", id: "call_0", name: "look", arguments: { at: "cat" } },
          { type: "tool_call", id: "call_9", name: "draw", arguments: "a cat" },
        ],
      },
      { role: "tool", parts: [{ type: "tool_call_response", id: "call_0", response: { animal: "cat" } }] },
    ]);
    expect(JSON.parse(String(attributes["gen_ai.output.messages"]))).toEqual(answer);
    expect(JSON.parse(String(attributes["gen_ai.tool.definitions"]))).toEqual([
      { type: "function", name: "look" },
      { type: "custom", name: "draw" },
    ]);
  });

  it("is put together from chunks", async () => {
    await using client = await startTracedClient({ line, script: calls, llm: captured });
    await collect(await client.openai.chat.completions.create(streamed));
    expect(JSON.parse(String(client.recorder.span().attributes["gen_ai.output.messages"]))).toEqual(answer);
  });

  it("is kept apart by choice and by tool call, in whatever order its pieces come", async () => {
    const recorder = startRecorder();
    const called = (index: number, name: string | undefined, text: string) => ({
      tool_calls: [{ index, ...(name !== undefined && { id: `call_${name}` }), function: { name, arguments: text } }],
    });
    const pieces: readonly (readonly [choice: number, delta: object, reason?: string])[] = [
      [1, { role: "assistant", content: "sec" }],
      [0, { role: "assistant", content: null }],
      [0, called(0, "first", "")],
      [0, called(1, "second", '{"b"')],
      [1, { content: "ond" }],
      [0, called(0, undefined, '{"a":1}')],
      [0, called(1, undefined, ":2}")],
      [1, {}, "length"],
      [0, {}, "tool_calls"],
    ];
    const create = async function* chunks(request: { n: number }) {
      expect(request.n).toBe(2);
      for (const [index, delta, finish_reason = null] of pieces) yield { choices: [{ index, delta, finish_reason }] };
      yield { choices: [], usage: { prompt_tokens: 5, completion_tokens: 7 } };
    };
    const client = { chat: { completions: { create } } };
    const traced = wrapOpenAI(client, { llm: recorder.llm(captured) });
    await collect(traced.chat.completions.create({ n: 2 }));
    const { attributes } = recorder.span();
    expect(JSON.parse(String(attributes["gen_ai.output.messages"]))).toEqual([
      {
        role: "assistant",
        parts: [
          { type: "tool_call", id: "call_first", name: "first", arguments: { a: 1 } },
          { type: "tool_call", id: "call_second", name: "second", arguments: { b: 2 } },
        ],
      },
      { role: "assistant", parts: [{ type: "text", content: "second" }] },
    ]);
    expect(attributes).toMatchObject({
      "gen_ai.response.finish_reasons": ["tool_call", "length"],
      "gen_ai.usage.input_tokens": 5,
      "gen_ai.usage.output_tokens": 7,
    });
  });

  it("is read once, however the client takes the answer apart", async () => {
    await using client = await startTracedClient({ line, script: calls, llm: captured });
    const promise = client.openai.chat.completions.create(streamed);
    await collect(await promise._thenUnwrap((stream) => stream));
    expect(JSON.parse(String(client.recorder.span().attributes["gen_ai.output.messages"]))).toEqual(answer);
  });

  it("is kept as far as it came, where a stream is left", async () => {
    const script = reply.text("one two three four", { chunks: ["one ", "two ", "three ", "four"] });
    await using client = await startTracedClient({ line, script, llm: captured });
    const stream = await client.openai.chat.completions.create(streamed);
    for await (const chunk of stream) if (chunk.choices[0]?.delta.content === "two ") break;
    expect(JSON.parse(String(client.recorder.span().attributes["gen_ai.output.messages"]))).toEqual([
      { role: "assistant", parts: [{ type: "text", content: "one two " }] },
    ]);
  });

  it("includes the message of an error", async () => {
    await using client = await startTracedClient({
      line,
      script: reply.status(400, { message: "bad question" }),
      llm: captured,
    });
    await expect(client.openai.chat.completions.create(body)).rejects.toThrow("bad question");
    expect(client.recorder.span().status.message).toBe("400 bad question");
    expect(client.recorder.span().events.map(({ name }) => name)).toEqual(["exception"]);
  });

  it("is sent as it was", async () => {
    await using client = await startTracedClient({ line, llm: captured });
    await client.openai.chat.completions.create({ ...body, messages });
    expect(client.server.requests()[0]?.body.messages).toEqual(messages);
  });
});

describe.each(LINES)("content, where it is not captured, $name", (line) => {
  it.each([body, streamed])("is nowhere: case %#", async (request) => {
    await using client = await startTracedClient({ line, script: reply.text("a secret answer") });
    const answered = await client.openai.chat.completions.create(request as OpenAI.ChatCompletionCreateParamsStreaming);
    if (Symbol.asyncIterator in answered) await collect(answered);
    const { attributes, events, status, name } = client.recorder.span();
    expect(JSON.stringify([attributes, events, status, name])).not.toContain("secret");
  });
});
