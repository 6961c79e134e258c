import fc from "fast-check";
import { expect, test } from "vitest";

import { waterLevel } from "../../src/limit/water-level.ts";

const total = (lengths: readonly number[], cap: number): number =>
  lengths.reduce((sum, length) => sum + Math.min(length, cap), 0);

test("the level is the highest at which everything fits", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(300)), fc.nat(2000), (lengths, room) => {
      const level = waterLevel(lengths, room);
      expect(total(lengths, level)).toBeLessThanOrEqual(room);
      if (level < room) expect(total(lengths, level + 1)).toBeGreaterThan(room);
    }),
  );
});

test("the longest are cut first", () => {
  expect(waterLevel([5, 100, 10], 40)).toBe(25);
  expect(waterLevel([100, 100], 0)).toBe(0);
  expect(waterLevel([100], -3)).toBe(0);
});
