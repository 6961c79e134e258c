import { describe, expect, test } from "vitest";
import { createContextKey, ROOT_CONTEXT, trace, type Context, type Span, type Tracer } from "@opentelemetry/api";
import { TracerProvider, type ReadableSpan } from "@opentelemetry/sdk-trace";

import { VirtualClock } from "../../src/clock/virtual-clock.ts";
import { createTelemetryHarness } from "../../src/harness/create-telemetry-harness.ts";
import { SpanRecorder } from "../../src/harness/span-recorder.ts";
import { latency } from "../../src/simulator/distribution/latency.ts";
import { scenario, type Scenario } from "../../src/simulator/scenario/scenario.ts";
import { compareTime } from "../../src/simulator/time/hr-time.ts";
import { TraceSimulator } from "../../src/simulator/trace-simulator.ts";
import type { WorkloadOptions } from "../../src/simulator/workload/workload-options.ts";
import { outlines } from "./support/span-outline.ts";

const recorded = () => {
  const recorder = new SpanRecorder();
  const provider = new TracerProvider({ spanProcessors: [recorder] });
  return { recorder, tracer: provider.getTracer("app") };
};

const driven = (what: Scenario | WorkloadOptions, seed = 1) => {
  const { recorder, tracer } = recorded();
  const totals = new TraceSimulator({ seed, content: true }).drive(tracer, what);
  expect(recorder.openSpans()).toEqual([]);
  return { spans: recorder.spans(), totals };
};

describe("driven spans and finished ones agree", () => {
  test.each(Object.entries(scenario))("%s", (_, make) => {
    for (let seed = 0; seed < 20; seed += 1) {
      const finished = new TraceSimulator({ seed, content: true }).run(make());
      const { spans, totals } = driven(make(), seed);
      expect(totals).toEqual({ traces: 1, spans: finished.spans.length });
      expect(outlines(spans)).toEqual(outlines(finished.spans));
    }
  });

  test("a workload of traces that overlap, in the order of all ends", () => {
    const workload = { ratePerSecond: 20, traces: 300 };
    const finished = [...new TraceSimulator({ seed: 8, content: true }).workloadSpans(workload)];
    const { spans, totals } = driven(workload, 8);
    expect(totals).toEqual({ traces: 300, spans: finished.length });
    expect(outlines(spans)).toEqual(outlines(finished));
    expect(new Set(spans.map((span) => span.spanContext().traceId)).size).toBe(300);
  });

  test("durations that the SDK works out are those of finished spans", () => {
    const workload = { ratePerSecond: 20, traces: 100 };
    const finished = Array.from(new TraceSimulator().workloadSpans(workload), ({ duration }) => duration);
    expect(driven(workload).spans.map(({ duration }) => duration)).toEqual(finished);
  });

  test("zero latencies do not mix up what comes first", () => {
    const instant = latency.constant(0);
    const what = scenario.agentRun({
      request: { timeToFirstChunk: instant, outputTokens: 0, errors: [{ type: "x", message: "m", latency: instant }] },
      tools: [{ latency: instant, errors: [{ type: "x", message: "m", latency: instant }] }],
      retry: { backoff: instant },
      parallelShare: 1,
    });
    for (let seed = 0; seed < 20; seed += 1) {
      const names = driven(what, seed).spans.map(({ name }) => name);
      expect(names).toEqual(new TraceSimulator({ seed }).run(what).spans.map(({ name }) => name));
      expect(names.at(-1)).toBe("invoke_agent assistant");
    }
  });
});

