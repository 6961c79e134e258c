import type { Scenario } from "../scenario/scenario.ts";

/** One kind of trace of a workload, and how often it comes. */
export interface WorkloadPart {
  /** Its share is this over the sum of all weights. */
  readonly weight: number;
  readonly scenario: Scenario;
}
