import { expect, test } from "vitest";

import { blockMeans } from "../src/statistics/block-means.ts";
import { figureOf } from "../src/statistics/figure.ts";
import { quantile } from "../src/statistics/quantile.ts";
import { slope } from "../src/statistics/slope.ts";

test("a quantile is one of the values, whatever their order", () => {
  const values = [10, 9, 1, 2, 3];
  expect([0, 0.25, 0.5, 0.75, 1].map((part) => quantile(values, part))).toEqual([1, 2, 3, 9, 10]);
  expect(quantile([], 0.5)).toBeNaN();
});

test("a figure is the median and how far the rounds lie apart", () => {
  expect(figureOf([10, 9, 100])).toEqual({ median: 10, lowest: 9, highest: 100 });
});

test("a slope is that of the line that fits best", () => {
  expect(slope([3, 5, 7, 9])).toBe(2);
  expect(slope([4, 4, 4])).toBe(0);
  expect(slope([0, 1, 0, 1, 0])).toBe(0); // up and down is no growth
  expect(slope([1, 2, 2, 4])).toBeCloseTo(0.9);
});

test("many values become the means of their fifths, without what hit a few of them only", () => {
  const steady = Array.from({ length: 20 }, (_, index) => Math.floor(index / 4));
  expect(blockMeans(steady)).toEqual([0, 1, 2, 3, 4]);
  expect(blockMeans([1, 1, 1, 100, ...steady.slice(4)])).toEqual([1, 1, 2, 3, 4]);
  expect(blockMeans([1, 3, 5])).toEqual([1, 3, 5]);
  expect(blockMeans([])).toEqual([]);
});
