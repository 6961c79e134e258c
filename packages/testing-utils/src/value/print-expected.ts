import { inspect } from "node:util";

import { isAsymmetricMatcher } from "./expected-value.ts";
import { printValue } from "./print-value.ts";

const UNNAMED = "what the matcher takes";

/** vitest's and jest's matchers say `Any<Number>`, or have a name and a sample; others have `toString` at best. */
const describeMatcher = (matcher: object): string => {
  try {
    const describe: unknown = Reflect.get(matcher, "toAsymmetricMatcher");
    if (typeof describe === "function") return String(Reflect.apply(describe, matcher, []));
    const print: unknown = Reflect.get(matcher, "toString");
    if (typeof print !== "function" || print === Object.prototype.toString) return UNNAMED;
    const name = String(Reflect.apply(print, matcher, []));
    const sample: unknown = Reflect.get(matcher, "sample");
    return sample === undefined ? name : `${name} ${printExpected(sample)}`;
  } catch {
    return UNNAMED;
  }
};

const DEEPEST = 6;

/** Matchers and functions stand for themselves in words; all else is left to be printed as it is. */
const inWords = (value: unknown, above: readonly unknown[] = []): unknown => {
  if (isAsymmetricMatcher(value)) return { [inspect.custom]: () => describeMatcher(value) };
  if (typeof value === "function") return { [inspect.custom]: () => printValue(value) };
  if (typeof value !== "object" || value === null || above.includes(value) || above.length > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((item) => inWords(item, [...above, value]));
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inWords(item, [...above, value])]));
};

/** What is expected, on one line: as {@link printValue}, with matchers in words at any depth. */
export const printExpected = (expected: unknown): string => printValue(inWords(expected));
