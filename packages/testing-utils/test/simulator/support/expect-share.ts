import { expect } from "vitest";

/**
 * How many standard deviations an observation may be off. A generator that is right is further off in one of 150,000
 * checks; seeds are fixed, so what has passed once passes always.
 */
const BOUND = 4.5;

/** Checks a rate by the standard deviation of the binomial distribution. */
export const expectShare = (hits: number, trials: number, share: number, what = "share"): void => {
  const standardDeviation = Math.sqrt((share * (1 - share)) / trials);
  expect(Math.abs(hits / trials - share), `${what}: ${hits} of ${trials}, expected ${share}`).toBeLessThanOrEqual(
    BOUND * standardDeviation,
  );
};

/** Checks a mean by the central limit theorem, with the standard deviation that theory gives. */
export const expectMean = (values: readonly number[], mean: number, standardDeviation: number, what = "mean"): void => {
  const observed = values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(Math.abs(observed - mean), `${what}: ${observed}, expected ${mean}`).toBeLessThanOrEqual(
    (BOUND * standardDeviation) / Math.sqrt(values.length),
  );
};

/** Checks a quantile: the share of values below it is binomial, whatever the distribution. */
export const expectQuantile = (values: readonly number[], quantile: number, value: number): void => {
  const below = values.filter((other) => other <= value).length;
  expectShare(below, values.length, quantile, `quantile ${quantile} at ${value}`);
};
