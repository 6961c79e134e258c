import { type Attributes, context, diag, type DiagLogger, DiagLogLevel } from "@opentelemetry/api";
import { SpanRecorder } from "@sideband/testing-utils";
import { AsyncLocalStorageContextManager, provider, type ReadableSpan, type SpanProcessor } from "sdk-under-test";
import { afterEach, beforeEach, expect } from "vitest";

import { LlmTracer, type LlmTracerOptions } from "../src/index.ts";

/** A stock tracer provider whose ended spans are kept, with the stock context manager around it. */
export interface Recorder {
  readonly tracerProvider: ReturnType<typeof provider>;
  /** The spans that have ended, in the order of their ends, as often as they have. */
  spans(): readonly ReadableSpan[];
  /** How many spans have started. */
  started(): number;
  /** The attributes that spans had when they started. */
  attributesAtStart(): readonly Attributes[];
  /** The one span that must have ended. */
  span(): ReadableSpan;
  llm(options?: LlmTracerOptions): LlmTracer;
}

export const startRecorder = (): Recorder => {
  const recorder = new SpanRecorder();
  const atStart: Attributes[] = [];
  const starts: SpanProcessor = {
    onStart: (span) => void atStart.push({ ...span.attributes }),
    onEnd: () => {},
    forceFlush: async () => {},
    shutdown: async () => {},
  };
  const tracerProvider = provider({ spanProcessors: [starts, recorder] });
  return {
    tracerProvider,
    spans: () => recorder.spans(),
    started: () => atStart.length,
    attributesAtStart: () => atStart,
    span: () => {
      const [span, ...others] = recorder.spans();
      expect(others.map(({ name }) => name)).toEqual([]);
      if (span === undefined) throw new Error("Expected a span, got none");
      return span;
    },
    llm: (options) => new LlmTracer({ tracerProvider, captureContent: "none", ...options }),
  };
};

/** The context of the stock SDK, for each test of a suite. */
export const useContextManager = (): void => {
  beforeEach(() => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  });
  afterEach(() => context.disable());
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

/** Rejections that nobody has handled; none may be left when a test ends. */
export const useUnhandledRejections = (): { take(): readonly unknown[] } => {
  let reasons: unknown[] = [];
  const note = (reason: unknown): void => void reasons.push(reason);
  let others: NodeJS.UnhandledRejectionListener[] = [];
  beforeEach(() => {
    reasons = [];
    others = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection");
    process.on("unhandledRejection", note);
  });
  afterEach(async () => {
    await turn();
    process.off("unhandledRejection", note);
    for (const other of others) process.on("unhandledRejection", other);
    expect(reasons).toEqual([]);
  });
  return { take: () => reasons.splice(0) };
};

/** Lets what is due run, unhandled rejections among it. */
export const turn = async (): Promise<void> => {
  for (let round = 0; round < 3; round += 1) await new Promise((resolve) => setImmediate(resolve));
};

export const UNSET = 0;
export const ERROR = 2;

/** The names of spans, each under that of its parent. */
export const names = (spans: readonly ReadableSpan[]): readonly string[] =>
  spans.map((span) => {
    const parent = spans.find((other) => other.spanContext().spanId === span.parentSpanContext?.spanId);
    return parent === undefined ? span.name : `${parent.name} > ${span.name}`;
  });

/** All that an iteration gives. */
export const collect = async <T>(iterable: AsyncIterable<T>): Promise<T[]> => {
  const items: T[] = [];
  for await (const item of iterable) items.push(item);
  return items;
};
