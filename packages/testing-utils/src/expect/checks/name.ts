import { printValue } from "../../value/print-value.ts";
import type { SpanCheck } from "../span-check.ts";
import { describeText, matchesText } from "./text.ts";

export const nameCheck = (expected: string | RegExp): SpanCheck => ({
  expectation: `to have name ${describeText(expected)}`,
  test: ({ name }) => (matchesText(expected, name) ? null : `name is ${printValue(name)}`),
});
