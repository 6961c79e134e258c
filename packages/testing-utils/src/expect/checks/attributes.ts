import { oneLine } from "../../value/one-line.ts";
import { printExpected } from "../../value/print-expected.ts";
import { printValue } from "../../value/print-value.ts";
import type { SpanCheck } from "../span-check.ts";
import { complaintsOfAttributes } from "./attribute.ts";

type Expected = Readonly<Record<string, unknown>>;

const joined = (complaints: readonly string[]): string | null =>
  complaints.length === 0 ? null : complaints.join("; ");

/** These attributes are there; others may be. */
export const attributesCheck = (expected: Expected): SpanCheck => ({
  expectation: `to have attributes ${printExpected(expected)}`,
  test: ({ attributes }) => joined(complaintsOfAttributes(expected, attributes)),
});

/** These attributes are there, and no others. */
export const exactAttributesCheck = (expected: Expected): SpanCheck => ({
  expectation: `to have exactly the attributes ${printExpected(expected)}`,
  test({ attributes }) {
    const others = Object.keys(attributes).filter((key) => !Object.hasOwn(expected, key));
    const unexpected = others.map((key) => `${oneLine(key)} is ${printValue(attributes[key])}, not expected`);
    return joined([...complaintsOfAttributes(expected, attributes), ...unexpected]);
  },
});
