import { context, ROOT_CONTEXT, SpanStatusCode, trace } from "@opentelemetry/api";
import { AlwaysOffSampler } from "@opentelemetry/sdk-trace";
import { describe, expect, test } from "vitest";

import { createTelemetryHarness, expectNoOpenSpans, printTree, SeededIdGenerator, SpanRecorder } from "../src/index.ts";

describe("spans", () => {
  test("are kept in the order of their ends, apart from those that are open", () => {
    using telemetry = createTelemetryHarness();
    const first = telemetry.tracer.startSpan("first");
    const second = telemetry.tracer.startSpan("second");
    const third = telemetry.tracer.startSpan("third");
    second.end();
    first.end();
    expect(telemetry.spans().map((span) => span.name)).toEqual(["second", "first"]);
    expect(telemetry.openSpans().map((span) => span.name)).toEqual(["third"]);
    third.end();
    expect(telemetry.openSpans()).toEqual([]);
  });

  test("have the ids that follow from the seed, and again after a reset", () => {
    using one = createTelemetryHarness({ seed: 7 });
    using same = createTelemetryHarness({ seed: 7 });
    using other = createTelemetryHarness({ seed: 8 });
    const ids = [one, same, other].map((telemetry) => telemetry.tracer.startSpan("s").spanContext());
    expect(ids[0]).toEqual(ids[1]);
    expect(ids[0]?.traceId).not.toBe(ids[2]?.traceId);
    expect(ids[0]?.traceId).toMatch(/^[0-9a-f]{32}$/u);
    expect(ids[0]?.spanId).toMatch(/^[0-9a-f]{16}$/u);
    one.reset();
    expect([...one.spans(), ...one.openSpans()]).toEqual([]);
    expect(one.tracer.startSpan("s").spanContext()).toEqual(ids[0]);
  });

  test("no id comes twice, and none is zero", () => {
    for (const seed of [0, 1, Number.MAX_SAFE_INTEGER]) {
      const generator = new SeededIdGenerator(seed);
      const ids = Array.from({ length: 10_000 }, () => generator.generateSpanId());
      expect(new Set(ids).size).toBe(10_000);
      expect(ids.every((id) => /^[0-9a-f]{16}$/u.test(id) && id !== "0".repeat(16))).toBe(true);
    }
    expect(() => new SeededIdGenerator(-1)).toThrow("Expected `seed` to be a whole number >= 0, got -1");
  });

  test("a sampler and processors can be given", () => {
    using unsampled = createTelemetryHarness({ sampler: new AlwaysOffSampler() });
    unsampled.tracer.startSpan("s").end();
    expect(unsampled.spans()).toEqual([]);
    const recorder = new SpanRecorder();
    using telemetry = createTelemetryHarness({ spanProcessors: [recorder] });
    telemetry.tracer.startSpan("s").end();
    expect(recorder.spans()).toEqual(telemetry.spans());
  });
});

