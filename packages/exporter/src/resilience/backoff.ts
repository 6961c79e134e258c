export interface BackoffOptions {
  /** The longest delay before the second attempt, in milliseconds; it doubles with every further one. */
  readonly initialDelayMs: number;
  /** No delay is longer, in milliseconds. */
  readonly maxDelayMs: number;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
}

/**
 * How long to wait after so many failures in a row, in milliseconds. Half of it is left to chance, so that those who
 * failed together do not come back together; the other half keeps a receiver that is down from being hammered.
 */
export const backoffMs = (failures: number, { initialDelayMs, maxDelayMs, random }: BackoffOptions): number => {
  const longest = Math.min(maxDelayMs, initialDelayMs * 2 ** (failures - 1));
  return longest / 2 + (longest / 2) * random();
};
