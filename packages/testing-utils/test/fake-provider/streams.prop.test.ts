import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenAI } from "@google/genai";
import fc from "fast-check";
import OpenAI from "openai";
import { afterAll, describe, expect, test } from "vitest";

import { reply, type CompletionReply, type FakeProvider } from "../../src/index.ts";
import { splitText } from "../../src/fake-provider/split-text.ts";
import { collect } from "./outcome-of.ts";
import { post, type EndpointKey } from "./post.ts";
import { readEvents } from "./read-events.ts";
import { RenewedProvider } from "./renewed-provider.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 60);

const words = fc.string({
  unit: fc.constantFrom("a", " ", "\n", "é", "😀", '"', "\\", "\u2028", "data: x"),
  maxLength: 12,
});
const calls = fc.array(
  fc.record({
    name: fc.stringMatching(/^[a-z]{1,8}$/u),
    arguments: fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/u), words),
  }),
  { maxLength: 3 },
);

/** Any reply that every API can tell in full. */
const replies: fc.Arbitrary<CompletionReply> = fc
  .record({
    text: fc.option(words.filter((text) => text !== "")),
    reasoning: fc.option(words.filter((text) => text !== "")),
    calls,
    chunks: fc.option(fc.integer({ min: 1, max: 5 })),
    inputTokens: fc.integer({ min: 20, max: 1000 }),
    cachedTokens: fc.integer({ min: 0, max: 10 }),
    cacheWriteTokens: fc.integer({ min: 0, max: 10 }),
    outputTokens: fc.integer({ min: 10, max: 1000 }),
    reasoningTokens: fc.integer({ min: 0, max: 10 }),
  })
  .filter(({ text, calls }) => text !== null || calls.length > 0)
  .map(({ text, reasoning, calls, chunks, ...usage }) => {
    const options = { usage, ...(reasoning !== null && { reasoning }), ...(chunks !== null && { chunks }) };
    if (calls.length === 0) return reply.text(text ?? "", options);
    return reply.toolCalls(calls, { ...options, ...(text !== null && { content: text }) });
  });

const renewed = new RenewedProvider();

afterAll(() => renewed[Symbol.asyncDispose]());

const settings = { apiKey: "test-key", maxRetries: 0 };
const messages = [{ role: "user" as const, content: "?" }];

