import { expect, test } from "vitest";

import { MAX_LEAD, runOf } from "../../src/scan/run-start.ts";

test("a run begins behind the last character that is none of its class", () => {
  const word = runOf(/[a-zé]/);
  expect(word("ab cdé", 6)).toBe(3);
  expect(word("abc", 3)).toBe(0);
  expect(word("ab ", 3)).toBe(3);
  expect(word("ab", 0)).toBe(0);
  expect(runOf(/[a-c]/gi)("xABC", 4)).toBe(1);
});

test("a run is followed back only so far", () => {
  const text = "a".repeat(1000);
  expect(runOf(/a/)(text, 1000)).toBe(1000 - MAX_LEAD);
  expect(runOf(/a/, 10)(text, 1000)).toBe(990);
});
