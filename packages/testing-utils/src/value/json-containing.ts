import type { AsymmetricMatcher, ExpectedValue } from "./expected-value.ts";
import { matchValue } from "./match-value.ts";
import { printExpected } from "./print-expected.ts";

/**
 * Matches a value that is JSON in a string, or structured already, and has at least the members given; arrays have to
 * be as long. For content attributes, which are JSON on spans.
 *
 * @example
 * expectSpans(telemetry).span("chat gpt-4o")
 *   .hasAttribute("gen_ai.output.messages", jsonContaining([{ role: "assistant" }]));
 */
export const jsonContaining = (expected: ExpectedValue): AsymmetricMatcher => ({
  asymmetricMatch(value) {
    const parsed: unknown = typeof value === "string" ? JSON.parse(value) : value;
    return matchValue(expected, parsed, "containing") === null;
  },
  toString: () => `JSON containing ${printExpected(expected)}`,
});
