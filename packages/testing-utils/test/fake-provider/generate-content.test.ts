import { ApiError, GoogleGenAI } from "@google/genai";
import { describe, expect, test } from "vitest";

import { FakeProvider, reply, type FakeProviderOptions } from "../../src/index.ts";
import { collect, failureOf } from "./outcome-of.ts";
import { post } from "./post.ts";

const question = { model: "gemini-3.1-pro", contents: "Where is order 7?" };

const start = async (options: FakeProviderOptions = {}): Promise<{ provider: FakeProvider; gemini: GoogleGenAI }> => {
  const provider = await FakeProvider.start(options);
  const httpOptions = { baseUrl: provider.geminiUrl };
  return { provider, gemini: new GoogleGenAI({ apiKey: "test-key", httpOptions }) };
};

/** The body of an error as the client hands it on: in its message. */
const bodyOf = (error: unknown): unknown => {
  expect(error).toBeInstanceOf(ApiError);
  return JSON.parse((error as ApiError).message);
};

const usage = { inputTokens: 128, outputTokens: 60, cachedTokens: 100, cacheWriteTokens: 8, reasoningTokens: 20 };
const everything = reply.toolCalls(
  [
    { name: "lookup_order", arguments: { id: 7 } },
    { name: "notify", arguments: { to: "ann" }, id: "x" },
  ],
  { content: "Let me look.", reasoning: "An order. I look it up.", usage },
);

const calls = [
  { name: "lookup_order", args: { id: 7 }, id: "call_000001_0" },
  { name: "notify", args: { to: "ann" }, id: "x" },
];

const usageMetadata = {
  promptTokenCount: 128,
  cachedContentTokenCount: 100,
  thoughtsTokenCount: 20,
  candidatesTokenCount: 40, // without the thoughts
  totalTokenCount: 188,
};

describe("whole content", () => {
  test("thoughts, text, calls and usage, with ids that are the same in every run", async () => {
    const { provider, gemini } = await start({ script: everything });
    await using _ = provider;
    const response = await gemini.models.generateContent(question);
    expect(response).toMatchObject({ modelVersion: "gemini-3.1-pro", responseId: "response_000001", usageMetadata });
    expect(response.candidates).toMatchObject([
      {
        index: 0,
        finishReason: "STOP",
        content: {
          role: "model",
          parts: [
            { text: "An order. I look it up.", thought: true },
            { text: "Let me look." },
            { functionCall: calls[0], thoughtSignature: expect.any(String) },
            { functionCall: calls[1] },
          ],
        },
      },
    ]);
    expect(response.functionCalls).toEqual(calls);
    const [call] = await provider.idle();
    expect(call).toMatchObject({
      endpoint: "gemini.generate_content",
      model: "gemini-3.1-pro",
      path: expect.stringMatching(/^\/v1(beta)?\/models\/gemini-3\.1-pro:generateContent$/u),
      status: 200,
    });
    expect(call?.headers).toMatchObject({ "x-goog-api-key": "test-key" });
  });

  test.each([
    [reply.text("a"), "STOP"],
    [reply.text("a", { finishReason: "length" }), "MAX_TOKENS"],
    [reply.text("a", { finishReason: "content_filter" }), "SAFETY"],
    [reply.toolCalls([{ name: "t", arguments: '{"a":1}' }]), "STOP"],
    [reply.toolCalls([{ name: "t", arguments: "{broken" }]), "MALFORMED_FUNCTION_CALL"],
    [reply.toolCalls([{ name: "t", arguments: "[1]" }]), "MALFORMED_FUNCTION_CALL"],
  ] as const)("finish reasons (%#)", async (script, finishReason) => {
    const { provider, gemini } = await start({ script });
    await using _ = provider;
    const whole = await gemini.models.generateContent(question);
    expect(whole.candidates).toMatchObject([{ finishReason }]);
    expect(whole.functionCalls?.length ?? 0).toBe(finishReason === "STOP" && script.toolCalls.length > 0 ? 1 : 0);
    const chunks = await collect(await gemini.models.generateContentStream(question));
    expect(chunks.map((chunk) => chunk.candidates?.[0]?.finishReason).filter(Boolean)).toEqual([finishReason]);
  });

  test("a refusal is a blocked prompt: no candidates", async () => {
    const { provider, gemini } = await start({ script: reply.refusal() });
    await using _ = provider;
    const whole = await gemini.models.generateContent(question);
    expect(whole.promptFeedback).toEqual({ blockReason: "PROHIBITED_CONTENT" });
    expect([whole.candidates, whole.usageMetadata?.candidatesTokenCount]).toEqual([undefined, undefined]);
    const chunks = await collect(await gemini.models.generateContentStream(question));
    expect(chunks.map((chunk) => chunk.promptFeedback?.blockReason)).toEqual(["PROHIBITED_CONTENT"]);
  });

  test("countTokens says what the usage would", async () => {
    const { provider, gemini } = await start({ script: [everything, reply.text("a", { usage: null })] });
    await using _ = provider;
    expect(await gemini.models.countTokens(question)).toMatchObject({ totalTokens: 128 });
    expect(await gemini.models.countTokens(question)).toMatchObject({ totalTokens: 0 });
    expect(provider.requests()[0]).toMatchObject({ endpoint: "gemini.count_tokens", model: "gemini-3.1-pro" });
  });
});

