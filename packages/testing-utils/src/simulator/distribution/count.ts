import type { Count } from "./distribution.ts";
import { expectDistribution } from "./expect-distribution.ts";

const checked = (kind: string, distribution: Count): Count =>
  expectDistribution(`count.${kind}`, "count", distribution);

/**
 * How many there are of something: tokens, steps, calls of tools. What is drawn is rounded to a whole number. Each
 * throws a `TypeError` for a number that is negative or not finite, and for what cannot be.
 *
 * @example
 * simulator.modelRequest({ inputTokens: count.logNormal({ median: 900, p99: 12_000 }) });
 */
export const count = {
  /** Always the same. */
  constant: (value: number): Count => checked("constant", { unit: "count", kind: "constant", value }),
  /** Each whole number from `min` to `max` as likely as the others. */
  uniform: (min: number, max: number): Count => checked("uniform", { unit: "count", kind: "uniform", min, max }),
  /** The usual shape of token counts: most are small, a few are many times as large. */
  logNormal: ({ median, p99 }: { readonly median: number; readonly p99: number }): Count =>
    checked("logNormal", { unit: "count", kind: "logNormal", median, p99 }),
  /** One of the values that were measured, each as likely as the others. */
  empirical: (values: readonly number[]): Count =>
    checked("empirical", { unit: "count", kind: "empirical", values: [...values] }),
} as const;

/** Reads an option that is a plain number or a distribution. Throws a `TypeError` that names it unless it is sound. */
export const expectCountOption = (name: string, value: number | Count): Count =>
  typeof value === "number"
    ? expectDistribution(name, "count", { unit: "count", kind: "constant", value })
    : expectDistribution(name, "count", value);
