import Anthropic from "@anthropic-ai/sdk";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { wrapAnthropic } from "../../src/anthropic/index.ts";
import { collect, startRecorder, useDiagnostics, useUnhandledRejections } from "../recorder.ts";
import { body, streamed } from "./traced-client.ts";

useDiagnostics();
useUnhandledRejections();

type Block = Readonly<Record<string, unknown>>;

const text = fc.string({ unit: "grapheme", size: "medium" });
const id = fc.string({ unit: "grapheme-ascii", minLength: 1 });
const input = fc.dictionary(fc.string(), fc.jsonValue());
const nat = fc.nat({ max: 1_000_000 });

const block = fc.oneof(
  fc.record({ type: fc.constant("text"), text }),
  fc.record({ type: fc.constant("thinking"), thinking: text, signature: text }),
  fc.record({ type: fc.constant("redacted_thinking"), data: text }),
  fc.record({ type: fc.constantFrom("tool_use", "server_tool_use", "mcp_tool_use"), id, name: id, input }),
  fc.record({ type: fc.constant("web_search_tool_result"), tool_use_id: id, content: fc.array(input) }),
  fc.record({ type: fc.constant("compaction"), content: fc.string({ minLength: 1 }) }),
);

const message = fc.record({
  id,
  type: fc.constant("message"),
  role: fc.constant("assistant"),
  model: id,
  content: fc.array(block, { maxLength: 6 }),
  stop_reason: fc.constantFrom("end_turn", "tool_use", "pause_turn", "refusal", "max_tokens", "compaction"),
  usage: fc.record({
    input_tokens: nat,
    cache_read_input_tokens: fc.option(nat),
    cache_creation_input_tokens: fc.option(nat),
    output_tokens: nat,
    output_tokens_details: fc.option(fc.record({ thinking_tokens: nat })),
  }),
});

type Message = typeof message extends fc.Arbitrary<infer T> ? T : never;

/** What a block is before its deltas, and the text that they bring. */
const STREAMED: Readonly<Record<string, readonly [field: string, begun: unknown, delta: string, key: string]>> = {
  text: ["text", "", "text_delta", "text"],
  thinking: ["thinking", "", "thinking_delta", "thinking"],
  compaction: ["content", null, "compaction_delta", "content"],
  tool_use: ["input", {}, "input_json_delta", "partial_json"],
  server_tool_use: ["input", {}, "input_json_delta", "partial_json"],
  mcp_tool_use: ["input", {}, "input_json_delta", "partial_json"],
};

const blockEvents = (whole: Block, index: number, cut: number): readonly object[] => {
  const [field, begun, type, key] = STREAMED[String(whole["type"])] ?? [];
  const stop = { type: "content_block_stop", index };
  if (field === undefined || type === undefined || key === undefined) {
    return [{ type: "content_block_start", index, content_block: whole }, stop];
  }
  const value = whole[field];
  const content = typeof value === "string" ? value : JSON.stringify(value);
  const middle = Math.min(cut, content.length);
  // A block may begin with text of its own.
  const early = begun === "" ? Math.floor(middle / 2) : 0;
  return [
    {
      type: "content_block_start",
      index,
      content_block: { ...whole, [field]: begun === "" ? content.slice(0, early) : begun },
    },
    { type: "content_block_delta", index, delta: { type, [key]: content.slice(early, middle) } },
    { type: "content_block_delta", index, delta: { type, [key]: content.slice(middle) } },
    { type: "content_block_delta", index, delta: { type: "signature_delta", signature: "opaque" } },
    stop,
  ];
};

const eventsOf = (whole: Message, cut: number): readonly object[] => {
  const { content, stop_reason, usage, ...others } = whole;
  const { output_tokens, output_tokens_details } = usage;
  const start = { ...others, content: [], stop_reason: null, usage: { ...usage, output_tokens: 1 } };
  return [
    { type: "message_start", message: start },
    ...content.flatMap((each, index) => blockEvents(each, index, cut)),
    { type: "message_delta", delta: { stop_reason }, usage: { input_tokens: usage.input_tokens, output_tokens: 3 } },
    {
      type: "message_delta",
      delta: { stop_reason: null },
      usage: { input_tokens: null, output_tokens, output_tokens_details },
    },
    { type: "message_stop" },
  ];
};

