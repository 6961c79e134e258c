import type { HrTime } from "@opentelemetry/api";

import type { Scenario } from "../scenario/scenario.ts";
import type { SimulatedSpan } from "./simulated-span.ts";

/** A finished trace. */
export interface SimulatedTrace {
  /** Which one of the seed's traces it is. `simulator.trace(index, scenario)` makes the same one again. */
  readonly index: number;
  readonly scenario: Scenario;
  readonly traceId: string;
  readonly startTime: HrTime;
  readonly endTime: HrTime;
  /** In the order of their ends, as processors of an SDK see them: children before their parents. */
  readonly spans: readonly SimulatedSpan[];
}
