import { describe, expect, test } from "vitest";

import { VirtualClock } from "../../src/clock/virtual-clock.ts";
import type { SimulatedTrace } from "../../src/simulator/finish/simulated-trace.ts";
import { scenario } from "../../src/simulator/scenario/scenario.ts";
import { TraceSimulator } from "../../src/simulator/trace-simulator.ts";
import { isContentKey } from "@sideband/semconv";
import { spanText } from "./support/span-text.ts";

const text = (traces: Iterable<SimulatedTrace>): string =>
  JSON.stringify(Array.from(traces, ({ spans, ...trace }) => ({ ...trace, spans: spans.map(spanText) })));

const workload = { ratePerSecond: 50, traces: 300 };

describe("the same seed", () => {
  test("gives the same traces, to the byte", () => {
    const [first, second] = [1, 2].map(() => text(new TraceSimulator({ seed: 5, content: true }).workload(workload)));
    expect(first?.length).toBeGreaterThan(500_000);
    expect(first).toBe(second);
  });

  test("another seed gives others: no id comes again, and the times differ", () => {
    const [one, two] = [1, 2].map((seed) => [...new TraceSimulator({ seed }).workload(workload)]);
    const ids = new Set(one?.map(({ traceId }) => traceId));
    expect(two?.filter(({ traceId }) => ids.has(traceId))).toEqual([]);
    const starts = new Set(one?.map(({ startTime }) => startTime.join(".")));
    expect(two?.filter(({ startTime }) => starts.has(startTime.join("."))).length).toBeLessThan(5);
    const kinds = (traces = one) => traces?.map(({ scenario: { kind } }) => kind).join();
    expect(kinds(two)).not.toBe(kinds());
  });

  test("seeds above 32 bits are seeds of their own", () => {
    const id = (seed: number) => new TraceSimulator({ seed }).modelRequest().traceId;
    expect(new Set([1, 1 + 2 ** 32, 1 + 2 ** 40, 2 ** 53 - 1].map(id))).toHaveProperty("size", 4);
  });

  test("what came before has no influence on a trace", () => {
    const alone = new TraceSimulator({ seed: 9, clock: new VirtualClock() });
    alone.modelRequest();
    alone.modelRequest();
    const third = alone.agentRun();
    const other = new TraceSimulator({ seed: 9 });
    other.handoff();
    other.agentRun({ steps: 9 });
    expect(text([other.trace(2, scenario.agentRun(), third.startTime)])).toBe(text([third]));
  });

  test("each trace of a workload can be made again alone", () => {
    const traces = [...new TraceSimulator({ seed: 3 }).workload({ traces: 60 })];
    const again = new TraceSimulator({ seed: 3 });
    expect(text(traces.map(({ index, scenario: what, startTime }) => again.trace(index, what, startTime)))).toBe(
      text(traces),
    );
    expect(text([again.modelRequest()])).toBe(text([new TraceSimulator({ seed: 3 }).modelRequest()]));
  });

  test("a scenario that went through JSON is the same one", () => {
    const what = scenario.handoff();
    const copied = JSON.parse(JSON.stringify(what)) as typeof what;
    const spans = (given: typeof what) => new TraceSimulator().run(given).spans.map(spanText);
    expect(spans(copied)).toEqual(spans(what));
  });

  test("content changes nothing but content", () => {
    const spansOf = (content: boolean) =>
      [...new TraceSimulator({ seed: 4, content }).workload(workload)].flatMap(({ spans }) => spans);
    const withContent = spansOf(true);
    const without = spansOf(false);
    const stripped = withContent.map((span) => ({
      ...span,
      attributes: Object.fromEntries(Object.entries(span.attributes).filter(([key]) => !isContentKey(key))),
    }));
    expect(stripped.map(spanText)).toEqual(without.map(spanText));
    expect(withContent.map(spanText)).not.toEqual(without.map(spanText));
  });

  test("two workloads of one simulator are not the same, and share no index", () => {
    const simulator = new TraceSimulator();
    const [first, second] = [[...simulator.workload({ traces: 40 })], [...simulator.workload({ traces: 40 })]];
    expect(first.map(({ index }) => index)).toEqual(Array.from({ length: 40 }, (_, index) => index));
    expect(second.map(({ index }) => index)).toEqual(Array.from({ length: 40 }, (_, index) => 40 + index));
    const kinds = (traces: readonly SimulatedTrace[]) => traces.map(({ scenario: { kind } }) => kind);
    expect(kinds(second)).not.toEqual(kinds(first));
  });
});
