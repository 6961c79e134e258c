import { printValue } from "../../value/print-value.ts";

/** Whether a text is the one expected, or matches the expression. */
export const matchesText = (expected: string | RegExp, text: string): boolean =>
  typeof expected === "string" ? text === expected : new RegExp(expected.source, expected.flags).test(text);

/** What is expected of a text, to be read behind a noun: `"chat gpt-4o"`, `that matches /chat/`. */
export const describeText = (expected: string | RegExp): string =>
  typeof expected === "string" ? printValue(expected) : `that matches ${String(expected)}`;