describe("what is streamed is what is answered whole, as the official client puts it together", () => {
  const holds = (check: (provider: FakeProvider, reply: CompletionReply) => Promise<void>): Promise<void> =>
    fc.assert(
      fc.asyncProperty(replies, async (chosen) => check(await renewed.with(chosen), chosen)),
      { numRuns },
    );

  test("chat completions", () =>
    holds(async (provider) => {
      const { completions } = new OpenAI({ ...settings, baseURL: provider.url }).chat;
      const question = { model: "gpt-5.4", messages };
      const whole = await completions.create(question);
      const options = { include_usage: true };
      const streamed = await completions.stream({ ...question, stream_options: options }).finalChatCompletion();
      const { content, tool_calls } = whole.choices[0]?.message ?? {};
      const message = streamed.choices[0]?.message;
      expect(message?.content ?? null).toBe(content);
      expect(message?.tool_calls?.map((call) => call.type === "function" && call.function)).toEqual(
        tool_calls?.map((call) => call.type === "function" && call.function),
      );
      expect(streamed.usage).toEqual(whole.usage);
    }));

  test("responses", () =>
    holds(async (provider) => {
      const openai = new OpenAI({ ...settings, baseURL: provider.url });
      const question = { model: "gpt-5.4", input: "?" };
      const whole = await openai.responses.create(question);
      const events = await collect(await openai.responses.create({ ...question, stream: true }));
      const final = await openai.responses.stream(question).finalResponse();
      const text = events.map((event) => (event.type === "response.output_text.delta" ? event.delta : "")).join("");
      expect(text).toBe(whole.output_text);
      const plain = (response: OpenAI.Responses.Response): string =>
        JSON.stringify([response.output, response.usage]).replaceAll(/_\d{6,}/gu, "");
      const last = events.at(-1);
      if (last?.type !== "response.completed") expect.fail("expected the response to be completed");
      expect(plain(last.response)).toBe(plain(whole));
      expect(final.output_text).toBe(whole.output_text);
    }));

  test("Anthropic's messages", () =>
    holds(async (provider) => {
      const anthropic = new Anthropic({ ...settings, baseURL: provider.anthropicUrl });
      const question = { model: "claude-opus-5", max_tokens: 9, messages };
      const whole = await anthropic.messages.create(question);
      const streamed = await anthropic.messages.stream(question).finalMessage();
      const plain = ({ content, usage, stop_reason }: Anthropic.Message): unknown => [
        content.map((block) => ({ ...block, id: "", signature: "" })),
        usage,
        stop_reason,
      ];
      expect(plain(streamed)).toEqual(plain(whole));
    }));

  test("Gemini's content", () =>
    holds(async (provider) => {
      const { models } = new GoogleGenAI({ apiKey: "k", httpOptions: { baseUrl: provider.geminiUrl } });
      const question = { model: "gemini-3.1-pro", contents: "?" };
      const whole = await models.generateContent(question);
      const chunks = await collect(await models.generateContentStream(question));
      const said = (responses: readonly (typeof whole)[], thought: boolean): string =>
        responses
          .flatMap((response) => response.candidates?.[0]?.content?.parts ?? [])
          .map((part) => (Boolean(part.thought) === thought ? (part.text ?? "") : ""))
          .join("");
      for (const thought of [true, false]) expect(said(chunks, thought)).toBe(said([whole], thought));
      const called = (responses: readonly (typeof whole)[]): unknown =>
        responses.flatMap((response) => response.functionCalls ?? []).map(({ name, args }) => ({ name, args }));
      expect(called(chunks)).toEqual(called([whole]));
      expect(chunks.at(-1)?.usageMetadata).toEqual(whole.usageMetadata);
    }));

  test("usage adds up to what is scripted, in each vendor's way to count", () =>
    holds(async (provider, { usage }) => {
      const { inputTokens = 0, outputTokens = 0, cachedTokens = 0, reasoningTokens = 0 } = usage ?? {};
      const json = async (key: EndpointKey): Promise<Record<string, Record<string, number>>> =>
        (await (await post(provider, key)).json()) as Record<string, Record<string, number>>;
      const { usage: counts = {} } = await json("messages");
      const { input_tokens = 0, cache_read_input_tokens = 0, cache_creation_input_tokens = 0 } = counts;
      expect(input_tokens + cache_read_input_tokens + cache_creation_input_tokens).toBe(inputTokens);
      expect(counts["output_tokens"]).toBe(outputTokens);
      const { usageMetadata: metadata = {} } = await json("generateContent");
      const { candidatesTokenCount = 0, thoughtsTokenCount = 0, cachedContentTokenCount = 0 } = metadata;
      expect(candidatesTokenCount + thoughtsTokenCount).toBe(outputTokens);
      expect([thoughtsTokenCount, cachedContentTokenCount]).toEqual([reasoningTokens, cachedTokens]);
      expect(metadata["totalTokenCount"]).toBe(inputTokens + outputTokens);
      expect((await json("chat"))["usage"]).toMatchObject({
        prompt_tokens: inputTokens,
        completion_tokens: outputTokens,
      });
      expect((await json("responses"))["usage"]).toMatchObject({
        input_tokens: inputTokens,
        output_tokens: outputTokens,
      });
    }));
});

test("every stream is well-formed events of JSON, but for a malformed one, which has one broken", () => {
  const streaming = ["chat", "responses", "messages", "streamGenerateContent"] as const;
  const broken = (events: ReturnType<typeof readEvents>): number =>
    events.filter(({ data }) => typeof data === "string" && data !== "[DONE]").length;
  return fc.assert(
    fc.asyncProperty(replies, fc.constantFrom(...streaming), fc.nat(30), async (of, key, afterChunks) => {
      const script = [of, reply.malformed({ afterChunks, of }), reply.truncated({ afterChunks, of })];
      const provider = await renewed.with(script);
      const [sound, malformed, truncated] = [
        readEvents(await (await post(provider, key, { stream: true })).text()),
        readEvents(await (await post(provider, key, { stream: true })).text()),
        readEvents(await (await post(provider, key, { stream: true })).text()),
      ];
      expect([broken(sound), broken(malformed), broken(truncated)]).toEqual([0, 1, 0]);
      const isClosed = (events: typeof sound): boolean => events.at(-1)?.data === "[DONE]";
      expect([isClosed(sound), isClosed(malformed), isClosed(truncated)]).toEqual([
        key === "chat",
        key === "chat",
        false,
      ]);
      const chunks = sound.filter(({ data }) => data !== "[DONE]").length;
      expect(truncated.length).toBe(Math.min(afterChunks, chunks));
      expect(malformed.findIndex(({ data }) => typeof data === "string")).toBe(Math.min(afterChunks, chunks));
    }),
    { numRuns },
  );
});

test("the pieces of a text make it up, and are as many as asked for where it is long enough", () => {
  fc.assert(
    fc.property(words, fc.option(fc.integer({ min: 1, max: 20 })), (text, chunks) => {
      const pieces = splitText(text, chunks);
      expect(pieces.join("")).toBe(text);
      expect(pieces).not.toContain("");
      if (chunks !== null) expect(pieces.length).toBe(Math.min(chunks, Array.from(text).length));
    }),
  );
});
