import { type Context, context, type Span, trace } from "@opentelemetry/api";
import { Isolation, recordError } from "@sideband/propagation/lifetime";
import { createTelemetryHarness } from "@sideband/testing-utils";
import { describe, expect, it } from "vitest";

import { describeError } from "../../src/errors/describe-error.ts";
import type { ErrorRecording } from "../../src/errors/error-recording.ts";
import { contextOf, describeOn, everything, filtered, recordingOf, refused, startTrace } from "./failed-span.ts";

const ERROR = 2;
const EXCEPTION = "gen_ai.client.operation.exception";

describe("a span that failed", () => {
  it("says what failed, and quotes nothing", () => {
    const { span, logs, failure } = describeOn(filtered());
    expect(span.status).toEqual({ code: ERROR, message: "AnswerError" });
    expect(span.attributes).toEqual({
      "error.type": "AnswerError",
      "sideband.error.category": "content_filtered",
      "sideband.exception.chain": ["AnswerError", "RangeError"],
    });
    expect(span.events).toEqual([]);
    expect(logs).toEqual([]);
    expect(failure).toMatchObject({ type: "AnswerError", category: "content_filtered", status: 400 });
  });

  it("is described by status and type where there is a status", () => {
    expect(describeOn(refused()).span.status).toEqual({ code: ERROR, message: "401 bad_key" });
    expect(describeOn({ status: 503 }).span.status).toEqual({ code: ERROR, message: "503" });
  });

  it("has all that was said where content is captured", () => {
    const error = filtered();
    const { span } = describeOn(error, { captureContent: "span" });
    expect(span.status).toEqual({ code: ERROR, message: error.message });
    expect(span.attributes).toEqual({
      "error.type": "AnswerError",
      "sideband.error.category": "content_filtered",
      "sideband.error.filter_reason": "flagged: my secret question",
      "sideband.exception.chain": ["AnswerError", "RangeError"],
    });
    expect(span.events.map(({ name, attributes }) => [name, attributes])).toEqual([
      [
        "exception",
        {
          "exception.type": "AnswerError",
          "exception.message": error.message,
          "exception.stacktrace": error.stack,
          "sideband.exception.chain": [
            "AnswerError: no answer to my secret question",
            "RangeError: 400 flagged: my secret question",
          ],
        },
      ],
    ]);
  });

  it("has no chain where nothing stands behind an error", () => {
    const { span } = describeOn(refused(), { captureContent: "span" });
    expect(span.attributes).not.toHaveProperty(["sideband.exception.chain"]);
    expect(span.events[0]?.attributes).not.toHaveProperty(["sideband.exception.chain"]);
  });

  it("is described by an overview of a long message", () => {
    const { span } = describeOn(new Error("x".repeat(5000)), { captureContent: "span" });
    expect(span.status.message).toBe(`${"x".repeat(1023)}…`);
    expect(span.events[0]?.attributes?.["exception.message"]).toHaveLength(5000);
    const half = describeOn(new Error(`${"x".repeat(1022)}😀${"x".repeat(99)}`), { captureContent: "span" });
    expect(half.span.status.message?.isWellFormed()).toBe(true);
  });

  it("has the names of every dialect that is on", () => {
    const error = Object.assign(new Error("prompt is too long: 9 tokens > 8 maximum"), {
      status: 400,
      type: "invalid_request_error",
      headers: new Headers({ "retry-after": "2" }),
    });
    const { span } = describeOn(error, { dialects: ["genai-0.1", "refinement-1.0"] });
    expect(span.attributes).toEqual({
      "error.type": "invalid_request_error",
      "sideband.error.category": "token_limit",
      "sideband.error.retry_after": 2,
      "sideband.error.token_limit": 8,
      "sideband.error.tokens_requested": 9,
      "gen_ai.error.type": "token_limit",
      "gen_ai.error.retry_after_ms": 2000,
      "gen_ai.error.token_limit": 8,
      "gen_ai.error.tokens_requested": 9,
    });
  });
});

