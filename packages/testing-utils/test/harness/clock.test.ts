import { inspect } from "node:util";

import { diag, metrics, ROOT_CONTEXT, trace, type HrTime, type Span } from "@opentelemetry/api";
import type { ReadableSpan, SpanProcessor } from "@opentelemetry/sdk-trace";
import { afterEach, describe, expect, test, vi } from "vitest";

import { createTelemetryHarness, SpanRecorder, VirtualClock, type TelemetryHarness } from "../../src/index.ts";
import { callDetached } from "./call-untyped.ts";

const START: HrTime = [1_767_225_600, 0];
const START_NANO = 1_767_225_600_000_000_000n;

const at = (milliseconds: number): HrTime => [START[0], milliseconds * 1e6];
const nanoAt = (milliseconds: number): bigint => START_NANO + BigInt(milliseconds) * 1_000_000n;

const start = (): { readonly clock: VirtualClock; readonly telemetry: TelemetryHarness } => {
  const clock = new VirtualClock();
  return { clock, telemetry: createTelemetryHarness({ clock }) };
};

const only = (telemetry: TelemetryHarness): ReadableSpan => {
  const [span, ...others] = telemetry.startedSpans();
  return span !== undefined && others.length === 0 ? span : expect.fail("not one span");
};

describe("spans on a virtual clock", () => {
  test("start, end, have events and exceptions at its times, to the nanosecond", () => {
    const { clock, telemetry } = start();
    clock.advance(0.000_001);
    const span = telemetry.tracer.startSpan("s");
    clock.advance(10);
    span.addEvent("plain");
    span.addEvent("with attributes", { a: 1 });
    clock.advance(10);
    span.recordException(new Error("boom"));
    clock.advance(100);
    span.end();
    const { startTime, endTime, duration, events } = only(telemetry);
    expect(startTime).toEqual([START[0], 1]);
    expect(endTime).toEqual([START[0], 120_000_001]);
    expect(duration).toEqual([0, 120_000_000]);
    expect(events.map(({ name, time, attributes }) => [name, time[1], attributes?.["a"]])).toEqual([
      ["plain", 10_000_001, undefined],
      ["with attributes", 10_000_001, 1],
      ["exception", 20_000_001, undefined],
    ]);
    expect(telemetry.tree()).toBe("s  120.0 ms");
  });

  test.each<[string, (telemetry: TelemetryHarness, run: (span: Span) => void) => void]>([
    ["startActiveSpan", ({ tracer }, run) => tracer.startActiveSpan("s", run)],
    ["startActiveSpan with options", ({ tracer }, run) => tracer.startActiveSpan("s", { root: true }, run)],
    ["startActiveSpan with context", ({ tracer }, run) => tracer.startActiveSpan("s", {}, ROOT_CONTEXT, run)],
    ["another tracer", ({ tracerProvider }, run) => run(tracerProvider.getTracer("other", "1").startSpan("s"))],
    ["a context only", ({ tracer }, run) => run(tracer.startSpan("s", undefined, ROOT_CONTEXT))],
  ])("also by %s", (_, make) => {
    const { clock, telemetry } = start();
    make(telemetry, (span) => {
      clock.advance(5);
      span.end();
    });
    expect([only(telemetry).startTime, only(telemetry).endTime]).toEqual([START, at(5)]);
  });

  test("also by the global API", () => {
    const clock = new VirtualClock();
    using telemetry = createTelemetryHarness({ clock, global: true });
    trace.getTracer("t").startActiveSpan("s", (span) => {
      clock.advance(5);
      span.end();
    });
    expect([only(telemetry).startTime, only(telemetry).endTime]).toEqual([START, at(5)]);
  });

  test("keep the times that the caller gives, in each of the API's forms", () => {
    const { telemetry } = start();
    const span = telemetry.tracer.startSpan("s", { startTime: [100, 1] });
    span.addEvent("third", { a: 1 }, [101, 0]);
    span.addEvent("second", [102, 0]);
    span.addEvent("date", new Date(103_000));
    span.addEvent("milliseconds", {}, 4_000_000_000_000);
    span.recordException("text", [104, 0]);
    span.end(new Date(105_000));
    const { startTime, endTime, duration, events } = only(telemetry);
    expect([startTime, endTime, duration]).toEqual([
      [100, 1],
      [105, 0],
      [4, 999_999_999],
    ]);
    expect(events.map(({ time }) => time)).toEqual([
      [101, 0],
      [102, 0],
      [103, 0],
      [4_000_000_000, 0],
      [104, 0],
    ]);
  });

  test("have the clock's time where the SDK would take the present for what is no time", () => {
    const { clock, telemetry } = start();
    const bad = "tomorrow" as never;
    const span = telemetry.tracer.startSpan("s", { startTime: bad });
    clock.advance(1);
    span.addEvent("e", bad, bad);
    span.recordException("x", bad);
    span.end(bad);
    const { startTime, endTime, events } = only(telemetry);
    expect([startTime, endTime, ...events.map(({ time }) => time)]).toEqual([START, at(1), at(1), at(1)]);
    for (const none of [null, [1, 2, 3], ["1", 2], [1, "2"], {}]) telemetry.tracer.startSpan("t").end(none as never);
    for (const other of telemetry.spans()) expect(other.endTime).toEqual(at(1));
    expect(telemetry.spans()).toHaveLength(6);
  });

  test("tell it to processors that add events, as they start and as they end", () => {
    const clock = new VirtualClock();
    const adding: SpanProcessor = {
      onStart: (span) => void span.addEvent("starting"),
      onEnding: (span) => void span.addEvent("ending"),
      onEnd: () => {},
      forceFlush: () => Promise.resolve(),
      shutdown: () => Promise.resolve(),
    };
    using telemetry = createTelemetryHarness({ clock, spanProcessors: [adding] });
    const span = telemetry.tracer.startSpan("s");
    clock.advance(3);
    span.end();
    expect(only(telemetry).events.map(({ name, time }) => [name, time])).toEqual([
      ["starting", START],
      ["ending", at(3)],
    ]);
  });
});

