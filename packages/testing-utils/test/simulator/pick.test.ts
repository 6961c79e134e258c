import { describe, expect, test } from "vitest";

import { chance } from "../../src/simulator/random/chance.ts";
import { pick } from "../../src/simulator/random/pick.ts";
import { SeededRandom } from "../../src/random/seeded-random.ts";

const parts = [
  { name: "never", weight: 0 },
  { name: "first", weight: 1 },
  { name: "second", weight: 3 },
  { name: "nor this", weight: 0 },
];

describe("one of several parts", () => {
  test.each([
    [0, "first"],
    [0.249_999, "first"],
    [0.25, "second"],
    [0.999_999, "second"],
  ])("at %d it is the %s", (drawn, name) => {
    expect(pick(parts, { next: () => drawn }).name).toBe(name);
  });

  test("what rounding leaves behind all parts is the last one's that can be drawn", () => {
    expect(pick(parts, { next: () => 1 }).name).toBe("second");
  });

  test("there has to be one", () => {
    expect(() => pick([], { next: () => 0.5 })).toThrow(TypeError);
    expect(() => pick([{ weight: 0 }], { next: () => 0.5 })).toThrow("Expected a part with a weight above 0, got none");
  });
});

test("a chance of 0 is none, and one of 1 is certainty", () => {
  const random = new SeededRandom(1);
  for (let draw = 0; draw < 1000; draw += 1) {
    expect(chance(0, random)).toBe(false);
    expect(chance(1, random)).toBe(true);
  }
});
