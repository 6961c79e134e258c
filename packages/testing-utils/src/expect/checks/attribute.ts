import { isRegExp } from "node:util/types";

import { attributeOf } from "../../span/attribute-of.ts";
import { matchValue } from "../../value/match-value.ts";
import { oneLine } from "../../value/one-line.ts";
import { printExpected } from "../../value/print-expected.ts";
import { printValue } from "../../value/print-value.ts";
import type { SpanCheck } from "../span-check.ts";

/** The attribute is there, whatever its value. */
export const attributePresenceCheck = (key: string): SpanCheck => ({
  expectation: `to have attribute ${oneLine(key)}`,
  test: ({ attributes }) => (attributeOf(attributes, key) === undefined ? `${oneLine(key)} is missing` : null),
});

/** The attribute has this value. */
export const attributeCheck = (key: string, expected: unknown): SpanCheck => ({
  expectation: `to have attribute ${oneLine(key)} ${describeExpected(expected)}`,
  test({ attributes }) {
    const actual = attributeOf(attributes, key);
    const mismatch = matchValue(expected, actual);
    if (mismatch === null || mismatch.path !== "") return complaintOfAttribute(key, expected, actual);
    return actual === undefined ? `${oneLine(key)} is missing` : `${oneLine(key)} is ${mismatch.got}`;
  },
});

/** The attribute is not there. */
export const noAttributeCheck = (key: string): SpanCheck => ({
  expectation: `to have no attribute ${oneLine(key)}`,
  test({ attributes }) {
    const actual = attributeOf(attributes, key);
    return actual === undefined ? null : `${oneLine(key)} is ${printValue(actual)}`;
  },
});

/** What is wrong with an attribute's value, or `null`. */
export const complaintOfAttribute = (key: string, expected: unknown, actual: unknown): string | null => {
  const mismatch = matchValue(expected, actual);
  if (mismatch === null) return null;
  if (actual === undefined) return `${oneLine(key)} is missing`;
  const place = mismatch.path === "" ? oneLine(key) : `${oneLine(key)} at ${mismatch.path}`;
  return `${place} is ${mismatch.got}, not ${mismatch.expected}`;
};

/** What is wrong with those attributes that are expected; others may be there. */
export const complaintsOfAttributes = (
  expected: Readonly<Record<string, unknown>>,
  attributes: Readonly<Record<string, unknown>>,
): readonly string[] =>
  Object.entries(expected)
    .map(([key, value]) => complaintOfAttribute(key, value, attributeOf(attributes, key)))
    .filter((complaint) => complaint !== null);

/** An expected value in words, to be read behind the attribute's name. */
const describeExpected = (expected: unknown): string => {
  if (isRegExp(expected)) return `that matches ${String(expected)}`;
  if (typeof expected === "function") return `that satisfies ${printValue(expected)}`;
  return printExpected(expected);
};
