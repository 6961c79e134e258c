import { expect, test } from "vitest";

import { inRounds } from "../src/drive/in-rounds.ts";

test("each round runs all variants, beginning with the next one", async () => {
  const order: string[] = [];
  const told: string[] = [];
  const rounds = await inRounds({
    variants: ["a", "b", "c"],
    rounds: 4,
    atOnce: false,
    progress: (text) => told.push(text),
    run: async (variant) => order.push(variant),
  });
  expect(order.join("")).toBe("abcbcacababc");
  expect(rounds).toEqual({ a: [1, 6, 8, 10], b: [2, 4, 9, 11], c: [3, 5, 7, 12] });
  expect(told[3]).toBe("round 2 of 4: b");
});

test("variants wait for each other, unless they may run at once", async () => {
  const most = async (atOnce: boolean): Promise<number> => {
    let running = 0;
    let most = 0;
    await inRounds({
      variants: ["a", "b", "c"],
      rounds: 2,
      atOnce,
      progress: () => {},
      run: async () => {
        most = Math.max(most, ++running);
        await Promise.resolve();
        running--;
      },
    });
    return most;
  };
  expect(await most(false)).toBe(1);
  expect(await most(true)).toBe(3);
});
