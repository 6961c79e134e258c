import { ROOT_CONTEXT, trace } from "@opentelemetry/api";
import { AlwaysOffSampler } from "@opentelemetry/sdk-trace";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  createTelemetryHarness,
  expectNoOpenSpans,
  SeededIdGenerator,
  SpanRecorder,
  VirtualClock,
} from "../../src/index.ts";
import { resources } from "./stock-parts.ts";

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

  test("that started at the same time stand in the order of their starts in the tree", () => {
    using telemetry = createTelemetryHarness({ clock: new VirtualClock() });
    const first = telemetry.tracer.startSpan("first");
    telemetry.tracer.startSpan("second").end();
    telemetry.tracer.startSpan("third");
    first.end();
    expect(telemetry.startedSpans().map((span) => span.name)).toEqual(["first", "second", "third"]);
    expect(telemetry.tree({ durations: false })).toBe("first\n\nsecond\n\nthird  (open)");
  });

  test("that were open at a reset end unseen, even where a new one has the same id", () => {
    using telemetry = createTelemetryHarness();
    const old = telemetry.tracer.startSpan("old");
    telemetry.reset();
    const next = telemetry.tracer.startSpan("next");
    expect(next.spanContext()).toEqual(old.spanContext());
    old.end();
    expect(telemetry.openSpans().map((span) => span.name)).toEqual(["next"]);
    next.end();
    expect(telemetry.spans().map((span) => span.name)).toEqual(["next"]);
    expect(telemetry.tree({ durations: false })).toBe("next");
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

  test("no two seeds share an id", () => {
    const seed = fc.oneof(fc.nat({ max: 1000 }), fc.nat({ max: 2 ** 32 - 1 }));
    fc.assert(
      fc.property(fc.uniqueArray(seed, { minLength: 2, maxLength: 8 }), (seeds) => {
        const generators = seeds.map((seed) => new SeededIdGenerator(seed));
        const ids = generators.flatMap((generator) => Array.from({ length: 50 }, () => generator.generateSpanId()));
        expect(new Set(ids).size).toBe(seeds.length * 50);
      }),
    );
    const large = [0, 2 ** 32, 2 ** 40, Number.MAX_SAFE_INTEGER].map((seed) => new SeededIdGenerator(seed));
    expect(new Set(large.map((generator) => generator.generateTraceId())).size).toBe(4);
  });

  test("limits, and a resource for all signals, can be given", async () => {
    const resource = resources.resourceFromAttributes({ "service.name": "agent" });
    using telemetry = createTelemetryHarness({ resource, spanLimits: { attributeCountLimit: 1 } });
    telemetry.tracer.startSpan("s", { attributes: { a: 1, b: 2 } }).end();
    telemetry.logger.emit({ body: "l" });
    telemetry.meter.createCounter("c").add(1);
    const span = telemetry.spans()[0];
    expect(span?.attributes).toEqual({ a: 1 });
    expect(span?.droppedAttributesCount).toBe(1);
    const attributes = { "service.name": "agent" };
    expect(span).toMatchObject({ resource: { attributes } });
    expect(telemetry.logs()).toMatchObject([{ resource: { attributes } }]);
    expect(await telemetry.metric("c")).toMatchObject({ resource: { attributes } });
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

describe("real time", () => {
  test("stands in the order in which things happened, to less than a millisecond", () => {
    using telemetry = createTelemetryHarness();
    const nanoseconds = ([seconds, rest]: readonly [number, number]): bigint =>
      BigInt(seconds) * 1_000_000_000n + BigInt(rest);
    for (let count = 0; count < 500; count += 1) telemetry.tracer.startSpan(`span ${count}`).end();
    const times = telemetry.spans().flatMap(({ startTime, endTime }) => [nanoseconds(startTime), nanoseconds(endTime)]);
    expect(times).toEqual(times.toSorted((left, right) => Number(left - right)));
    expect(new Set(times.map((time) => time % 1_000_000n)).size).toBeGreaterThan(1);
    const distanceMs = Math.abs(Date.now() - Number((times.at(-1) ?? 0n) / 1_000_000n));
    expect(distanceMs).toBeLessThan(60_000);
  });
});
