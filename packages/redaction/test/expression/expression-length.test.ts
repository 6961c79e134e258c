import { expect, test } from "vitest";

import { expressionExtent } from "../../src/expression/expression-extent.ts";
import { expressionLength } from "../../src/expression/expression-length.ts";

test.each([
  [/abc/, 3],
  [/a{2,5}b?/, 6],
  [/(?:ab|c){3}/, 6],
  [/a(?=bcd)b/, 4],
  [/a(?!bcd)/, 4],
  [/a$/, 2],
  [/a\b/, 2],
  [/^a/, 1],
  [/(?<=abc)d/, 1],
  [/(?<name>a)(b)/, 2],
  [/(?:a(?=bcd)){2}/, 5],
  [/[\]a]{3}[^\\]/, 4],
  [/a{b}c{1,/, 8],
  [/\x61\u0062\//, 3],
  [/[a-z]{10,20}(?![a-z]{1,3}x)/, 24],
  [/a{0}b/, 1],
  [/[a-z]{3}/u, 3],
  [/./u, 2],
  [/[^a]/u, 2],
  [/😀/u, 2],
  [/\ud83d/u, 2],
  [/[\u{1f600}a]{2}/u, 4],
])("%s looks at %i units", (expression, length) => {
  expect(expressionLength(expression)).toBe(length);
  expect(expressionExtent(expression).ahead).toBe(length);
});

test.each([/a*/, /a+?/, /(?:a|b{2,})c/, /a(?!b*)/, /(?<=a+)b/, /[a-z]+/u, /(?:\b)*/])(
  "%s has no length",
  (expression) => {
    const measure = (): number => expressionLength(expression);
    expect(measure).toThrow(TypeError);
    expect(measure).toThrow("use {0,200} in place of *");
  },
);

test.each([
  [/(?<=abc)d/, 3],
  [/(?<!a{0,7})d/, 7],
  [/\bd/, 1],
  [/d$/, 0],
  [/a(?=(?<=xya)b)/, 3],
])("%s looks back %i units", (expression, length) => {
  expect(expressionExtent(expression).behind).toBe(length);
});
