import { context, SpanKind, trace } from "@opentelemetry/api";
import { describe, expect, it } from "vitest";

import { LlmTracer } from "../../src/index.ts";
import {
  collect,
  ERROR,
  startRecorder,
  UNSET,
  useContextManager,
  useDiagnostics,
  useUnhandledRejections,
} from "../recorder.ts";

useContextManager();
useDiagnostics();
useUnhandledRejections();

const request = { provider: "openai", model: "gpt-4o" };

describe("LlmTracer.chat", () => {
  it("names the span, and sets at its start what a sampler decides by", () => {
    const recorder = startRecorder();
    recorder.llm().chat(
      {
        provider: "openai",
        model: "gpt-4o",
        serverAddress: "api.openai.com",
        serverPort: 443,
        stream: true,
        choiceCount: 2,
        seed: 7,
        topK: 40,
        topP: 0.9,
        temperature: 0.5,
        frequencyPenalty: 0.1,
        presencePenalty: -0.1,
        maxTokens: 100,
        stop: "END",
        reasoningLevel: "high",
        previousResponseId: "resp_1",
        outputType: "json",
        conversationId: "conv_1",
        promptName: "greeting",
        promptVersion: "3",
        attributes: { "app.tenant": "acme" },
      },
      () => "answer",
    );
    expect(recorder.span()).toMatchObject({ name: "chat gpt-4o", kind: SpanKind.CLIENT, status: { code: UNSET } });
    expect(recorder.attributesAtStart()).toEqual([
      {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": "gpt-4o",
        "server.address": "api.openai.com",
        "server.port": 443,
        "gen_ai.request.stream": true,
        "gen_ai.request.choice.count": 2,
        "gen_ai.request.seed": 7,
        "gen_ai.request.top_k": 40,
        "gen_ai.request.top_p": 0.9,
        "gen_ai.request.temperature": 0.5,
        "gen_ai.request.frequency_penalty": 0.1,
        "gen_ai.request.presence_penalty": -0.1,
        "gen_ai.request.max_tokens": 100,
        "gen_ai.request.stop_sequences": ["END"],
        "gen_ai.request.reasoning.level": "high",
        "gen_ai.request.previous_response.id": "resp_1",
        "gen_ai.output.type": "json",
        "gen_ai.conversation.id": "conv_1",
        "gen_ai.prompt.name": "greeting",
        "gen_ai.prompt.version": "3",
        "app.tenant": "acme",
      },
    ]);
    expect(recorder.span().attributes).toEqual(recorder.attributesAtStart()[0]);
  });

  it("leaves out what the conventions leave out: one choice, no stream, a port or a version without its name", () => {
    const recorder = startRecorder();
    recorder
      .llm()
      .chat(
        { provider: "openai", choiceCount: 1, stream: false, serverPort: 443, promptVersion: "3" },
        () => undefined,
      );
    expect(recorder.span().name).toBe("chat");
    expect(recorder.span().attributes).toEqual({ "gen_ai.operation.name": "chat", "gen_ai.provider.name": "openai" });
  });

  it("hands on what a callback returns, and ends the span with it", () => {
    const recorder = startRecorder();
    const answer = {};
    expect(recorder.llm().chat(request, () => answer)).toBe(answer);
    expect(recorder.span().status).toEqual({ code: UNSET });
  });

  it("ends the span of an async callback when its promise settles", async () => {
    const recorder = startRecorder();
    const answer = {};
    const { promise, resolve } = Promise.withResolvers<object>();
    const result = recorder.llm().chat(request, () => promise);
    expect(recorder.spans()).toEqual([]);
    resolve(answer);
    expect(await result).toBe(answer);
    expect(recorder.span().status).toEqual({ code: UNSET });
  });

  it("hands on the very error that a callback throws or rejects with", async () => {
    const recorder = startRecorder();
    const error = new RangeError("secret");
    const llm = recorder.llm();
    expect(() =>
      llm.chat(request, () => {
        throw error;
      }),
    ).toThrow(error);
    await expect(llm.chat(request, () => Promise.reject(error))).rejects.toBe(error);
    expect(recorder.spans().map(({ status, attributes }) => [status, attributes["error.type"]])).toEqual([
      [{ code: ERROR, message: "RangeError" }, "RangeError"],
      [{ code: ERROR, message: "RangeError" }, "RangeError"],
    ]);
  });

  it("has the span active in the callback and after its awaits, and not around it", async () => {
    const recorder = startRecorder();
    const active: unknown[] = [];
    let own: unknown;
    await recorder.llm().chat(request, async (span) => {
      own = span.span.spanContext().spanId;
      active.push(trace.getActiveSpan()?.spanContext().spanId);
      await Promise.resolve();
      active.push(trace.getActiveSpan()?.spanContext().spanId);
      expect(trace.getSpan(span.context)).toBe(span.span);
    });
    expect(active).toEqual([own, own]);
    expect(trace.getSpan(context.active())).toBeUndefined();
  });

  it("has the span active where a promise begins its work only when it is waited for", async () => {
    const recorder = startRecorder();
    let active: unknown;
    const query: PromiseLike<string> = {
      then(onFulfilled, onRejected) {
        active = trace.getActiveSpan();
        return Promise.resolve("rows").then(onFulfilled, onRejected);
      },
    };
    let own: unknown;
    const rows = await recorder.llm().chat(request, (span) => {
      own = span.span;
      return query;
    });
    expect([rows, active]).toEqual(["rows", own]);
    expect(recorder.span().status).toEqual({ code: UNSET });
  });

  it("fails with a promise whose `then` throws", async () => {
    const recorder = startRecorder();
    const error = new RangeError("broken");
    const broken: PromiseLike<string> = {
      then() {
        throw error;
      },
    };
    await expect(recorder.llm().chat(request, () => broken)).rejects.toBe(error);
    expect(recorder.span().attributes["error.type"]).toBe("RangeError");
  });

  it("ends once, whoever ends it", async () => {
    const recorder = startRecorder();
    await recorder.llm().chat(request, async (span) => {
      span.end();
      span.fail(new Error("late"));
      span.cancel();
      span.recordResponse({ id: "late" });
    });
    expect(recorder.span().status).toEqual({ code: UNSET });
    expect(recorder.span().attributes["gen_ai.response.id"]).toBeUndefined();
  });

  it("keeps the span open while an async iterable that it returned is consumed", async () => {
    const recorder = startRecorder();
    const chunks = await recorder.llm().chat(request, async () => {
      return (async function* numbers() {
        yield 1;
        yield 2;
      })();
    });
    expect(recorder.spans()).toEqual([]);
    expect(await collect(chunks)).toEqual([1, 2]);
    expect(recorder.span().status).toEqual({ code: UNSET });
  });

  it("looks the global provider up at each call, so that it may be set late", () => {
    const recorder = startRecorder();
    const llm = new LlmTracer({ captureContent: "none" });
    llm.chat(request, () => "unseen");
    trace.setGlobalTracerProvider(recorder.tracerProvider);
    try {
      llm.chat(request, () => "seen");
    } finally {
      trace.disable();
    }
    llm.chat(request, () => "unseen");
    expect(recorder.span().name).toBe("chat gpt-4o");
  });

  it("tells its name and version as instrumentation scope", () => {
    const recorder = startRecorder();
    recorder.llm().chat(request, () => "answer");
    expect(recorder.span().instrumentationScope.name).toBe("@sideband/llm-tracing");
    expect(recorder.span().instrumentationScope.version).toMatch(/^\d+\.\d+\.\d+/);
  });
});

