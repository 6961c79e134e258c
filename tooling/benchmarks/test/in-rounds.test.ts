import { expect, test } from "vitest";

import { inRounds } from "../src/drive/in-rounds.ts";

test("each round runs all variants, beginning with the next one", async () => {
  const order: string[] = [];
  const told: string[] = [];
  const rounds = await inRounds({
    variants: ["a", "b", "c"],
    rounds: 4,
    progress: (text) => told.push(text),
    run: async (variant) => order.push(variant),
  });
  expect(order.join("")).toBe("abcbcacababc");
  expect(rounds).toEqual({ a: [1, 6, 8, 10], b: [2, 4, 9, 11], c: [3, 5, 7, 12] });
  expect(told[3]).toBe("round 2 of 4: b");
});
