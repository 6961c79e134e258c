import { describe, expect, test } from "vitest";

import { latency } from "../../src/simulator/distribution/latency.ts";
import type { ModelRequestOptions } from "../../src/simulator/scenario/model-request.ts";
import { TraceSimulator } from "../../src/simulator/trace-simulator.ts";
import { spanNamed } from "./support/span-of.ts";
import { tookMs } from "./support/span-text.ts";

const certain = {
  inputTokens: 100,
  outputTokens: 30,
  tokensPerSecond: 60,
  timeToFirstChunk: latency.constant(250),
  errorRate: 0,
  cancelRate: 0,
  breakRate: 0,
  streamingShare: 0,
} satisfies ModelRequestOptions;

const request = (options: ModelRequestOptions = {}) => new TraceSimulator().modelRequest({ ...certain, ...options });

const spanOf = (options?: ModelRequestOptions) => spanNamed(request(options), "");

describe("a request as a whole", () => {
  test("is one CLIENT span with what the conventions ask for", () => {
    const span = spanOf();
    expect(span.name).toBe("chat gpt-4o");
    expect(span.kind).toBe(2);
    expect(span.status).toEqual({ code: 0 });
    expect(span.parentSpanContext).toBeUndefined();
    expect(span.attributes).toEqual({
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": "openai",
      "gen_ai.request.model": "gpt-4o",
      "server.address": "api.openai.com",
      "server.port": 443,
      "gen_ai.response.id": expect.stringMatching(/^chatcmpl-[0-9a-f]{16}$/),
      "gen_ai.response.model": "gpt-4o",
      "gen_ai.response.finish_reasons": ["stop"],
      "gen_ai.usage.input_tokens": 100,
      "gen_ai.usage.output_tokens": 30,
    });
  });

  test("takes as long as its first token and the generation of the others", () => {
    expect(tookMs(spanOf())).toBe(250 + (30 / 60) * 1000);
    expect(tookMs(spanOf({ tokensPerSecond: 15 }))).toBe(250 + 2000);
    expect(tookMs(spanOf({ outputTokens: 0 }))).toBe(250);
  });

  test("says what was asked for", () => {
    const { name, attributes } = spanOf({
      operation: "generate_content",
      provider: "gcp.gemini",
      model: "gemini-2.5-pro",
      responseModel: "gemini-2.5-pro-002",
      conversationId: "conv-1",
      temperature: 0,
      maxTokens: 500,
      serverPort: 8443,
    });
    expect(name).toBe("generate_content gemini-2.5-pro");
    expect(attributes).toMatchObject({
      "gen_ai.operation.name": "generate_content",
      "gen_ai.provider.name": "gcp.gemini",
      "gen_ai.request.model": "gemini-2.5-pro",
      "gen_ai.response.model": "gemini-2.5-pro-002",
      "gen_ai.conversation.id": "conv-1",
      "gen_ai.request.temperature": 0,
      "gen_ai.request.max_tokens": 500,
      "server.address": "generativelanguage.googleapis.com",
      "server.port": 8443,
    });
  });

  test("has no server where the host of a provider is not known, and the one that is given", () => {
    expect(Object.keys(spanOf({ provider: "in_house" }).attributes)).not.toContain("server.port");
    expect(spanOf({ provider: "in_house", serverAddress: "llm.internal" }).attributes).toMatchObject({
      "server.address": "llm.internal",
      "server.port": 443,
    });
  });

  test("an output that is too long is cut", () => {
    const { attributes } = spanOf({ maxTokens: 12 });
    expect(attributes).toMatchObject({
      "gen_ai.response.finish_reasons": ["length"],
      "gen_ai.usage.output_tokens": 12,
    });
    expect(spanOf({ maxTokens: 30 }).attributes).toMatchObject({ "gen_ai.response.finish_reasons": ["stop"] });
  });

  test("breakdowns of usage are there if they are not 0", () => {
    const { attributes } = spanOf({ cachedInputShare: 0.645, reasoningShare: 0.5 });
    expect(attributes).toMatchObject({
      "gen_ai.usage.cache_read.input_tokens": 64,
      "gen_ai.usage.reasoning.output_tokens": 15,
    });
  });
});

describe("a stream", () => {
  test("says so, and when its first chunk came", () => {
    const span = spanOf({ streamingShare: 1 });
    expect(span.attributes).toMatchObject({
      "gen_ai.request.stream": true,
      "gen_ai.response.time_to_first_chunk": 0.25,
      "gen_ai.usage.output_tokens": 30,
    });
    expect(tookMs(span)).toBe(750);
  });

  test("that is left ends early, without an error, and nobody knows its usage", () => {
    const span = spanOf({ streamingShare: 1, cancelRate: 1 });
    expect(span.status).toEqual({ code: 0 });
    expect(span.attributes).toMatchObject({
      "gen_ai.response.finish_reasons": ["error"],
      "gen_ai.response.id": expect.any(String),
      "gen_ai.response.time_to_first_chunk": 0.25,
    });
    expect(Object.keys(span.attributes).filter((key) => /usage|error/.test(key))).toEqual([]);
    expect(tookMs(span)).toBeGreaterThanOrEqual(250);
    expect(tookMs(span)).toBeLessThan(750);
  });

  test("that breaks off is an error", () => {
    const span = spanOf({ streamingShare: 1, breakRate: 1, cancelRate: 0 });
    expect(span.status).toEqual({
      code: 2,
      message: "The connection was closed before the stream was complete",
    });
    expect(span.attributes).toMatchObject({
      "gen_ai.response.finish_reasons": ["error"],
      "error.type": "ECONNRESET",
    });
    expect(Object.keys(span.attributes).filter((key) => key.includes("usage"))).toEqual([]);
    expect(tookMs(span)).toBeLessThan(750);
  });

  test("only streams can be left or break off", () => {
    const span = spanOf({ streamingShare: 0, breakRate: 0.5, cancelRate: 0.5 });
    expect(span.attributes["gen_ai.response.finish_reasons"]).toEqual(["stop"]);
  });
});

describe("a failed request", () => {
  test("has a status, an error type and a finish reason, and nothing of an answer", () => {
    const errors = [{ type: "insufficient_quota", message: "429 You exceeded your current quota" }];
    const span = spanOf({ errorRate: 1, errors });
    expect(span.status).toEqual({ code: 2, message: "429 You exceeded your current quota" });
    expect(span.attributes).toEqual({
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": "openai",
      "gen_ai.request.model": "gpt-4o",
      "server.address": "api.openai.com",
      "server.port": 443,
      "gen_ai.response.finish_reasons": ["error"],
      "error.type": "insufficient_quota",
    });
    expect(tookMs(span)).toBe(250);
  });

  test("takes as long as its error says", () => {
    const errors = [{ type: "TimeoutError", message: "Request timed out", latency: latency.constant(30_000) }];
    expect(tookMs(spanOf({ errorRate: 1, errors }))).toBe(30_000);
  });
});