describe("a span on a virtual clock is the stock span", () => {
  afterEach(() => diag.disable());

  test("the same object everywhere, with the same own keys, class name and print", () => {
    const clock = new VirtualClock();
    const processor = new SpanRecorder();
    using telemetry = createTelemetryHarness({ clock, spanProcessors: [processor] });
    using real = createTelemetryHarness();
    const span = telemetry.tracer.startActiveSpan("s", (active) => active);
    expect(processor.openSpans()[0]).toBe(span);
    span.end();
    expect([processor.spans()[0], telemetry.spans()[0]]).toEqual([span, span]);
    expect(telemetry.spans()[0]).toBe(span);

    const stock = real.tracer.startSpan("s");
    expect(Reflect.ownKeys(span)).toEqual(Reflect.ownKeys(stock));
    const enumerated = (object: object): string[] => {
      const keys: string[] = [];
      for (const key in object) keys.push(key);
      return keys;
    };
    expect(enumerated(span)).toEqual(enumerated(stock));
    expect(span.constructor).toBe(stock.constructor);
    expect(span).toBeInstanceOf(stock.constructor);
    expect(inspect(span).split("{")[0]).toBe(inspect(stock).split("{")[0]);
  });

  test("it records until it ends, and warns of what comes after", () => {
    const warnings: string[] = [];
    const warn = (message: string): void => void warnings.push(message);
    diag.setLogger({ error: warn, warn, info: () => {}, debug: () => {}, verbose: () => {} });
    const { clock, telemetry } = start();
    const span = telemetry.tracer.startSpan("s");
    expect([span.isRecording(), only(telemetry).ended, only(telemetry).duration]).toEqual([true, false, [-1, -1]]);
    expect(span.addEvent("chained").setAttribute("a", 1).updateName("t")).toBe(span);
    expect(span.addEvent("chained", START)).toBe(span);
    span.end();
    clock.advance(10);
    expect(warnings).toEqual([]);
    span.end();
    span.addEvent("late");
    expect(warnings.length).toBeGreaterThanOrEqual(2);
    expect([span.isRecording(), only(telemetry).ended, only(telemetry).endTime]).toEqual([false, true, START]);
    expect(only(telemetry).events).toHaveLength(2);
  });

  test("its methods do not work detached, as those of the stock span do not", () => {
    const { telemetry } = start();
    const span = telemetry.tracer.startSpan("s");
    for (const method of ["end", "addEvent", "recordException"]) {
      expect(() => callDetached(span, method, "x")).toThrow(TypeError);
    }
    expect(only(telemetry).ended).toBe(false);
  });

  test("an end before the start is cut, as the SDK does", () => {
    const { telemetry } = start();
    telemetry.tracer.startSpan("s", { startTime: at(10) }).end();
    expect([only(telemetry).endTime, only(telemetry).duration]).toEqual([at(10), [0, 0]]);
  });
});

