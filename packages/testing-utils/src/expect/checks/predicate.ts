import type { SpanRecord } from "../../span/span-record.ts";
import { oneLine } from "../../value/one-line.ts";
import { printValue } from "../../value/print-value.ts";
import type { SpanCheck } from "../span-check.ts";

type Predicate = (span: SpanRecord) => unknown;

/**
 * Whether this is the span that is meant. An error of the predicate is let through: what it was asked about is unknown
 * then, and an assertion that there is no such span must not hold because of it.
 */
export const meantCheck = (predicate: Predicate): SpanCheck => ({
  expectation: `to satisfy ${printValue(predicate)}`,
  test: (span) => (predicate(span) === true ? null : `does not satisfy ${printValue(predicate)}`),
});

/** The same of a span that was found: there an error is a complaint, told beside the span. */
export const predicateCheck = (predicate: Predicate): SpanCheck => {
  const meant = meantCheck(predicate);
  return {
    expectation: meant.expectation,
    test(span, forest) {
      try {
        return meant.test(span, forest);
      } catch (error) {
        const thrown = error instanceof Error ? oneLine(String(error)) : printValue(error);
        return `${printValue(predicate)} threw ${thrown}`;
      }
    },
  };
};