describe("settled", () => {
  test("waits until the last span has ended", async () => {
    using telemetry = createTelemetryHarness();
    const span = telemetry.tracer.startSpan("late");
    let settled = false;
    const waiting = telemetry.settled().then(() => (settled = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(settled).toBe(false);
    span.end();
    await waiting;
    expect(telemetry.spans()).toHaveLength(1);
  });

  test("flushes the processors", async () => {
    let flushed = 0;
    class Flushed extends SpanRecorder {
      override forceFlush(): Promise<void> {
        flushed += 1;
        return Promise.resolve();
      }
    }
    using telemetry = createTelemetryHarness({ spanProcessors: [new Flushed()] });
    await telemetry.settled();
    expect(flushed).toBe(1);
  });

  test("names what is open when it waited in vain", async () => {
    using telemetry = createTelemetryHarness();
    telemetry.tracer.startSpan("forgotten");
    await expect(telemetry.settled({ timeoutMs: 1 })).rejects.toMatchObject({
      name: "WaitTimeoutError",
      message: 'After 1 ms: expected no open span, got "forgotten"',
    });
  });
});

describe("tree", () => {
  test("shows traces as trees with status and duration, siblings by start", () => {
    using telemetry = createTelemetryHarness();
    const { tracer } = telemetry;
    const root = tracer.startSpan("invoke_agent support", { startTime: [100, 0] });
    const inRoot = trace.setSpan(ROOT_CONTEXT, root);
    const tool = tracer.startSpan("execute_tool lookup_order", { startTime: [102, 0] }, inRoot);
    const chat = tracer.startSpan("chat gpt-4o", { startTime: [101, 0] }, inRoot);
    const inner = tracer.startSpan("POST", { startTime: [101, 500_000] }, trace.setSpan(ROOT_CONTEXT, chat));
    const remote = trace.setSpanContext(ROOT_CONTEXT, {
      traceId: "a".repeat(32),
      spanId: "b".repeat(16),
      traceFlags: 1,
    });
    inner.end([101, 1_750_000]);
    chat.setStatus({ code: SpanStatusCode.OK });
    chat.end([101, 8_100_000]);
    tool.setStatus({ code: SpanStatusCode.ERROR, message: "timeout" });
    tool.end([102, 2_000_000]);
    root.end([112, 345_000_000]);
    const consumer = tracer.startSpan("consume", { startTime: [200, 0] }, remote);
    tracer.startSpan("still here", { startTime: [201, 0] }, trace.setSpan(ROOT_CONTEXT, consumer));
    consumer.setStatus({ code: SpanStatusCode.ERROR });
    consumer.end([200, 0]);
    expect(telemetry.tree()).toBe(
      [
        "invoke_agent support  12345.0 ms",
        "├─ chat gpt-4o  8.1 ms  OK",
        "│  └─ POST  1.3 ms",
        "└─ execute_tool lookup_order  2.0 ms  ERROR: timeout",
        "",
        "(parent bbbbbbbbbbbbbbbb) consume  0.0 ms  ERROR",
        "└─ still here  (open)",
      ].join("\n"),
    );
    expect(telemetry.tree({ durations: false }).split("\n")[1]).toBe("├─ chat gpt-4o  OK");
  });

  test("no spans, and spans in a circle", () => {
    expect(printTree([])).toBe("");
    const span = (spanId: string, parentId: string): Parameters<typeof printTree>[0][number] => ({
      name: spanId,
      spanContext: () => ({ traceId: "t", spanId, traceFlags: 1 }),
      parentSpanContext: { traceId: "t", spanId: parentId, traceFlags: 1 },
      startTime: [1, 0],
      duration: [0, 0],
      ended: true,
      status: { code: SpanStatusCode.UNSET },
    });
    const text = printTree([span("a", "b"), span("b", "a")], { durations: false });
    expect(text).toBe("(in a circle) a\n└─ b");
  });
});

describe("expectNoOpenSpans", () => {
  test("says nothing when all have ended", () => {
    using telemetry = createTelemetryHarness();
    telemetry.tracer.startSpan("a").end();
    expect(() => expectNoOpenSpans(telemetry)).not.toThrow();
  });

  test("shows the whole trace of an open span, and no other", () => {
    using telemetry = createTelemetryHarness();
    telemetry.tracer.startSpan("unrelated").end();
    const parent = telemetry.tracer.startSpan("parent", { startTime: [5, 0] });
    telemetry.tracer.startSpan("child", { startTime: [6, 0] }, trace.setSpan(ROOT_CONTEXT, parent)).end([6, 0]);
    expect(() => expectNoOpenSpans(telemetry)).toThrow(
      expect.objectContaining({
        name: "OpenSpansError",
        message: "Expected no open span, got 1:\nparent  (open)\n└─ child  0.0 ms",
      }),
    );
  });
});

describe("globals", () => {
  test("are left alone unless asked for", () => {
    using telemetry = createTelemetryHarness();
    trace.getTracer("t").startSpan("global").end();
    expect(telemetry.spans()).toEqual([]);
  });

  test("with `global` the global tracer and context are the harness's, until it is disposed", async () => {
    {
      using telemetry = createTelemetryHarness({ global: true });
      await trace.getTracer("t").startActiveSpan("outer", async (outer) => {
        await Promise.resolve();
        trace.getTracer("t").startSpan("inner").end();
        outer.end();
      });
      expect(telemetry.tree({ durations: false })).toBe("outer\n└─ inner");
      expect(() => createTelemetryHarness({ global: true })).toThrow("Expected no global context manager, got one");
      expect(context.active()).toBe(ROOT_CONTEXT);
    }
    expect(trace.getTracer("t").startSpan("after").isRecording()).toBe(false);
    using next = createTelemetryHarness({ global: true });
    trace.getTracer("t").startSpan("next").end();
    expect(next.spans()).toHaveLength(1);
  });

  test("a foreign global provider is left as it is", () => {
    using mine = createTelemetryHarness();
    trace.setGlobalTracerProvider(mine.tracerProvider);
    expect(() => createTelemetryHarness({ global: true })).toThrow("Expected no global tracer provider, got one");
    trace.getTracer("t").startSpan("s").end();
    expect(mine.spans()).toHaveLength(1);
    trace.disable();
  });
});