describe("logs on a virtual clock", () => {
  test("have its time, but for what the caller gives", () => {
    const { clock, telemetry } = start();
    clock.advance(7);
    telemetry.logger.emit({ body: "now" });
    telemetry.loggerProvider.getLogger("other").emit({ body: "then", timestamp: at(1) });
    telemetry.logger.emit({ body: "seen", observedTimestamp: new Date(2000) });
    expect(telemetry.logs()).toMatchObject([
      { body: "now", timeUnixNano: nanoAt(7), observedTimeUnixNano: nanoAt(7) },
      { body: "then", timeUnixNano: nanoAt(1), observedTimeUnixNano: nanoAt(7) },
      { body: "seen", timeUnixNano: nanoAt(7), observedTimeUnixNano: 2_000_000_000n },
    ]);
  });
});

describe("metrics on a virtual clock", () => {
  test("start at the first measurement and are read at its time, to the microsecond", async () => {
    const { clock, telemetry } = start();
    const { meter } = telemetry;
    clock.advance(0.2);
    meter.createCounter("counter").add(1);
    clock.advance(1);
    meter.createUpDownCounter("up-down").add(-1);
    clock.advance(1);
    meter.createHistogram("histogram").record(5);
    clock.advance(1);
    meter.createGauge("gauge").record(5);
    meter.createCounter("counter").add(1);
    meter.createObservableGauge("observed").addCallback((result) => result.observe(1));
    clock.advance(10);
    const points = await telemetry.metrics();
    const times = points.map(({ name, startTimeUnixNano, timeUnixNano }) => [
      name,
      Number(startTimeUnixNano - START_NANO),
      Number(timeUnixNano - START_NANO),
    ]);
    expect(times).toEqual([
      ["counter", 200_000, 13_200_000],
      ["up-down", 1_200_000, 13_200_000],
      ["histogram", 2_200_000, 13_200_000],
      ["gauge", 3_200_000, 13_200_000],
      ["observed", 13_200_000, 13_200_000],
    ]);
    clock.advance(5);
    expect(await telemetry.metric("counter")).toMatchObject({ startTimeUnixNano: START_NANO + 200_000n, value: 2 });
    expect((await telemetry.metric("observed")).timeUnixNano).toBe(START_NANO + 18_200_000n);
  });

  test("callbacks and everything else have the real time", async () => {
    const { telemetry } = start();
    const { now } = Date;
    const seen: number[] = [];
    telemetry.meter.createObservableCounter("c").addCallback((result) => {
      seen.push(Date.now());
      result.observe(1);
    });
    const before = now();
    await telemetry.metrics();
    telemetry.meter.createCounter("negative").add(-1); // reads no time at all
    telemetry.meter.createCounter("d").add(1);
    expect(Date.now).toBe(now);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toBeGreaterThanOrEqual(before);
    expect(seen[0]).toBeLessThanOrEqual(now());
  });

  test("what throws within leaves the real time as it was", () => {
    const { telemetry } = start();
    const { now } = Date;
    const counter = telemetry.meter.createCounter("c");
    const attributes = {
      get bad(): string {
        throw new Error("boom");
      },
    };
    expect(() => counter.add(1, attributes)).toThrow("boom");
    expect(Date.now).toBe(now);
  });

  test("also by the global API, and after a reset", async () => {
    const clock = new VirtualClock();
    using telemetry = createTelemetryHarness({ clock, global: true });
    const counter = metrics.getMeter("m").createCounter("c");
    counter.add(1);
    telemetry.reset();
    clock.advance(5);
    counter.add(2);
    expect(await telemetry.metric("c")).toMatchObject({
      value: 2,
      startTimeUnixNano: nanoAt(5),
      timeUnixNano: nanoAt(5),
    });
  });
});

describe("the clock", () => {
  test("can be any that has hrTime(), and nothing else", () => {
    using telemetry = createTelemetryHarness({ clock: { hrTime: () => [5, 6] } });
    telemetry.tracer.startSpan("s").end();
    expect(only(telemetry).startTime).toEqual([5, 6]);
    expect(() => createTelemetryHarness({ clock: {} as never })).toThrow(
      new TypeError("Expected `clock` to have hrTime(), got object"),
    );
  });

  test("of the process is the default, and a faked one counts", () => {
    vi.useFakeTimers({ now: 5_000_000_000_000, toFake: ["Date"] });
    try {
      using telemetry = createTelemetryHarness();
      telemetry.tracer.startSpan("s");
      telemetry.logger.emit({ body: "l" });
      expect(only(telemetry).startTime).toEqual([5_000_000_000, 0]);
      expect(telemetry.logs()[0]?.timeUnixNano).toBe(5_000_000_000_000_000_000n);
    } finally {
      vi.useRealTimers();
    }
  });
});
