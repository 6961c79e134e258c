import { expect, test } from "vitest";

import { parseExpression } from "../../src/expression/parse-expression.ts";
import { stepBound } from "../../src/expression/step-bound.ts";
import { vetExpression } from "../../src/expression/vet-expression.ts";

test.each([
  [/a*/, "use {0,200} in place of *"],
  [/ab+/, "use {0,200} in place of *, {1,200} in place of +"],
  [/a(?:b|c{3,})/, "with an end"],
  [/a(?=.*b)/, "with an end"],
  [/(?<=a*)b/, "with an end"],
  [/(?:\b)*a/, "with an end"],
  [/(a)\1/, "backreferences"],
  [/(?<quote>["'])a\k<quote>/, "backreferences"],
  [/[a-z]{1,20001}/, "of 20000 characters at most"],
  [/a(?=b{0,20000})/, "of 20000 characters at most"],
  [/(?<=[a-z]{0,257})b/, "looks back 256 characters at most"],
  [/a{0,3}/, "one that matches the empty text"],
  [/a|/, "one that matches the empty text"],
  [/(?=a)/, "one that matches the empty text"],
  [new RegExp(String.raw`a\y`), String.raw`\y`],
  [new RegExp(String.raw`a\u{61}`), "`\\u` without its digits"],
  [/a[\d-z]/, "a range from a set"],
  [/a[+-\d]/, "a range up to a set"],
  [new RegExp(String.raw`a\07`), String.raw`\0`],
  [new RegExp("a[b--c]", "v"), "the flag `v`"],
])("%s is refused: %s", (expression, complaint) => {
  expect(() => vetExpression(expression)).toThrow(TypeError);
  expect(() => vetExpression(expression)).toThrow(complaint);
});

test("flags within are refused", () => {
  let expression: RegExp;
  try {
    expression = new RegExp("a(?i:b)");
  } catch {
    return;
  }
  expect(() => vetExpression(expression)).toThrow("flags within");
});

test.each([
  /(?:a{1,20}){1,20}b/,
  /(?:a|ab|[a-z]){1,40}!/,
  /[\w.-]{1,100}[\w.-]{1,100}[\w.-]{1,100}@/,
  /(?:[a-z]{0,30}\d?){1,30}!/,
  /(?:x?){40}x{40}/,
  /a(?=(?:b{0,30}){0,30}c)d/,
  /(?<=(?:b{1,9}){1,16}c)d/,
  /(?:é{1,20}){1,20}b/iu,
  /(?:(?:a{1,9}b?){1,9}c?){1,9}d/,
])("%s backtracks too much", (expression) => {
  expect(() => vetExpression(expression)).toThrow("needs little backtracking");
});

test.each([
  /sk-(?:proj|svcacct|admin)-[\w-]{20,300}/,
  /eyJ[\w-]{10,2000}\.eyJ[\w-]{10,2000}\.[\w-]{10,1000}/,
  /(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-])/i,
  /[\w.%+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![a-z])/i,
  /(?:postgres|postgresql|mysql|mongodb(?:\+srv)?):\/\/[^\s:@/]{1,100}:(?<secret>[^\s@/]{1,200})@/i,
  /(?:[A-Za-z0-9+/]|\\n|\r?\n){100,4000}={0,2}/,
  /(?<![\w])[^\s"']{8,2048}(?=["'])/,
  /(?:\d{4}[ -]?){3}\d{1,7}(?!\d)/,
  /\p{L}{2,40}:\s{0,8}\S{8,200}/u,
])("%s is fine", (expression) => {
  expect(() => vetExpression(expression)).not.toThrow();
});

test("what follows a quantifier and begins otherwise is only glanced at", () => {
  const first = stepBound(parseExpression(/[a-z]{1,100}-[0-9]{1,100}x/));
  expect(first).toBeLessThan(1000);
  expect(stepBound(parseExpression(/[a-z]{1,100}-[0-9]{1,200}x/)) - first).toBeLessThan(400);
});

test("what follows a quantifier and may begin alike is tried everywhere", () => {
  expect(stepBound(parseExpression(/[a-z]{1,100}[0-9a]{1,100}x/))).toBeGreaterThan(10_000);
});

test("what alternatives begin with alike is tried once each, and what follows only where it fits", () => {
  const alternatives = /(?:sk_live|sk_test|sk_prod)_[a-z]{10,100}!/;
  const single = /sk_live_[a-z]{10,100}!/;
  expect(stepBound(parseExpression(alternatives))).toBeLessThan(stepBound(parseExpression(single)) + 20);
});