describe("streamed content", () => {
  test("a chunk for each piece, and one with the finish reason; the counts grow", async () => {
    const script = reply.text("one two three", { usage: { inputTokens: 10, outputTokens: 8 } });
    const { provider, gemini } = await start({ script });
    await using _ = provider;
    const chunks = await collect(await gemini.models.generateContentStream(question));
    expect(chunks.map((chunk) => chunk.text)).toEqual(["one", " two", " three", ""]);
    expect(chunks.map((chunk) => chunk.candidates?.[0]?.finishReason)).toEqual([
      undefined,
      undefined,
      undefined,
      "STOP",
    ]);
    expect(chunks.map((chunk) => chunk.usageMetadata?.candidatesTokenCount)).toEqual([2, 4, 6, 8]);
    expect(chunks.map((chunk) => chunk.usageMetadata?.totalTokenCount)).toEqual([12, 14, 16, 18]);
    expect(new Set(chunks.map((chunk) => chunk.responseId))).toEqual(new Set(["response_000001"]));
    expect((await provider.idle())[0]).toMatchObject({
      endpoint: "gemini.generate_content",
      path: expect.stringMatching(/\/models\/gemini-3\.1-pro:streamGenerateContent\?alt=sse$/u),
      chunksWritten: 4,
    });
  });

  test("together the chunks say what the whole content says", async () => {
    const { provider, gemini } = await start({ script: everything });
    await using _ = provider;
    const chunks = await collect(await gemini.models.generateContentStream(question));
    const parts = chunks.flatMap((chunk) => chunk.candidates?.[0]?.content?.parts ?? []);
    const text = (thought: boolean): string =>
      parts.map((part) => (Boolean(part.thought) === thought ? (part.text ?? "") : "")).join("");
    expect([text(true), text(false)]).toEqual(["An order. I look it up.", "Let me look."]);
    expect(chunks.flatMap((chunk) => chunk.functionCalls ?? [])).toEqual(calls);
    expect(chunks.at(-1)).toMatchObject({ usageMetadata, candidates: [{ finishReason: "STOP" }] });
  });

  test("without alt=sse it is one list of all chunks", async () => {
    await using provider = await FakeProvider.start({ script: reply.text("one two") });
    const response = await fetch(`${provider.geminiUrl}/v1/models/gemini-3.1-pro:streamGenerateContent?key=k`, {
      method: "POST",
      body: JSON.stringify({ contents: [{ parts: [{ text: "?" }] }] }),
    });
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toMatchObject([
      { candidates: [{ content: { parts: [{ text: "one" }] } }] },
      { candidates: [{ content: { parts: [{ text: " two" }] } }] },
      { candidates: [{ finishReason: "STOP" }] },
    ]);
  });

  test("an error in the middle is thrown with its status", async () => {
    const script = reply.streamError({ afterChunks: 2, error: reply.status(503) });
    const { provider, gemini } = await start({ script });
    await using _ = provider;
    const texts: unknown[] = [];
    const stream = await gemini.models.generateContentStream(question);
    const read = async (): Promise<void> => {
      for await (const chunk of stream) texts.push(chunk.text);
    };
    const error = await failureOf(read());
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 503, message: expect.stringContaining("UNAVAILABLE") });
    expect(await failureOf(gemini.models.generateContent(question))).toMatchObject({ status: 503 });
  });

  test("an abort in the middle reaches the provider", async () => {
    const { provider, gemini } = await start({ script: reply.hang({ afterChunks: 2 }) });
    await using _ = provider;
    const leaving = new AbortController();
    const config = { abortSignal: leaving.signal };
    const stream = await gemini.models.generateContentStream({ ...question, config });
    const read = async (): Promise<void> => {
      for await (const _chunk of stream) leaving.abort();
    };
    expect(await failureOf(read())).toMatchObject({ name: "AbortError" });
    expect(await provider.idle()).toMatchObject([{ abortedByClient: true, status: 200 }]);
  });

  test("usage that is never sent", async () => {
    const { provider, gemini } = await start({ script: reply.text("a", { usage: null }) });
    await using _ = provider;
    const chunks = await collect(await gemini.models.generateContentStream(question));
    expect(chunks.every((chunk) => chunk.usageMetadata === undefined)).toBe(true);
    expect((await gemini.models.generateContent(question)).usageMetadata).toBeUndefined();
  });
});

