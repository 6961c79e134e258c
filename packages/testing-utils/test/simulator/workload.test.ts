import { describe, expect, test } from "vitest";

import { VirtualClock } from "../../src/clock/virtual-clock.ts";
import { latency } from "../../src/simulator/distribution/latency.ts";
import { scenario } from "../../src/simulator/scenario/scenario.ts";
import { compareTime } from "../../src/simulator/time/hr-time.ts";
import { TraceSimulator } from "../../src/simulator/trace-simulator.ts";
import { spanText } from "./support/span-text.ts";

const START = 1_767_225_600; // 2026-01-01, where a virtual clock starts

describe("arrivals", () => {
  test("even ones are at equal distances, without drift", () => {
    const traces = [...new TraceSimulator().workload({ ratePerSecond: 3, arrivals: "even", traces: 301 })];
    expect(traces.slice(0, 4).map(({ startTime }) => startTime)).toEqual([
      [START, 0],
      [START, 333_333_333],
      [START, 666_666_667],
      [START + 1, 0],
    ]);
    expect(traces[300]?.startTime).toEqual([START + 100, 0]);
  });

  test("none is at or after `durationMs`", () => {
    const starts = (durationMs: number) =>
      [...new TraceSimulator().workload({ ratePerSecond: 10, arrivals: "even", durationMs })].length;
    expect([starts(0), starts(100), starts(101), starts(1000)]).toEqual([0, 1, 2, 10]);
    const random = [...new TraceSimulator().workload({ ratePerSecond: 100, durationMs: 2000 })];
    expect(random.length).toBeGreaterThan(100);
    expect(random.every(({ startTime }) => startTime[0] < START + 2)).toBe(true);
  });

  test("the earlier of two ends counts", () => {
    const starts = (traces: number, durationMs: number) =>
      [...new TraceSimulator().workload({ arrivals: "even", traces, durationMs })].length;
    expect([starts(3, 1000), starts(30, 1000), starts(0, 1000)]).toEqual([3, 10, 0]);
  });

  test("are made as they are asked for: a workload has no end by default", () => {
    const simulator = new TraceSimulator();
    const endless = simulator.workload();
    for (let trace = 0; trace < 100; trace += 1) expect(endless.next().done).toBe(false);
    expect(simulator.workloadSpans().next().value).toHaveProperty("name");
  });

  test("begin when they are asked for, not when they are ordered", () => {
    const clock = new VirtualClock();
    const workload = new TraceSimulator({ clock }).workload({ arrivals: "even", traces: 1 });
    clock.advance(5000);
    expect([...workload][0]?.startTime).toEqual([START + 5, 0]);
  });
});

describe("spans of a workload", () => {
  const options = { ratePerSecond: 30, traces: 400 };
  const spans = [...new TraceSimulator({ seed: 6 }).workloadSpans(options)];

  test("are those of its traces", () => {
    const traces = [...new TraceSimulator({ seed: 6 }).workload(options)];
    expect(spans.map(spanText).toSorted()).toEqual(traces.flatMap((trace) => trace.spans.map(spanText)).toSorted());
  });

  test("come in the order of their ends, over traces that overlap", () => {
    let changes = 0;
    for (const [index, span] of spans.entries()) {
      const before = spans[index - 1];
      if (before === undefined) continue;
      expect(compareTime(before.endTime, span.endTime)).toBeLessThanOrEqual(0);
      if (before.spanContext().traceId !== span.spanContext().traceId) changes += 1;
    }
    expect(changes).toBeGreaterThan(options.traces); // one after the other it would be one less than there are traces
  });

  test("no child comes after its parent", () => {
    const places = new Map(spans.map((span, place) => [span.spanContext().spanId, place]));
    const late = spans.filter(
      ({ parentSpanContext: parent }, place) => parent && (places.get(parent.spanId) ?? -1) <= place,
    );
    expect(late).toEqual([]);
    expect(spans.some(({ parentSpanContext }) => parentSpanContext !== undefined)).toBe(true);
  });

  test("of traces that take no time come trace by trace", () => {
    const instant = latency.constant(0);
    const what = scenario.retrieval({ latency: instant, errorRate: 0, embeddings: { latency: instant, errorRate: 0 } });
    const workload = {
      arrivals: "even",
      ratePerSecond: 1e12,
      traces: 3,
      mix: [{ weight: 1, scenario: what }],
    } as const;
    const simulator = new TraceSimulator();
    const names = Array.from(simulator.workloadSpans(workload), ({ name, parentSpanContext, spanContext }) =>
      [name.slice(0, 9), parentSpanContext === undefined, spanContext().traceId].join(),
    );
    const ids = [0, 1, 2].map((index) => simulator.trace(index, what).traceId);
    expect(names).toEqual(ids.flatMap((id) => [`embedding,false,${id}`, `retrieval,true,${id}`]));
  });
});

describe("the clock", () => {
  const fixed = { errorRate: 0, latency: latency.constant(400) };

  test("is moved on to the end of each trace, and the next one starts there", () => {
    const clock = new VirtualClock();
    const simulator = new TraceSimulator({ clock });
    expect(simulator.memorySearch(fixed)).toMatchObject({ startTime: [START, 0], endTime: [START, 4e8] });
    expect(clock.hrTime()).toEqual([START, 4e8]);
    expect(simulator.memorySearch(fixed).startTime).toEqual([START, 4e8]);
    expect(clock.hrTime()).toEqual([START, 8e8]);
  });

  test("stays where one trace is made by its index", () => {
    const clock = new VirtualClock();
    new TraceSimulator({ clock }).trace(5, scenario.memorySearch(fixed));
    expect(clock.hrTime()).toEqual([START, 0]);
  });

  test("is at the end of each span as it is handed out", () => {
    const clock = new VirtualClock();
    let spans = 0;
    for (const { endTime } of new TraceSimulator({ clock }).workloadSpans({ ratePerSecond: 40, traces: 50 })) {
      expect(clock.hrTime()).toEqual(endTime);
      spans += 1;
    }
    expect(spans).toBeGreaterThan(50);
  });

  test("is never moved back, and fires its timers on the way", () => {
    const clock = new VirtualClock();
    const due: number[] = [];
    clock.setTimeout(() => due.push(clock.nowUnixNano() === BigInt(START) * 10n ** 9n + 100_000_000n ? 100 : 0), 100);
    const mix = [{ weight: 1, scenario: scenario.memorySearch(fixed) }];
    const traces = new TraceSimulator({ clock }).workload({ ratePerSecond: 10, arrivals: "even", traces: 3, mix });
    const ends = Array.from(traces, () => clock.hrTime());
    expect(ends).toEqual([
      [START, 4e8],
      [START, 5e8],
      [START, 6e8],
    ]);
    expect(due).toEqual([100]);
  });
});
