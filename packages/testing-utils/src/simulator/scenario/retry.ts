import { expectCount, expectNumber } from "../../expect-option.ts";
import type { Latency } from "../distribution/distribution.ts";
import { expectDistribution } from "../distribution/expect-distribution.ts";
import { latency } from "../distribution/latency.ts";

/** How an application tries again what failed. Each attempt has a span of its own. */
export interface RetryOptions {
  /** Attempts in all, the first one too. @default 3 */
  readonly maxAttempts?: number;
  /** The wait before the second attempt; no wait is above an hour. @default 200 to 600 ms, evenly */
  readonly backoff?: Latency;
  /** How many times as long each further wait is. @default 2 */
  readonly backoffFactor?: number;
}

export interface RetrySettings {
  readonly maxAttempts: number;
  readonly backoff: Latency;
  readonly backoffFactor: number;
}

/** Throws a `TypeError` that names the option unless all are sound. */
export const resolveRetry = (options: RetryOptions, maxAttempts = 3): RetrySettings => ({
  maxAttempts: expectCount("maxAttempts", options.maxAttempts ?? maxAttempts, 1),
  backoff: expectDistribution("backoff", "ms", options.backoff ?? latency.uniform(200, 600)),
  backoffFactor: expectNumber("backoffFactor", options.backoffFactor ?? 2, 1),
});
