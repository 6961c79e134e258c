import { expect, test } from "vitest";

import { inTurns } from "../src/drive/in-turns.ts";
import { lost, unexplained } from "../src/drive/losses.ts";
import type { Turn } from "../src/programs/turns-process.ts";

const file = new URL("../src/programs/turns-process.ts", import.meta.url);

test("each variant has its turns, none before the others have had theirs, and the books are those of all of them", async () => {
  const told: string[] = [];
  const rounds = await inTurns<"stock" | "off-thread", Turn>({
    variants: ["stock", "off-thread"],
    starts: 2,
    turns: 1,
    warmUpTurns: 1,
    progress: (text) => told.push(text),
    program: (variant) => ({ file, task: { variant, load: "small", spansPerSecond: 2000, seconds: 0.5 } }),
  });
  expect(told).toEqual([
    "start 1 of 2, warming up: stock",
    "start 1 of 2, warming up: off-thread",
    "start 1 of 2, turn 1 of 1: off-thread",
    "start 1 of 2, turn 1 of 1: stock",
    "start 2 of 2, warming up: stock",
    "start 2 of 2, warming up: off-thread",
    "start 2 of 2, turn 1 of 1: off-thread",
    "start 2 of 2, turn 1 of 1: stock",
  ]);
  for (const results of Object.values(rounds)) {
    expect(results).toHaveLength(2);
    for (const result of results) {
      expect(result.measured).toBeGreaterThan(900);
      expect(result.made).toBeGreaterThan(result.measured * 1.5);
      expect(result.use.processUs).toBeGreaterThan(result.use.mainUs);
      expect(lost(result)).toBe(0);
    }
  }
  expect(rounds["off-thread"].map(unexplained)).toEqual([0, 0]);
});
