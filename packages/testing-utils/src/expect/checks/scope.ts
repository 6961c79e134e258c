import { printValue } from "../../value/print-value.ts";
import type { SpanCheck } from "../span-check.ts";
import { describeText, matchesText } from "./text.ts";

/** The name of the instrumentation scope: of the library or wrapper that made the span. */
export const scopeCheck = (expected: string | RegExp): SpanCheck => ({
  expectation: `to have scope ${describeText(expected)}`,
  test: ({ scope }) => (matchesText(expected, scope.name) ? null : `scope is ${printValue(scope.name)}`),
});
