import { isRegExp } from "node:util/types";

import type { SpanRecord } from "../span/span-record.ts";
import { printExpected } from "../value/print-expected.ts";
import { printValue } from "../value/print-value.ts";
import { nameCheck } from "./checks/name.ts";
import { meantCheck } from "./checks/predicate.ts";
import { describeText } from "./checks/text.ts";
import { checksOfDescription, type SpanDescription } from "./span-description.ts";
import { makeTarget, type SpanTarget } from "./span-target.ts";

/**
 * Which span is meant: its exact name, a pattern of its name, a question to it, or a description of several things. A
 * question that throws fails the assertion with its own error.
 */
export type SpanPattern = string | RegExp | ((span: SpanRecord) => boolean) | SpanDescription;

const exactName = (name: string | RegExp | undefined): string | null => (typeof name === "string" ? name : null);

/** A list, a map or a date has no keys, and would be a description that takes every span. */
const isDescription = (pattern: unknown): pattern is SpanDescription => {
  if (typeof pattern !== "object" || pattern === null) return false;
  const prototype: unknown = Object.getPrototypeOf(pattern);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

/** What a pattern asks of a span. Throws a `TypeError` for what is no pattern. */
export const resolvePattern = (pattern: SpanPattern): SpanTarget => {
  if (typeof pattern === "string" || isRegExp(pattern)) {
    return makeTarget({ checks: [nameCheck(pattern)], words: describeText(pattern), name: exactName(pattern) });
  }
  if (typeof pattern === "function") {
    const words = `that satisfies ${printValue(pattern)}`;
    return makeTarget({ checks: [meantCheck(pattern)], words, name: null });
  }
  if (isDescription(pattern)) {
    const checks = checksOfDescription(pattern, resolvePattern);
    return makeTarget({ checks, words: printExpected(pattern), name: exactName(pattern.name) });
  }
  throw new TypeError(`Expected a span's name, pattern, predicate or description, got ${printValue(pattern)}`);
};

/** What a list of patterns asks. Throws a `TypeError` for an empty one: it would hold whatever the spans are. */
export const resolvePatterns = (patterns: readonly SpanPattern[]): readonly SpanTarget[] => {
  if (Array.isArray(patterns) && patterns.length > 0) return patterns.map((pattern) => resolvePattern(pattern));
  throw new TypeError(`Expected a list of at least one span's pattern, got ${printValue(patterns)}`);
};