describe("LlmTracer's options", () => {
  it.each([
    [
      { captureContent: "spans" },
      'Expected `captureContent` to be "none", "span", "event" or "span-and-event", got "spans"',
    ],
    [
      { captureContent: true },
      'Expected `captureContent` to be "none", "span", "event" or "span-and-event", got boolean',
    ],
    [{ tracerProvider: {} }, "Expected `tracerProvider` to be a TracerProvider, got object"],
    [{ nowMs: 5 }, "Expected `nowMs` to be a function that returns milliseconds, got 5"],
    [{ loggerProvider: {} }, "Expected `loggerProvider` to be a LoggerProvider, got object"],
    [{ loggerProvider: null }, "Expected `loggerProvider` to be a LoggerProvider, got null"],
    [{ dialects: [] }, "Expected `dialects` to be a list of genai-0.1, semconv-1.41, refinement-1.0, got object"],
    [{ dialects: ["1.41"] }, "Expected `dialects` to be a list of genai-0.1, semconv-1.41, refinement-1.0, got object"],
    [
      { dialects: "genai-0.1" },
      'Expected `dialects` to be a list of genai-0.1, semconv-1.41, refinement-1.0, got "genai-0.1"',
    ],
    [{ prices: {} }, "Expected `prices` to be an object with a method `cost`, got object"],
    [{ schemaUrl: 5 }, "Expected `schemaUrl` to be a text, got 5"],
    [{ exceptions: "log" }, 'Expected `exceptions` to be "span-events", "logs" or "both", got "log"'],
  ])("refuses %o", (options, message) => {
    expect(() => new LlmTracer(options as never)).toThrow(new TypeError(message));
  });
});