describe("driving", () => {
  test("happens in the order of time, and the clock is there each time", () => {
    const clock = new VirtualClock();
    const seen: (readonly [string, number, number])[] = [];
    const watch = {
      onStart: (span: ReadableSpan) => {
        expect(clock.hrTime()).toEqual(span.startTime);
        seen.push(["start", ...clock.hrTime()]);
      },
      onEnd: (span: ReadableSpan) => {
        expect(clock.hrTime()).toEqual(span.endTime);
        seen.push(["end", ...clock.hrTime()]);
      },
      forceFlush: () => Promise.resolve(),
      shutdown: () => Promise.resolve(),
    };
    const tracer = new TracerProvider({ spanProcessors: [watch] }).getTracer("app");
    const { spans } = new TraceSimulator({ clock }).drive(tracer, { ratePerSecond: 50, traces: 200 });
    expect(seen).toHaveLength(2 * spans);
    for (const [index, [, ...time]] of seen.entries()) {
      const [, ...before] = seen[index - 1] ?? ["", 0, 0];
      expect(compareTime(before, time)).toBeLessThanOrEqual(0);
    }
    const turns = seen.filter(([what], index) => what === "start" && seen[index - 1]?.[0] === "end");
    expect(turns.length).toBeGreaterThan(50); // traces do overlap
  });

  test("starts where the clock is", () => {
    const clock = new VirtualClock({ startMs: 5000 });
    const { recorder, tracer } = recorded();
    new TraceSimulator({ clock }).drive(tracer, scenario.memorySearch({ latency: latency.constant(2500) }));
    expect(recorder.spans()[0]).toMatchObject({ startTime: [5, 0], endTime: [7, 500_000_000] });
    expect(clock.hrTime()).toEqual([7, 500_000_000]);
  });

  test("agrees with a harness on the same clock, and with what is started on it by hand", () => {
    const clock = new VirtualClock();
    using telemetry = createTelemetryHarness({ clock });
    const simulator = new TraceSimulator({ seed: 3, clock });
    const { index, startTime, spans } = new TraceSimulator({ seed: 3 }).handoff();
    simulator.drive(telemetry.tracer, scenario.handoff());
    expect(outlines(telemetry.spans())).toEqual(outlines(spans));
    telemetry.tracer.startSpan("by hand").end();
    expect(telemetry.spans().at(-1)?.startTime).toEqual(spans.at(-1)?.endTime);
    expect([index, startTime]).toEqual([0, new VirtualClock().hrTime()]);
  });

  test("of a scenario under a parent", () => {
    const { recorder, tracer } = recorded();
    const parent = tracer.startSpan("GET /");
    const context = trace.setSpan(ROOT_CONTEXT, parent);
    new TraceSimulator().drive(tracer, scenario.agentRun({ steps: 1 }), { context });
    const spans = recorder.spans();
    expect(spans.at(-1)?.parentSpanContext?.spanId).toBe(parent.spanContext().spanId);
    expect(new Set(spans.map((span) => span.spanContext().traceId))).toEqual(new Set([parent.spanContext().traceId]));
  });

  test("hands all that is in the context down to each span", () => {
    const key = createContextKey("tenant");
    const seen: unknown[] = [];
    const watch = {
      onStart: (_: unknown, context: Context) => void seen.push(context.getValue(key)),
      onEnd: () => {},
      forceFlush: () => Promise.resolve(),
      shutdown: () => Promise.resolve(),
    };
    const tracer = new TracerProvider({ spanProcessors: [watch] }).getTracer("app");
    const context = ROOT_CONTEXT.setValue(key, "acme");
    const { spans } = new TraceSimulator().drive(tracer, scenario.agentRun({ steps: 1 }), { context });
    expect(seen).toEqual(Array.from({ length: spans }, () => "acme"));
    expect(spans).toBeGreaterThan(2);
  });

  test("of a scenario without one starts a trace, whatever context is active", () => {
    const { recorder, tracer } = recorded();
    new TraceSimulator().drive(tracer, scenario.toolCall());
    expect(recorder.spans()[0]?.parentSpanContext).toBeUndefined();
  });

  test("through a tracer that records nothing is no error", () => {
    const tracer: Tracer = trace.getTracer("none");
    const totals = new TraceSimulator().drive(tracer, scenario.handoff({ handoffs: 2 }));
    expect(totals.traces).toBe(1);
    expect(totals.spans).toBeGreaterThanOrEqual(2);
  });

  test("shows a sampler what the conventions want it to see", () => {
    const seen: string[][] = [];
    const tracer: Tracer = {
      startSpan(_, options): Span {
        seen.push(Object.keys(options?.attributes ?? {}));
        return trace.wrapSpanContext({ traceId: "1".repeat(32), spanId: "1".repeat(16), traceFlags: 1 });
      },
      startActiveSpan() {
        throw new Error("Expected no active span");
      },
    };
    new TraceSimulator({ content: true }).drive(tracer, scenario.modelRequest());
    expect(seen).toEqual([
      ["gen_ai.operation.name", "gen_ai.provider.name", "gen_ai.request.model", "server.address", "server.port"],
    ]);
  });

  test("uses up the indexes of its traces", () => {
    const { tracer } = recorded();
    const simulator = new TraceSimulator();
    simulator.drive(tracer, scenario.toolCall());
    simulator.drive(tracer, { traces: 4 });
    expect(simulator.toolCall().index).toBe(5);
  });

  test("an endless workload is refused before anything starts", () => {
    const { recorder, tracer } = recorded();
    const drive = () => new TraceSimulator().drive(tracer, { ratePerSecond: 5 });
    expect(drive).toThrow(TypeError);
    expect(drive).toThrow("Expected `traces` or `durationMs` for a workload that is driven, got neither");
    expect(recorder.openSpans()).toEqual([]);
  });
});
