import { expectCount, expectNumber } from "../../expect-option.ts";
import { expectChoice } from "../option/expect-choice.ts";
import { expectWeights } from "../option/expect-weights.ts";
import { expectScenario } from "../scenario/expect-scenario.ts";
import { defaultMix } from "./default-mix.ts";
import type { WorkloadPart } from "./workload-part.ts";

/** Which traces come, and when. */
export interface WorkloadOptions {
  /** How many traces begin per second, on average: at least a millionth. @default 10 */
  readonly ratePerSecond?: number;
  /** `poisson`: each independently of the others, as users do. `even`: at equal distances. @default "poisson" */
  readonly arrivals?: "poisson" | "even";
  /** @default of a hundred traces 50 requests, 22 agents, 12 embeddings, 8 retrievals, 4 retries, 2 memory searches and 2 handoffs */
  readonly mix?: readonly WorkloadPart[];
  /** How many traces there are. @default no end, unless `durationMs` makes one */
  readonly traces?: number;
  /** No trace begins after so many milliseconds. @default no end, unless `traces` makes one */
  readonly durationMs?: number;
}

export type WorkloadSettings = Required<WorkloadOptions>;

// Below it, the gap between two traces is soon no number any more.
const MIN_RATE_PER_SECOND = 1e-6;
const ARRIVALS = ["poisson", "even"] as const;

const expectMix = (mix: readonly WorkloadPart[]): readonly WorkloadPart[] => {
  for (const [index, part] of expectWeights("mix", mix).entries()) {
    expectScenario(`mix[${index}].scenario`, part.scenario);
  }
  return mix;
};

/** Throws a `TypeError` that names the option unless all are sound. */
export const resolveWorkload = (options: WorkloadOptions): WorkloadSettings => ({
  ratePerSecond: expectNumber("ratePerSecond", options.ratePerSecond ?? 10, MIN_RATE_PER_SECOND),
  arrivals: expectChoice("arrivals", options.arrivals ?? "poisson", ARRIVALS),
  mix: expectMix(options.mix ?? defaultMix()),
  traces: options.traces === undefined ? Infinity : expectCount("traces", options.traces),
  durationMs: options.durationMs === undefined ? Infinity : expectNumber("durationMs", options.durationMs),
});
