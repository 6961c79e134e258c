import { describe, expect, test } from "vitest";

import { SeededRandom } from "../../src/random/seeded-random.ts";
import { count } from "../../src/simulator/distribution/count.ts";
import type { Count, Latency } from "../../src/simulator/distribution/distribution.ts";
import { expectDistribution } from "../../src/simulator/distribution/expect-distribution.ts";
import { latency } from "../../src/simulator/distribution/latency.ts";
import { sampleCount, sampleNanoseconds } from "../../src/simulator/distribution/sample.ts";
import { expectMean, expectQuantile, expectShare } from "./support/expect-share.ts";

const DRAWS = 40_000;

const drawMs = (distribution: Latency): readonly number[] => {
  const random = new SeededRandom(11);
  return Array.from({ length: DRAWS }, () => sampleNanoseconds(distribution, random) / 1e6);
};

const drawCounts = (distribution: Count): readonly number[] => {
  const random = new SeededRandom(12);
  return Array.from({ length: DRAWS }, () => sampleCount(distribution, random));
};

describe("latencies as they are drawn", () => {
  test("constant", () => {
    expect(new Set(drawMs(latency.constant(12.5)))).toEqual(new Set([12.5]));
  });

  test("uniform: mean, quartiles, bounds", () => {
    const values = drawMs(latency.uniform(20, 100));
    expectMean(values, 60, 80 / Math.sqrt(12));
    for (const quantile of [0.25, 0.5, 0.75]) expectQuantile(values, quantile, 20 + 80 * quantile);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(20);
    expect(Math.max(...values)).toBeLessThanOrEqual(100);
  });

  test("normal, far from 0: mean and quantiles", () => {
    const values = drawMs(latency.normal(100, 10));
    expectMean(values, 100, 10);
    expectQuantile(values, 0.5, 100);
    expectQuantile(values, 0.841_344_746, 110);
    expectQuantile(values, 0.022_750_132, 80);
  });

  test("normal, cut off at 0: the half normal distribution where the mean is 0", () => {
    const values = drawMs(latency.normal(0, 10));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expectMean(values, 10 * Math.sqrt(2 / Math.PI), 10 * Math.sqrt(1 - 2 / Math.PI));
    expectQuantile(values, 0.682_689_492, 10); // one standard deviation to both sides, folded
    expect(values.filter((value) => value === 0).length).toBeLessThan(5); // drawn again, not clamped
  });

  test("log-normal: median and 99th percentile are what they are called, and the mean follows", () => {
    const values = drawMs(latency.logNormal({ medianMs: 400, p99Ms: 2500 }));
    expectQuantile(values, 0.5, 400);
    expectQuantile(values, 0.99, 2500);
    const sigma = Math.log(2500 / 400) / 2.326_347_874;
    const mean = 400 * Math.exp(sigma ** 2 / 2);
    expectMean(values, mean, mean * Math.sqrt(Math.exp(sigma ** 2) - 1));
  });

  test("exponential: mean and quantiles", () => {
    const values = drawMs(latency.exponential(50));
    expectMean(values, 50, 50);
    expectQuantile(values, 0.5, 50 * Math.LN2);
    expectQuantile(values, 0.99, -50 * Math.log(0.01));
  });

  test("empirical: each value as often as it is listed", () => {
    const values = drawMs(latency.empirical([1, 1, 1, 7]));
    expectShare(values.filter((value) => value === 1).length, DRAWS, 0.75);
    expect(new Set(values)).toEqual(new Set([1, 7]));
  });

  test("what is drawn is never above a day", () => {
    const values = drawMs(latency.logNormal({ medianMs: 1, p99Ms: 1e300 }));
    expect(Math.max(...values)).toBe(86_400_000);
  });

  test("a draw depends on nothing but the random numbers", () => {
    expect(drawMs(latency.normal(5, 3))).toEqual(drawMs(latency.normal(5, 3)));
  });
});

