import { type Context, context, ROOT_CONTEXT, type Span, trace } from "@opentelemetry/api";
import { Isolation } from "@sideband/propagation/lifetime";
import { createTelemetryHarness, type RecordedLog, SpanRecorder } from "@sideband/testing-utils";
import { provider, type ReadableSpan } from "sdk-under-test";
import { expect } from "vitest";

import { describeError } from "../../src/errors/describe-error.ts";
import type { ErrorRecording } from "../../src/errors/error-recording.ts";
import type { Failure } from "../../src/errors/failure.ts";

/** How errors are recorded where no option says otherwise; whatever goes wrong fails the test. */
export const recordingOf = (options: Partial<ErrorRecording> = {}): ErrorRecording => ({
  captureContent: "none",
  redact: undefined,
  dialects: ["genai-0.1"],
  exceptions: "span-events",
  logger: undefined,
  isolation: new Isolation((message) => expect.unreachable(message)),
  ...options,
});

export interface Trace {
  /** Starts a span, under another one where there is one. */
  readonly start: (parent?: Span) => Span;
  /** Ends it and gives what there is to read. */
  readonly end: (span: Span) => ReadableSpan;
}

export const startTrace = (): Trace => {
  const recorder = new SpanRecorder();
  const tracer = provider({ spanProcessors: [recorder] }).getTracer("test");
  return {
    start: (parent) =>
      tracer.startSpan("work", {}, parent === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, parent)),
    end: (span) => {
      span.end();
      return recorder.spans().at(-1) as ReadableSpan;
    },
  };
};

export const contextOf = (span: Span): Context => trace.setSpan(context.active(), span);

/** All that is in telemetry, to be searched for what must not be there. */
export const everything = (span: ReadableSpan, logs: readonly RecordedLog[] = []): string =>
  JSON.stringify([
    span.attributes,
    span.status,
    span.events,
    logs.map(({ attributes, body, eventName }) => [attributes, body, eventName]),
  ]);

class AnswerError extends Error {}

/** What a provider says of a wrong key, which it quotes. */
export const refused = (): Error =>
  Object.assign(new Error("sk-123: my secret question"), { status: 401, code: "bad_key" });

/** An error of the application's own, behind which a provider has filtered a prompt, which it quotes. */
export const filtered = (): Error =>
  new AnswerError("no answer to my secret question", {
    cause: Object.assign(new RangeError("400 flagged: my secret question"), {
      status: 400,
      code: "content_filter",
      error: { code: "content_filter", message: "flagged: my secret question" },
    }),
  });

export interface Described {
  readonly failure: Failure;
  readonly span: ReadableSpan;
  readonly logs: readonly RecordedLog[];
}

/** Describes an error on a span of its own, with a logger that keeps what it gets. */
export const describeOn = (error: unknown, options: Partial<ErrorRecording> = {}): Described => {
  using telemetry = createTelemetryHarness();
  const { start, end } = startTrace();
  const span = start();
  const failure = describeError(
    { span, context: contextOf(span), error },
    recordingOf({ logger: telemetry.logger, ...options }),
  );
  return { failure, span: end(span), logs: telemetry.logs() };
};
