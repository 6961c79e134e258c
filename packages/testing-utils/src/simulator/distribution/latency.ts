import type { Latency } from "./distribution.ts";
import { expectDistribution } from "./expect-distribution.ts";

const checked = (kind: string, distribution: Latency): Latency =>
  expectDistribution(`latency.${kind}`, "ms", distribution);

/**
 * How long something takes. Each throws a `TypeError` for a number that is negative or not finite, and for what cannot
 * be: a maximum below the minimum, a 99th percentile below the median. What is drawn is never above a day.
 *
 * @example
 * simulator.modelRequest({ timeToFirstChunk: latency.logNormal({ medianMs: 400, p99Ms: 2_500 }) });
 */
export const latency = {
  /** Always the same. */
  constant: (ms: number): Latency => checked("constant", { unit: "ms", kind: "constant", value: ms }),
  /** Evenly between two bounds. */
  uniform: (minMs: number, maxMs: number): Latency =>
    checked("uniform", { unit: "ms", kind: "uniform", min: minMs, max: maxMs }),
  /** The normal distribution cut off at 0: a negative draw is drawn again. So its mean is a little above `meanMs`. */
  normal: (meanMs: number, standardDeviationMs: number): Latency =>
    checked("normal", { unit: "ms", kind: "normal", mean: meanMs, standardDeviation: standardDeviationMs }),
  /** The usual shape of a remote call: most are quick, a few take many times as long. */
  logNormal: ({ medianMs, p99Ms }: { readonly medianMs: number; readonly p99Ms: number }): Latency =>
    checked("logNormal", { unit: "ms", kind: "logNormal", median: medianMs, p99: p99Ms }),
  exponential: (meanMs: number): Latency => checked("exponential", { unit: "ms", kind: "exponential", mean: meanMs }),
  /** One of the values that were measured, each as likely as the others. */
  empirical: (valuesMs: readonly number[]): Latency =>
    checked("empirical", { unit: "ms", kind: "empirical", values: [...valuesMs] }),
} as const;