describe("counts as they are drawn", () => {
  test("uniform: each whole number as often as the others, the ends too", () => {
    const values = drawCounts(count.uniform(1, 4));
    expect(new Set(values)).toEqual(new Set([1, 2, 3, 4]));
    for (const value of [1, 2, 3, 4]) {
      expectShare(values.filter((other) => other === value).length, DRAWS, 0.25, `count ${value}`);
    }
  });

  test("log-normal: whole numbers, the median is the median", () => {
    const values = drawCounts(count.logNormal({ median: 900, p99: 12_000 }));
    expect(values.every((value) => Number.isSafeInteger(value) && value >= 0)).toBe(true);
    expectQuantile(values, 0.5, 900);
    expectQuantile(values, 0.99, 12_000);
  });

  test("constant and empirical are rounded", () => {
    expect(new Set(drawCounts(count.constant(2.6)))).toEqual(new Set([3]));
    expect(new Set(drawCounts(count.empirical([0.2, 5])))).toEqual(new Set([0, 5]));
  });

  test("what is drawn is a number that can be counted to", () => {
    expect(Math.max(...drawCounts(count.logNormal({ median: 1, p99: 1e300 })))).toBe(2 ** 31 - 1);
    expect(Math.max(...drawCounts(count.uniform(0, Number.MAX_SAFE_INTEGER)))).toBe(2 ** 31 - 1);
  });
});

describe("bad parameters", () => {
  test.each([
    ["latency.constant.value", () => latency.constant(-1)],
    ["latency.constant.value", () => latency.constant(Number.NaN)],
    ["latency.uniform.min", () => latency.uniform(-1, 5)],
    ["latency.uniform.max", () => latency.uniform(9, 5)],
    ["latency.normal.mean", () => latency.normal(-1, 5)],
    ["latency.normal.standardDeviation", () => latency.normal(1, Infinity)],
    ["latency.logNormal.median", () => latency.logNormal({ medianMs: 0, p99Ms: 5 })],
    ["latency.logNormal.p99", () => latency.logNormal({ medianMs: 10, p99Ms: 5 })],
    ["latency.exponential.mean", () => latency.exponential(Number.NaN)],
    ["latency.empirical.values.length", () => latency.empirical([])],
    ["latency.empirical.values[1]", () => latency.empirical([1, -1])],
    ["count.uniform.min", () => count.uniform(0.2, 0.8)],
    ["count.uniform.max", () => count.uniform(1, 2.5)],
    ["count.uniform.max", () => count.uniform(3, 2)],
    ["count.constant.value", () => count.constant(-3)],
    ["count.logNormal.p99", () => count.logNormal({ median: 5, p99: 4 })],
    ["count.empirical.values.length", () => count.empirical([])],
  ])("%s", (name, make) => {
    expect(make).toThrow(TypeError);
    expect(make).toThrow(`Expected \`${name}\` to be`);
  });

  test("data that was not made by a function is checked as well", () => {
    const check = (value: unknown) => () => expectDistribution("backoff", "ms", value as Latency);
    expect(check({ unit: "count", kind: "constant", value: 1 })).toThrow(
      'Expected `backoff.unit` to be "ms", got "count"',
    );
    expect(check({ unit: "ms", kind: "zipf" })).toThrow('Expected `backoff.kind` to be "constant" or "uniform" or');
    expect(check(null)).toThrow("Expected `backoff` to be an object, got null");
    expect(check(250)).toThrow("Expected `backoff` to be an object, got 250");
    const uniform = { unit: "ms", kind: "uniform", min: 0.5, max: 0.7 } as const;
    expect(expectDistribution("backoff", "ms", uniform)).toBe(uniform);
  });

  test("a list that was handed over can be changed without changing what is drawn", () => {
    const measured = [1, 2];
    const distribution = latency.empirical(measured);
    measured.length = 0;
    expect(drawMs(distribution).every((value) => value === 1 || value === 2)).toBe(true);
  });
});
