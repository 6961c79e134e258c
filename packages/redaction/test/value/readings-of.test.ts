import fc from "fast-check";
import { expect, test } from "vitest";

import { readingsOf } from "../../src/value/readings-of.ts";

const textsOf = (text: string, areParameters?: boolean): string[] =>
  Array.from(readingsOf(text, areParameters), (reading) => reading.text);

test.each([
  ["plain", []],
  ["a%20b", ["a b"]],
  ["a%2520b", ["a%20b", "a b"]],
  ["&amp;quot;", ["&quot;", '"']],
  ["so\u00adft\u200b", ["soft"]],
  [String.raw`https:\/\/x.test\\/a`, ["https://x.test/a"]],
  [String.raw`{"a":"\"b\\n"`, [String.raw`{"a":""b\n"`, '{"a":""b\n"']],
  [String.raw`"a":"\"b"`, []],
])("%j is read as %j", (written, readings) => {
  expect(textsOf(written)).toEqual(readings);
});

test("plus signs of parameters are blanks, those before them are not", () => {
  expect(textsOf("a=b+c%2B", true)).toEqual(["a=b+c+", "a=b c%2B", "a=b c+"]);
  expect(textsOf("a+b=c", true)).toEqual([]);
  expect(textsOf("a=b+c")).toEqual([]);
});

/** None of them makes JSON of what it stands in. */
const piece = fc.constantFrom("a", "é", "%41", "%2541", "&amp;", "&#65;", "\u200b", "\u00ad", "\\u0041", "+", "=");

test("each unit of a reading is what stands between its places", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const written = pieces.join("");
      const [first] = readingsOf(written);
      if (first === undefined) return;
      for (let index = 0; index < first.text.length; index += 1) {
        const part = written.slice(first.originalOf(index), first.originalOf(index + 1));
        expect(textsOf(part)[0] ?? part).toBe(first.text.charAt(index));
      }
    }),
  );
});
