import type { SpanRecord } from "../../span/span-record.ts";
import { oneLine } from "../../value/one-line.ts";
import { printValue } from "../../value/print-value.ts";
import type { SpanCheck } from "../span-check.ts";

/** A predicate that throws has not been satisfied; its error is part of the complaint. */
export const predicateCheck = (predicate: (span: SpanRecord) => unknown): SpanCheck => ({
  expectation: `to satisfy ${printValue(predicate)}`,
  test(span) {
    try {
      return predicate(span) === true ? null : `does not satisfy ${printValue(predicate)}`;
    } catch (error) {
      const thrown = error instanceof Error ? oneLine(String(error)) : printValue(error);
      return `${printValue(predicate)} threw ${thrown}`;
    }
  },
});
