import fc from "fast-check";
import { expect, test } from "vitest";

import { tokenizeJson } from "../../src/json/tokenize-json.ts";

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Several documents one after the other are JSON here as well, unless they are scalars. */
const isJsonHere = (text: string): boolean => tokenizeJson(text) !== undefined;

test("whatever JSON.parse takes is taken", () => {
  fc.assert(
    fc.property(fc.json({ stringUnit: "binary" }), fc.constantFrom("", " ", "\n\t"), (text, space) => {
      expect(isJsonHere(space + text + space)).toBe(true);
      expect(isJsonHere(JSON.stringify(JSON.parse(text), null, "\t"))).toBe(true);
    }),
  );
});

test("what it does not take is not taken, however little is wrong", () => {
  fc.assert(
    fc.property(
      fc.json({ maxDepth: 3 }),
      fc.nat(),
      fc.constantFrom("", '"', "\\", "{", "}", "[", "]", ",", ":", "0", "-", ".", "e", "t", "\n", "\u0001", "u"),
      fc.boolean(),
      (text, place, change, replaces) => {
        const at = place % (text.length + 1);
        const changed = text.slice(0, at) + change + text.slice(replaces ? at + 1 : at);
        const isSeveral = /[}\]]\s*[{[]/.test(changed);
        if (!isSeveral) expect(isJsonHere(changed)).toBe(isJson(changed));
      },
    ),
    { numRuns: 3000 },
  );
});

test.for([
  ["", false],
  [" ", false],
  ["{", false],
  ["[", false],
  ["{}", true],
  ["[]", true],
  ["[ ]", true],
  ["{ }", true],
  ["[1,]", false],
  ['{"a"}', false],
  ['{"a":}', false],
  ['{"a":1,}', false],
  ["{1:1}", false],
  ["[01]", false],
  ["[1.]", false],
  ["[.1]", false],
  ["[+1]", false],
  ["[-]", false],
  ["[1e]", false],
  ["[-0.5E+10]", true],
  ["[tru]", false],
  ["[nulll]", false],
  ['["a\nb"]', false],
  ['["\\x"]', false],
  ['["\\u12g4"]', false],
  ['["\\u12"]', false],
  ['["\\ud800"]', true],
  ["[NaN]", false],
  ["\u00a0[]", false],
  ["]", false],
  ["[}", false],
  ["{]", false],
  ['"a" "b"', false],
  ['"a"', true],
  ["{} {}", true],
  ["{}\n[]\n", true],
  ["{}{}", true],
  ["{} 1", false],
  ["{},{}", false],
  ['{} "a"', false],
] as const)("%j: %s", ([text, expected]) => {
  expect(isJsonHere(text)).toBe(expected);
});

test("depth is bounded by memory alone", () => {
  const depth = 200_000;
  const tokens = tokenizeJson("[".repeat(depth) + "]".repeat(depth));
  expect(tokens?.count).toBe(2 * depth);
  expect(tokenizeJson("[".repeat(depth))).toBeUndefined();
  expect(tokenizeJson('{"a":'.repeat(depth))).toBeUndefined();
});

test("more tokens than anybody reads are refused", () => {
  expect(() => tokenizeJson(`[${"1,".repeat(2 ** 21)}1]`)).toThrow(RangeError);
});