describe("a log record of an exception", () => {
  it("is in the context of its span, and quotes nothing", () => {
    const { span, logs } = describeOn(filtered(), { exceptions: "logs" });
    const { traceId, spanId } = span.spanContext();
    expect(logs).toEqual([
      expect.objectContaining({
        eventName: EXCEPTION,
        severityNumber: 13,
        severityText: "WARN",
        body: undefined,
        traceId,
        spanId,
        attributes: {
          "error.type": "AnswerError",
          "sideband.error.category": "content_filtered",
          "exception.type": "AnswerError",
          "sideband.exception.chain": ["AnswerError", "RangeError"],
        },
      }),
    ]);
    expect(span.status).toEqual({ code: ERROR, message: "AnswerError" });
  });

  it.each([
    ["none", [false, false]],
    ["span", [true, false]],
    ["event", [false, true]],
    ["span-and-event", [true, true]],
  ] as const)("has texts for %s, and its span too", (captureContent, quoted) => {
    const { span, logs } = describeOn(filtered(), { captureContent, exceptions: "both" });
    expect([everything(span), JSON.stringify(logs[0]?.attributes)].map((text) => text.includes("secret"))).toEqual(
      quoted,
    );
    expect(span.events).toHaveLength(quoted[0] ? 1 : 0);
    expect("exception.stacktrace" in (logs[0]?.attributes ?? {})).toBe(quoted[1]);
    expect("sideband.error.filter_reason" in (logs[0]?.attributes ?? {})).toBe(quoted[1]);
  });

  it.each([
    ["span-events", 1, 0],
    ["logs", 0, 1],
    ["both", 1, 1],
  ] as const)("is made for %s alone", (exceptions, events, records) => {
    const { span, logs } = describeOn(refused(), { captureContent: "span-and-event", exceptions });
    expect([span.events.length, logs.length]).toEqual([events, records]);
  });

  it.each([
    ["there is no logger", undefined],
    ["a logger takes none", { emit: () => expect.unreachable(), enabled: () => false }],
  ])("is an event of the span where %s", (_, logger) => {
    const { span } = describeOn(refused(), { captureContent: "span", exceptions: "logs", logger });
    expect(span.events).toHaveLength(1);
  });

  it("is asked for with its own context: a log may take those of some traces alone", () => {
    const { start } = startTrace();
    const [active, span] = [start(), start()];
    const asked: unknown[] = [];
    const logger = {
      emit: () => {},
      enabled: (options: object = {}) => asked.push(trace.getSpan((options as { context: Context }).context)) > 0,
    };
    context.with(contextOf(active), () =>
      describeError({ span, context: contextOf(span), error: refused() }, recordingOf({ exceptions: "logs", logger })),
    );
    expect(asked).toEqual([span]);
  });

  it("is made though nobody keeps the span, once", () => {
    using telemetry = createTelemetryHarness();
    const { start } = startTrace();
    const ended = start();
    ended.end();
    const recording = recordingOf({ exceptions: "both", captureContent: "span", logger: telemetry.logger });
    const error = refused();
    describeError({ span: ended, context: contextOf(ended), error }, recording);
    describeError({ span: ended, context: contextOf(ended), error }, recording);
    expect(telemetry.logs()).toHaveLength(1);
  });

  it("has the name that an operation gives it", () => {
    using telemetry = createTelemetryHarness();
    const { start } = startTrace();
    const span = start();
    const eventName = "gen_ai.execute_tool.exception";
    const recording = recordingOf({ exceptions: "logs", logger: telemetry.logger });
    describeError({ span, context: contextOf(span), error: refused(), eventName }, recording);
    expect(telemetry.logs().map((log) => log.eventName)).toEqual([eventName]);
  });
});

describe("an error that passes through nested spans", () => {
  it.each(["span-events", "logs", "both"] as const)("marks each, and is told once: %s", (exceptions) => {
    using telemetry = createTelemetryHarness();
    const { start, end } = startTrace();
    const outer = start();
    const inner = start(outer);
    const recording = recordingOf({ captureContent: "span-and-event", exceptions, logger: telemetry.logger });
    const error = filtered();
    describeError({ span: inner, context: contextOf(inner), error }, recording);
    describeError({ span: outer, context: contextOf(outer), error }, recording);
    const spans = [end(inner), end(outer)];
    expect(spans.map(({ status }) => status.code)).toEqual([ERROR, ERROR]);
    expect(spans.map(({ attributes }) => attributes["sideband.error.category"])).toEqual([
      "content_filtered",
      "content_filtered",
    ]);
    expect(spans.map(({ events }) => events.length)).toEqual([exceptions === "logs" ? 0 : 1, 0]);
    expect(telemetry.logs()).toHaveLength(exceptions === "span-events" ? 0 : 1);
    const other = start();
    describeError({ span: other, context: contextOf(other), error }, recording);
    expect(end(other).events).toHaveLength(exceptions === "logs" ? 0 : 1);
    expect(telemetry.logs()).toHaveLength(exceptions === "span-events" ? 0 : 2);
  });
});

