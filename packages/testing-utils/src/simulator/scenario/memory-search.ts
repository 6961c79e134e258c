import { count, expectCountOption } from "../distribution/count.ts";
import type { Count, Latency } from "../distribution/distribution.ts";
import { expectDistribution } from "../distribution/expect-distribution.ts";
import { latency } from "../distribution/latency.ts";
import { expectRate } from "../option/expect-rate.ts";
import { expectText } from "../option/expect-text.ts";
import { resolveErrors, type ErrorSettings, type SimulatedError } from "./simulated-error.ts";

/** One search in an agent's memory: a CLIENT span `search_memory`. */
export interface MemorySearchOptions {
  /** `gen_ai.memory.store.id`. @default "user-memory" */
  readonly store?: string;
  /** `gen_ai.memory.record.count`. @default 0 to 8, evenly */
  readonly records?: number | Count;
  /** @default log-normal, median 25 ms, 99th percentile 250 ms */
  readonly latency?: Latency;
  /** How many fail, 0 to 1. @default 0.005 */
  readonly errorRate?: number;
  /** How they fail. @default timeout, refused connection */
  readonly errors?: readonly SimulatedError[];
}

/** A resolved {@link MemorySearchOptions}, as plain data. */
export interface MemorySearchScenario {
  readonly kind: "memorySearch";
  readonly store: string;
  readonly records: Count;
  readonly latency: Latency;
  readonly errorRate: number;
  readonly errors: readonly ErrorSettings[];
}

const ERRORS: readonly SimulatedError[] = [
  { type: "TimeoutError", message: "The memory store did not answer in time" },
  { type: "ECONNREFUSED", message: "The connection was refused" },
];

/** Throws a `TypeError` that names the option unless all are sound. */
export const resolveMemorySearch = (options: MemorySearchOptions = {}): MemorySearchScenario => ({
  kind: "memorySearch",
  store: expectText("store", options.store ?? "user-memory"),
  records: expectCountOption("records", options.records ?? count.uniform(0, 8)),
  latency: expectDistribution("latency", "ms", options.latency ?? latency.logNormal({ medianMs: 25, p99Ms: 250 })),
  errorRate: expectRate("errorRate", options.errorRate ?? 0.005),
  errors: resolveErrors("errors", options.errors ?? ERRORS),
});
