import { FakeProvider, reply } from "@sideband/testing-utils";
import Anthropic from "@anthropic-ai/sdk";
import Anthropic0 from "@anthropic-ai/sdk-0";
import OpenAI from "openai";
import OpenAI6 from "openai-6";
import { describe, expect, it } from "vitest";

import { describeFailure } from "../../src/errors/describe-failure.ts";
import {
  abandoned,
  type Call,
  callAnthropic,
  callOpenAI,
  failure,
  failureOf,
  freeUrls,
  messages,
} from "./provider-calls.ts";

const openAITooLong =
  "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens. Please reduce " +
  "the length of the messages.";
const anthropicTooLong = "prompt is too long: 209353 tokens > 200000 maximum";

const openAIs: readonly (readonly [string, Call])[] = [
  ["openai 7", callOpenAI(OpenAI)],
  ["openai 6", callOpenAI(OpenAI6)],
];
const anthropics: readonly (readonly [string, Call])[] = [
  ["anthropic 1", callAnthropic(Anthropic)],
  ["anthropic 0", callAnthropic(Anthropic0)],
];

describe.each([...openAIs, ...anthropics])("what %s throws", (_, call) => {
  it.each([
    ["unknown", reply.status(404), undefined],
    ["unknown", reply.status(500), undefined],
    ["unknown", reply.status(502, { body: "<html>my secret question</html>" }), undefined],
    ["unknown", reply.status(400, { message: "my secret question" }), undefined],
    ["auth", reply.status(401), undefined],
    ["auth", reply.status(403), undefined],
    ["rate_limited", reply.status(429), undefined],
    ["rate_limited", reply.status(429, { retryAfterSeconds: 20 }), 20],
    ["rate_limited", reply.status(429, { retryAfterSeconds: 20, retryAfterMs: 1500 }), 1.5],
    ["rate_limited", reply.status(429, { message: "Slow down. Please try again in 1m2.5s." }), 62.5],
    ["overloaded", reply.status(503), undefined],
    ["overloaded", reply.status(503, { retryAfterSeconds: 3 }), 3],
    ["overloaded", reply.status(529), undefined],
    ["timeout", reply.status(504), undefined],
  ])("is %s: case %#", async (category, script, retryAfterS) => {
    const { status, ...described } = await failure(call, script);
    expect(described).toEqual({
      type: expect.stringMatching(/^\w+$/),
      category,
      ...(retryAfterS !== undefined && { retryAfterS }),
    });
    expect(status).toBe(script.status);
  });

  it("has the date to retry after", async () => {
    const script = reply.status(429, { headers: { "retry-after": new Date(Date.now() + 3_600_000).toUTCString() } });
    const { retryAfterS } = await failure(call, script);
    expect(retryAfterS).toBeGreaterThan(3000);
    expect(retryAfterS).toBeLessThanOrEqual(3600);
  });

  it("says why there was no connection", async () => {
    expect(await failureOf(call(await freeUrls()))).toEqual({ type: "ECONNREFUSED", category: "unknown" });
    expect(await failure(call, reply.disconnect())).toEqual({ type: "UND_ERR_SOCKET", category: "unknown" });
  });

  it("is a timeout of its own", async () => {
    expect(await failure(call, reply.hang(), { timeoutMs: 20 })).toEqual({
      type: "APIConnectionTimeoutError",
      category: "timeout",
    });
  });

  it("is the application's abort", async () => {
    expect(await abandoned(call)).toEqual({ type: "APIUserAbortError", category: "cancelled" });
  });

  it("breaks off a stream", async () => {
    const cut = await failure(call, reply.disconnect({ afterChunks: 2 }), { stream: true });
    expect(cut).toEqual({ type: "UND_ERR_SOCKET", category: "unknown" });
    const limited = reply.streamError({ afterChunks: 2, error: reply.status(429) });
    expect((await failure(call, limited, { stream: true })).category).toBe("rate_limited");
  });

  it("is found behind the application's own error", async () => {
    await using server = await FakeProvider.start({ script: reply.status(429, { retryAfterSeconds: 7 }) });
    const cause = await call({ openai: server.url, anthropic: server.anthropicUrl }).catch((error: unknown) => error);
    class AnswerError extends Error {}
    const expected = { type: "AnswerError", category: "rate_limited", status: 429, retryAfterS: 7 };
    expect(describeFailure(new AnswerError("no answer", { cause }))).toEqual(expected);
    const aggregate = new AggregateError([new RangeError("odd"), cause], "all failed");
    expect(describeFailure(aggregate)).toEqual({ ...expected, type: "AggregateError" });
  });
});

