import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSpanContextValid } from "@opentelemetry/api";
import { TracerProvider } from "@opentelemetry/sdk-trace";

import { SpanRecorder } from "../../src/harness/span-recorder.ts";
import type { SimulatedSpan } from "../../src/simulator/finish/simulated-span.ts";
import type { SimulatedTrace } from "../../src/simulator/finish/simulated-trace.ts";
import { compareTime, hrDuration, later } from "../../src/simulator/time/hr-time.ts";
import { TraceSimulator } from "../../src/simulator/trace-simulator.ts";
import { anyScenario } from "./support/arbitrary-scenario.ts";
import { outlines } from "./support/span-outline.ts";
import { spanText } from "./support/span-text.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 300);

const anySeed = fc.maxSafeNat();
const anyWorkload = fc.record({
  ratePerSecond: fc.double({ min: 0.001, max: 1e6, noNaN: true }),
  arrivals: fc.constantFrom("even" as const, "poisson" as const),
  traces: fc.nat(12),
  mix: fc.array(fc.record({ weight: fc.integer({ min: 1, max: 9 }), scenario: anyScenario }), {
    minLength: 1,
    maxLength: 4,
  }),
});

const expectWhole = ([seconds, nanoseconds]: readonly [number, number]): void => {
  expect(Number.isSafeInteger(seconds)).toBe(true);
  expect(Number.isSafeInteger(nanoseconds) && nanoseconds >= 0 && nanoseconds < 1e9).toBe(true);
};

const expectSound = (trace: SimulatedTrace): void => {
  const byId = new Map<string, SimulatedSpan>();
  for (const span of trace.spans) {
    const context = span.spanContext();
    expect(isSpanContextValid(context)).toBe(true);
    expect(context.traceId).toBe(trace.traceId);
    expect(byId.has(context.spanId)).toBe(false);
    byId.set(context.spanId, span);
    expectWhole(span.startTime);
    expectWhole(span.endTime);
    expectWhole(span.duration);
    expect(compareTime(span.startTime, span.endTime)).toBeLessThanOrEqual(0);
    expect(span.status.code === 2).toBe(span.attributes["error.type"] !== undefined);
    expect(Object.values(span.attributes)).not.toContain(undefined);
  }
  const roots = trace.spans.filter(({ parentSpanContext }) => parentSpanContext === undefined);
  expect(roots).toEqual(trace.spans.slice(-1)); // one, and it ends last
  expect([roots[0]?.startTime, roots[0]?.endTime]).toEqual([trace.startTime, trace.endTime]);
  const places = new Map(trace.spans.map((span, place) => [span, place]));
  for (const [place, span] of trace.spans.entries()) {
    const parent = byId.get(span.parentSpanContext?.spanId ?? "");
    if (parent !== undefined) {
      expect(parent.spanContext()).toEqual(span.parentSpanContext);
      expect(compareTime(parent.startTime, span.startTime)).toBeLessThanOrEqual(0);
      expect(compareTime(span.endTime, parent.endTime)).toBeLessThanOrEqual(0);
      expect(places.get(parent)).toBeGreaterThan(place);
    } else expect(span).toBe(roots[0]);
    for (const { context } of span.links) {
      const target = byId.get(context.spanId);
      expect(target?.spanContext()).toEqual(context);
      expect(compareTime(target?.startTime ?? [Infinity, 0], span.startTime)).toBeLessThanOrEqual(0);
    }
    const before = trace.spans[place - 1];
    if (before !== undefined) expect(compareTime(before.endTime, span.endTime)).toBeLessThanOrEqual(0);
  }
};

describe("any options that are sound", () => {
  test("make traces that are", () => {
    fc.assert(
      fc.property(anySeed, fc.boolean(), anyScenario, (seed, content, what) => {
        const options = content ? { seed, content, promptBytes: 50 } : { seed };
        const trace = new TraceSimulator(options).run(what);
        expectSound(trace);
        expect(new TraceSimulator(options).run(what).spans.map(spanText)).toEqual(trace.spans.map(spanText));
      }),
      { numRuns },
    );
  });

  test("make workloads whose driven spans are the finished ones", () => {
    fc.assert(
      fc.property(anySeed, anyWorkload, (seed, workload) => {
        const recorder = new SpanRecorder();
        const tracer = new TracerProvider({ spanProcessors: [recorder] }).getTracer("app");
        new TraceSimulator({ seed }).drive(tracer, workload);
        const finished = [...new TraceSimulator({ seed }).workloadSpans(workload)];
        expect(outlines(recorder.spans())).toEqual(outlines(finished));
        const traces = [...new TraceSimulator({ seed }).workload(workload)];
        for (const trace of traces) expectSound(trace);
        expect(finished.map(spanText).toSorted()).toEqual(
          traces.flatMap(({ spans }) => spans.map(spanText)).toSorted(),
        );
      }),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });
});

describe("times", () => {
  const anyTime = fc.tuple(fc.nat(2 ** 32 - 1), fc.nat(999_999_999));
  const nanoseconds = ([seconds, rest]: readonly [number, number]) => BigInt(seconds) * 1_000_000_000n + BigInt(rest);

  test("are added exactly", () => {
    fc.assert(
      fc.property(anyTime, fc.maxSafeNat(), (time, byNs) => {
        const sum = later(time, Math.min(byNs, Number.MAX_SAFE_INTEGER - 1e9));
        expectWhole(sum);
        expect(nanoseconds(sum)).toBe(nanoseconds(time) + BigInt(Math.min(byNs, Number.MAX_SAFE_INTEGER - 1e9)));
      }),
      { numRuns },
    );
  });

  test("compare as their nanoseconds do", () => {
    fc.assert(
      fc.property(anyTime, anyTime, (left, right) => {
        const difference = nanoseconds(left) - nanoseconds(right);
        expect(Math.sign(compareTime(left, right))).toBe(difference === 0n ? 0 : difference < 0n ? -1 : 1);
        expect(compareTime(left, [...left])).toBe(0);
      }),
      { numRuns },
    );
  });

  test("durations are times since 0", () => {
    expect(hrDuration(1_500_000_001)).toEqual([1, 500_000_001]);
  });
});
