import type { ReadableSpan, SpanExporter, SpanProcessor } from "@opentelemetry/sdk-trace";

import type { SimulatedSpan } from "../../src/simulator/finish/simulated-span.ts";
import { latency } from "../../src/simulator/distribution/latency.ts";
import { count } from "../../src/simulator/distribution/count.ts";
import { scenario } from "../../src/simulator/scenario/scenario.ts";
import type { TraceSimulator } from "../../src/simulator/trace-simulator.ts";

type Fits<From extends To, To> = [From, To];

export type Checks = [Fits<SimulatedSpan, ReadableSpan>, Fits<SimulatedSpan["resource"], ReadableSpan["resource"]>];

// @ts-expect-error a span without its ids is none
export type Refused = Fits<Omit<SimulatedSpan, "spanContext">, ReadableSpan>;

export const use = (simulator: TraceSimulator, processor: SpanProcessor, exporter: SpanExporter): void => {
  for (const { spans } of simulator.workload({ traces: 1 })) {
    for (const span of spans) processor.onEnd(span);
    exporter.export([...spans], () => {});
  }
  simulator.modelRequest({ inputTokens: 5, outputTokens: count.uniform(1, 5) });
  // @ts-expect-error a latency is no count
  simulator.modelRequest({ inputTokens: latency.constant(5) });
  // @ts-expect-error a count is no latency
  simulator.modelRequest({ timeToFirstChunk: count.constant(5) });
  // @ts-expect-error there is no such option
  simulator.modelRequest({ errorRatio: 0.5 });
  // @ts-expect-error options are no scenario: `scenario.modelRequest` checks them first
  simulator.workload({ mix: [{ weight: 1, scenario: { kind: "modelRequest" } }] });
  simulator.workload({ mix: [{ weight: 1, scenario: scenario.modelRequest() }] });
  // @ts-expect-error arrivals are one of two kinds
  simulator.workload({ arrivals: "random" });
};