const sse = (events: readonly object[]): string =>
  events.map((event) => `event: ${Reflect.get(event, "type")}\ndata: ${JSON.stringify(event)}\n\n`).join("");

/** What a span tells of an answer, given in this form. */
const told = async (answer: string, isStream: boolean): Promise<object> => {
  const recorder = startRecorder();
  const anthropic = wrapAnthropic(
    new Anthropic({
      apiKey: "key",
      fetch: async () =>
        new Response(answer, { headers: { "content-type": isStream ? "text/event-stream" : "application/json" } }),
    }),
    { llm: recorder.llm({ captureContent: "span" }) },
  );
  if (isStream) await collect(await anthropic.messages.create(streamed));
  else await anthropic.messages.create(body);
  const { attributes, status } = recorder.span();
  const ofAnswer = /^gen_ai\.(response\.(id|model|finish_reasons)|usage\.|output\.messages)/;
  return { status, ...Object.fromEntries(Object.entries(attributes).filter(([key]) => ofAnswer.test(key))) };
};

describe("a streamed message", () => {
  it("has the span of the same message in one piece, however it is cut", async () => {
    await fc.assert(
      fc.asyncProperty(message, fc.nat({ max: 20 }), async (whole, cut) => {
        const span = await told(JSON.stringify(whole), false);
        expect(Object.keys(span)).toContain("gen_ai.output.messages");
        expect(await told(sse(eventsOf(whole, cut)), true)).toEqual(span);
      }),
    );
  });
});

const TYPES = ["message_start", "content_block_start", "content_block_delta", "message_delta", "ping", "error"];

/** Events whose fields may be anything. */
const hostileEvent = fc.oneof(
  fc.anything(),
  fc.record(
    {
      type: fc.constantFrom(...TYPES.slice(0, -1)),
      index: fc.oneof(fc.integer(), fc.anything()),
      message: fc.anything(),
      content_block: fc.oneof(fc.anything(), fc.record({ type: fc.constantFrom("text", "tool_use", "fallback") })),
      delta: fc.oneof(
        fc.anything(),
        fc.record({ text: fc.anything(), partial_json: fc.string(), stop_reason: fc.anything() }),
      ),
      usage: fc.oneof(fc.anything(), fc.record({ input_tokens: fc.anything(), output_tokens: fc.anything() })),
    },
    { requiredKeys: [] },
  ),
);

describe("whatever a client answers", () => {
  it("reaches the application as it is, and the span ends once", async () => {
    const events = fc.array(hostileEvent, { size: "max", maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(events, fc.anything(), async (chunks, request) => {
        const recorder = startRecorder();
        const create = async function* stream(_request: unknown): AsyncGenerator {
          yield* chunks;
        };
        const client = wrapAnthropic({ messages: { create } }, { llm: recorder.llm({ captureContent: "span" }) });
        const seen = await collect(client.messages.create(request));
        expect(seen.map((chunk, index) => Object.is(chunk, chunks[index]))).not.toContain(false);
        expect(seen).toHaveLength(chunks.length);
        recorder.span();
      }),
    );
  });

  it("is read in one piece too", async () => {
    const answer = fc.oneof(
      fc.anything(),
      fc.record({ content: fc.oneof(fc.anything(), fc.array(fc.oneof(fc.anything(), block))), usage: fc.anything() }),
    );
    await fc.assert(
      fc.asyncProperty(answer, async (given) => {
        const recorder = startRecorder();
        const client = wrapAnthropic(
          { messages: { create: async () => given } },
          { llm: recorder.llm({ captureContent: "span" }) },
        );
        expect(await client.messages.create()).toBe(given);
        recorder.span();
      }),
    );
  });
});
