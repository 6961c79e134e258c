import { expect, test } from "vitest";

import { mayHaveNames } from "../../src/value/find-named.ts";

test.for([
  ["[EMAIL] wrote to [PHONE]", false],
  ["[2026-11-29 10:00:00] GET /", false],
  ["[1, 'a'", true],
  ['{"a": "b"', true],
  [String.raw`[x\ty`, true],
  ["[a?b=c", true],
  ["<a>b</a>", true],
  ["words = more words", false],
] as const)("%s: whether values with names may stand in it", ([text, expected]) => {
  expect(mayHaveNames(text)).toBe(expected);
});