describe.each(openAIs)("what %s throws by OpenAI's own forms", (_, call) => {
  it("has the numbers of a context that is too long", async () => {
    const tokens = { category: "token_limit", tokenLimit: 8192, tokensRequested: 9000 };
    const coded = reply.status(400, { message: openAITooLong, code: "context_length_exceeded" });
    expect(await failure(call, coded)).toEqual({ type: "context_length_exceeded", status: 400, ...tokens });
    const uncoded = reply.status(400, { message: openAITooLong });
    expect(await failure(call, uncoded)).toEqual({ type: "invalid_request_error", status: 400, ...tokens });
  });

  it("has the categories by which Azure filters, and otherwise the provider's words", async () => {
    const safe = { filtered: false, severity: "safe" };
    const error = {
      message: "The response was filtered. my secret question",
      type: null,
      param: "prompt",
      code: "content_filter",
      status: 400,
      innererror: {
        code: "ResponsibleAIPolicyViolation",
        content_filter_result: {
          hate: safe,
          jailbreak: { filtered: true, detected: true },
          violence: { filtered: true, severity: "medium" },
        },
      },
    };
    const filtered = { type: "content_filter", category: "content_filtered", status: 400 };
    const headers = { "content-type": "application/json" };
    const azure = reply.status(400, { headers, body: JSON.stringify({ error }) });
    expect(await failure(call, azure)).toEqual({ ...filtered, filterReason: "jailbreak, violence" });
    const plain = reply.status(400, { code: "content_filter", message: "flagged: my secret question" });
    expect(await failure(call, plain)).toEqual({ ...filtered, filterReason: "flagged: my secret question" });
  });

  it("is told within a stream", async () => {
    const error = reply.status(429, { message: "Please try again in 250ms." });
    expect(await failure(call, reply.streamError({ afterChunks: 2, error }), { stream: true })).toEqual({
      type: "rate_limit_exceeded",
      category: "rate_limited",
      retryAfterS: 0.25,
    });
  });
});

describe.each(anthropics)("what %s throws by Anthropic's own forms", (_, call) => {
  it("has the numbers of a prompt that is too long", async () => {
    expect(await failure(call, reply.status(400, { message: anthropicTooLong }))).toEqual({
      type: "invalid_request_error",
      category: "token_limit",
      status: 400,
      tokenLimit: 200_000,
      tokensRequested: 209_353,
    });
  });

  it("is told within a stream", async () => {
    const overloaded = reply.streamError({ afterChunks: 2, error: reply.status(529) });
    expect(await failure(call, overloaded, { stream: true })).toEqual({
      type: "overloaded_error",
      category: "overloaded",
    });
  });
});

describe("openai", () => {
  it("says that the application aborted where a time limit of the application's did", async () => {
    const timeout = new DOMException("The operation was aborted due to timeout", "TimeoutError");
    expect(await abandoned(callOpenAI(OpenAI), timeout)).toEqual({ type: "APIUserAbortError", category: "timeout" });
  });

  it.each([
    ["length" as const, { type: "LengthFinishReasonError", category: "token_limit" }],
    ["content_filter" as const, { type: "ContentFilterFinishReasonError", category: "content_filtered" }],
  ])("throws in parse() for %s", async (finishReason, expected) => {
    await using server = await FakeProvider.start({ script: reply.text("{", { finishReason }) });
    for (const Client of [OpenAI, OpenAI6]) {
      const openai = new Client({ baseURL: server.url, apiKey: "sk-test", maxRetries: 0 }) as OpenAI;
      const schema = { name: "answer", strict: true, schema: { type: "object" } };
      const parsed = openai.chat.completions.parse({
        model: "gpt-4o",
        messages,
        response_format: { type: "json_schema", json_schema: schema },
      });
      expect(await failureOf(parsed)).toEqual(expected);
    }
  });
});