describe("errors", () => {
  test.each([
    [400, "INVALID_ARGUMENT"],
    [401, "UNAUTHENTICATED"],
    [403, "PERMISSION_DENIED"],
    [404, "NOT_FOUND"],
    [409, "ABORTED"],
    [429, "RESOURCE_EXHAUSTED"],
    [499, "CANCELLED"],
    [500, "INTERNAL"],
    [501, "UNIMPLEMENTED"],
    [502, "INTERNAL"],
    [503, "UNAVAILABLE"],
    [504, "DEADLINE_EXCEEDED"],
  ])("%i is %s", async (status, word) => {
    const { provider, gemini } = await start({ script: reply.status(status) });
    await using _ = provider;
    const error = await failureOf(gemini.models.generateContent(question));
    expect(error).toMatchObject({ status });
    expect(bodyOf(error)).toEqual({
      error: { code: status, message: expect.stringMatching(/ \w+.*\w/u), status: word },
    });
  });

  test("429 tells when to come back, and is retried", async () => {
    const { provider, gemini } = await start({
      script: [reply.status(429, { retryAfterSeconds: 34 }), reply.text("at last")],
    });
    await using _ = provider;
    const error = await failureOf(gemini.models.generateContent(question));
    expect(bodyOf(error)).toMatchObject({
      error: { details: [{ "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: "34s" }] },
    });
    provider.replyWith([reply.status(429), reply.text("at last")]);
    const retryOptions = { attempts: 2, initialDelay: 0.001, maxDelay: 0.001, jitter: 0 };
    const config = { httpOptions: { retryOptions } };
    expect((await gemini.models.generateContent({ ...question, config })).text).toBe("at last");
    expect((await provider.idle()).map((call) => call.status)).toEqual([429, 429, 200]);
  });

  test("message, status word and reason of your own", async () => {
    const script = reply.status(400, { message: "no", type: "FAILED_PRECONDITION", code: "USER_LOCATION" });
    const { provider, gemini } = await start({ script });
    await using _ = provider;
    expect(bodyOf(await failureOf(gemini.models.generateContent(question)))).toMatchObject({
      error: { code: 400, message: "no", status: "FAILED_PRECONDITION", details: [{ reason: "USER_LOCATION" }] },
    });
  });

  test("without a key, with the wrong one, with the right one in the query", async () => {
    await using provider = await FakeProvider.start({ apiKey: "right-key", script: [reply.text("only one")] });
    const httpOptions = { baseUrl: provider.geminiUrl };
    const wrong = await failureOf(new GoogleGenAI({ apiKey: "wrong", httpOptions }).models.generateContent(question));
    expect(bodyOf(wrong)).toMatchObject({
      error: { code: 400, status: "INVALID_ARGUMENT", details: [{ reason: "API_KEY_INVALID" }] },
    });
    const url = `${provider.geminiUrl}/v1beta/models/gemini-3.1-pro:generateContent`;
    const request = { method: "POST", body: JSON.stringify({ contents: [{ parts: [{ text: "?" }] }] }) };
    const anonymous = await fetch(url, request);
    expect(anonymous.status).toBe(403);
    expect(await anonymous.json()).toMatchObject({ error: { status: "PERMISSION_DENIED" } });
    expect((await fetch(`${url}?key=right-key`, request)).status).toBe(200);
  });

  test("no contents, no JSON, an unknown path", async () => {
    await using provider = await FakeProvider.start();
    expect((await post(provider, "generateContent", { contents: [] })).status).toBe(400);
    expect((await post(provider, "generateContent", { contents: null })).status).toBe(400);
    const headers = { "x-goog-api-key": "k" };
    const url = `${provider.geminiUrl}/v1beta/models/m`;
    const broken = await fetch(`${url}:generateContent`, { method: "POST", headers, body: "{" });
    expect(await broken.json()).toMatchObject({ error: { message: "Invalid JSON payload received." } });
    const unknown = await fetch(`${url}:generateImages`, { method: "POST", headers, body: "{}" });
    expect([unknown.status, await unknown.json()]).toMatchObject([404, { error: { status: "NOT_FOUND" } }]);
    expect(provider.requests().at(-1)).toMatchObject({ endpoint: null, model: null });
  });
});
