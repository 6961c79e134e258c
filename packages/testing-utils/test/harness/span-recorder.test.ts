import { ROOT_CONTEXT, SpanStatusCode, trace, type TracerProvider as ApiTracerProvider } from "@opentelemetry/api";
import { TracerProvider } from "@opentelemetry/sdk-trace";
import { describe, expect, test } from "vitest";

import * as sdk2 from "@sideband/sdk-2";
import { expectNoOpenSpans, printTree, SpanRecorder, type ReadableSpanLike } from "../../src/index.ts";

type Recorder = SpanRecorder<ReadableSpanLike>;

const lines: readonly [string, (recorder: Recorder) => ApiTracerProvider][] = [
  ["2.x", (recorder) => sdk2.provider({ spanProcessors: [recorder] })],
  ["3.x", (recorder) => new TracerProvider({ spanProcessors: [recorder] })],
];

const start = (provide: (recorder: Recorder) => ApiTracerProvider) => {
  const recorder: Recorder = new SpanRecorder<ReadableSpanLike>();
  return { recorder, tracer: provide(recorder).getTracer("test", "1.0") };
};

describe.each(lines)("in the SDK's line %s", (_, provide) => {
  test("keeps spans by their ends, by their starts, and the open ones", () => {
    const { recorder, tracer } = start(provide);
    const root = tracer.startSpan("root", { startTime: [100, 0] });
    const inRoot = trace.setSpan(ROOT_CONTEXT, root);
    const first = tracer.startSpan("first", { startTime: [101, 0] }, inRoot);
    tracer.startSpan("second", { startTime: [102, 0], attributes: { a: 1 } }, inRoot).end([103, 500_000]);
    first.setStatus({ code: SpanStatusCode.ERROR, message: "timeout" });
    first.end([104, 0]);
    const names = (spans: readonly ReadableSpanLike[]): string[] => spans.map(({ name }) => name);
    expect(names(recorder.spans())).toEqual(["second", "first"]);
    expect(names(recorder.openSpans())).toEqual(["root"]);
    expect(names(recorder.startedSpans())).toEqual(["root", "first", "second"]);
    expect(recorder.spans()[0]).toMatchObject({
      attributes: { a: 1 },
      instrumentationScope: { name: "test", version: "1.0" },
    });
    expect(printTree(recorder.startedSpans())).toBe(
      ["root  (open)", "├─ first  3000.0 ms  ERROR: timeout", "└─ second  1000.5 ms"].join("\n"),
    );
    expect(() => expectNoOpenSpans(recorder)).toThrow("Expected no open span, got 1:\nroot  (open)\n├─ first");
    root.end();
    expect(() => expectNoOpenSpans(recorder)).not.toThrow();
  });

  test("waits for the last end, and forgets", async () => {
    const { recorder, tracer } = start(provide);
    const span = tracer.startSpan("late");
    const settled = recorder.settled();
    span.end();
    await settled;
    const open = tracer.startSpan("open");
    recorder.reset();
    open.end();
    expect(recorder.startedSpans()).toEqual([]);
    await recorder.settled();
  });
});

test("a span that ends without having been seen to start is kept too", () => {
  const { recorder: source, tracer } = start((recorder) => new TracerProvider({ spanProcessors: [recorder] }));
  tracer.startSpan("s").end();
  const behind = new SpanRecorder<ReadableSpanLike>();
  for (const span of source.spans()) behind.onEnd(span);
  expect([behind.spans(), behind.startedSpans(), behind.openSpans()]).toEqual([source.spans(), source.spans(), []]);
});
