import fc from "fast-check";
import { expect, test } from "vitest";

import { OpenExpression } from "../../src/stream/open-expression.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 3000);

/** Of each construct there is. */
const expressions = [
  /ab{1,3}c/,
  /a(?:b|bc)d?/,
  /[ab]{2,4}(?![abc])/,
  /a(?=b{0,3}c)[bc]{1,3}/,
  /a(?!b{1,2}c)[abc]{1,3}?/,
  /a(?!bc\b)[abc]{0,2}/,
  /a\b-?[bc]{1,2}$/,
  /(?<secret>a{1,2})b(?:c|$)/,
  /(?<=c)a{1,3}(?<!aa)b/,
  /a.{2,4}?c/s,
  /\x61\u0062{1,2}[\]c]/,
  /(?:a|b(?:c{2}|-)){1,3}c/,
  /a(?=[^]{0,4}c)/,
];
const texts = fc.string({ unit: fc.constantFrom(...Array.from("abc- ]\n")), maxLength: 12 });

const result = (expression: RegExp, text: string, at: number): string | undefined => {
  const sticky = new RegExp(expression.source, `${expression.flags}y`);
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0];
};

test.each(expressions.map((expression) => [String(expression), expression] as const))(
  "what is not open for more text says the same of any longer text: %s",
  (_, expression) => {
    const open = new OpenExpression(expression);
    fc.assert(
      fc.property(texts, texts, fc.nat({ max: 3 }), (text, more, at) => {
        fc.pre(at <= text.length && !open.isOpen(text, at));
        expect(result(expression, text + more, at)).toBe(result(expression, text, at));
      }),
      { numRuns },
    );
  },
);

test("a text is open only where it ends", () => {
  const open = new OpenExpression(/sk-[a-z]{4,12}(?![a-z])/);
  expect(open.isOpen("x sk-", 2)).toBe(true);
  expect(open.isOpen("x sk-abcd", 2)).toBe(true);
  expect(open.isOpen("x sk-abcd ", 2)).toBe(false);
  expect(open.isOpen("x sk-ab ", 2)).toBe(false);
  expect(open.isOpen("x so", 2)).toBe(false);
});

test("what a back-reference matches is not known", () => {
  expect(() => new OpenExpression(/(a)b\1/)).toThrow(SyntaxError);
  expect(() => new OpenExpression(/(?<one>a)\k<one>/)).toThrow(SyntaxError);
});
