import { context, diag, type DiagLogger, DiagLogLevel, trace } from "@opentelemetry/api";
import { SpanRecorder } from "@sideband/testing-utils";
import { provider, type ReadableSpan } from "sdk-under-test";
import { afterEach, beforeEach, expect } from "vitest";

import { AsyncContextManager } from "../../src/index.ts";

export const UNSET = 0;
export const ERROR = 2;

export interface Recorder {
  readonly tracerProvider: ReturnType<typeof provider>;
  /** The spans that have ended, in the order of their ends, as often as they have. */
  spans(): readonly ReadableSpan[];
  /** The one span that must have ended. */
  span(): ReadableSpan;
  /** How many spans have started. */
  started(): number;
  /** The names of the spans that have ended, each under that of its parent. */
  names(): readonly string[];
}

/** A stock tracer provider whose spans are kept. */
export const startRecorder = (): Recorder => {
  const recorder = new SpanRecorder();
  const tracerProvider = provider({ spanProcessors: [recorder] });
  const spans = (): readonly ReadableSpan[] => recorder.spans();
  return {
    tracerProvider,
    spans,
    started: () => recorder.startedSpans().length,
    span: () => {
      const [span, ...others] = spans();
      expect(others.map(({ name }) => name)).toEqual([]);
      if (span === undefined) throw new Error("Expected a span, got none");
      return span;
    },
    names: () => {
      const started = new Map(recorder.startedSpans().map((span) => [span.spanContext().spanId, span.name]));
      return spans().map(({ name, parentSpanContext }) => {
        const parent = started.get(parentSpanContext?.spanId ?? "");
        return parent === undefined ? name : `${parent} > ${name}`;
      });
    },
  };
};

/** Our context manager, and a recorder as the global provider, for each test of a suite. */
export const useRecorder = (): (() => Recorder) => {
  let recorder: Recorder;
  beforeEach(() => {
    recorder = startRecorder();
    context.setGlobalContextManager(new AsyncContextManager().enable());
    trace.setGlobalTracerProvider(recorder.tracerProvider);
  });
  afterEach(() => {
    context.disable();
    trace.disable();
  });
  return () => recorder;
};

/** What is told through `diag` in each test of a suite; nothing may be told unless a test takes it. */
export const useDiagnostics = (): { take(): readonly string[] } => {
  let told: string[] = [];
  const tell = (message: string): void => void told.push(message);
  const logger: DiagLogger = { error: tell, warn: tell, info: () => {}, debug: () => {}, verbose: () => {} };
  beforeEach(() => {
    told = [];
    diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  });
  afterEach(() => {
    diag.disable();
    expect(told).toEqual([]);
  });
  return { take: () => told.splice(0) };
};

/** Lets what is due run, unhandled rejections among it. */
export const turn = async (): Promise<void> => {
  for (let round = 0; round < 3; round += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** All that an iteration gives. */
export const collect = async <T>(iterable: AsyncIterable<T>): Promise<T[]> => {
  const items: T[] = [];
  for await (const item of iterable) items.push(item);
  return items;
};

/** The name of the active span. */
export const activeName = (): string | undefined => {
  const span = trace.getActiveSpan() as { readonly name?: string } | undefined;
  return span?.name;
};

/** A child span of what is active, begun and ended at once. */
export const child = (name: string): void => trace.getTracer("test").startSpan(name).end();