it("an error is told further out where its text has not been told within, and then no more", () => {
  using telemetry = createTelemetryHarness();
  const { start, end } = startTrace();
  const root = start();
  const spans = [start(root), start(root), start(root), root] as const;
  const [traced, inner, outer, outermost] = spans;
  const error = filtered();
  const { logger } = telemetry;
  recordError(traced, error); // of `traced` functions, by default without text
  const describeIn = (span: Span, options: Partial<ErrorRecording>): void =>
    void describeError({ span, context: contextOf(span), error }, recordingOf(options));
  describeIn(inner, { exceptions: "logs", logger });
  describeIn(outer, { exceptions: "both", logger, captureContent: "span" });
  describeIn(outermost, { exceptions: "both", logger, captureContent: "span-and-event" });
  expect(spans.map((span) => end(span).events.map(({ attributes }) => Object.keys(attributes ?? {}).length))).toEqual([
    [1],
    [],
    [4],
    [],
  ]);
  expect(telemetry.logs()).toHaveLength(1);
});

it("an error whose text is in a log record is told no more", () => {
  using telemetry = createTelemetryHarness();
  const { start, end } = startTrace();
  const outer = start();
  const inner = start(outer);
  const error = filtered();
  const { logger } = telemetry;
  const within = recordingOf({ exceptions: "logs", captureContent: "event", logger });
  describeError({ span: inner, context: contextOf(inner), error }, within);
  describeError({ span: outer, context: contextOf(outer), error }, recordingOf({ captureContent: "span", logger }));
  expect(telemetry.logs()).toHaveLength(1);
  expect(end(outer).events).toEqual([]);
});

it("an error is told further out where the span within records nothing", () => {
  const { start, end } = startTrace();
  const outer = start();
  const inner = start(outer);
  inner.end();
  const recording = recordingOf({ captureContent: "span" });
  const error = filtered();
  describeError({ span: inner, context: contextOf(inner), error }, recording);
  describeError({ span: outer, context: contextOf(outer), error }, recording);
  expect(end(outer).events).toHaveLength(1);
});

describe("what goes wrong in telemetry", () => {
  it("leaves the rest of it alone", () => {
    const told: string[] = [];
    const isolation = new Isolation((message) => void told.push(message));
    const emit = (): never => {
      throw new Error("disk full");
    };
    const { span } = describeOn(refused(), { captureContent: "span", exceptions: "both", logger: { emit }, isolation });
    expect(span.status.code).toBe(ERROR);
    expect(span.events).toHaveLength(1);
    expect(told).toEqual([expect.stringContaining("emitting an exception threw Error")]);
  });

  it("of a span does not keep the exception from the log", () => {
    using telemetry = createTelemetryHarness();
    const { start } = startTrace();
    const span = start();
    const isolation = new Isolation(() => {});
    const setAttributes = (): never => {
      throw new Error("full");
    };
    Object.assign(span, { setAttributes });
    const recording = recordingOf({ exceptions: "logs", logger: telemetry.logger, isolation });
    describeError({ span, context: contextOf(span), error: refused() }, recording);
    expect(telemetry.logs()).toHaveLength(1);
  });
});

describe("what is thrown and is no object", () => {
  it("is in the span's status, and told by nothing else", () => {
    const { span, logs } = describeOn("my secret question", { captureContent: "span-and-event", exceptions: "both" });
    expect(span.status).toEqual({ code: ERROR, message: "my secret question" });
    expect(span.attributes).toEqual({ "error.type": "_OTHER", "sideband.error.category": "unknown" });
    expect([span.events, logs]).toEqual([[], []]);
    expect(everything(describeOn("my secret question").span)).not.toContain("secret");
  });
});
