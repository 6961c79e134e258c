import type { SpanForest } from "../span/span-forest.ts";
import type { SpanRecord } from "../span/span-record.ts";

/** One thing that is expected of a span. */
export interface SpanCheck {
  /** What is expected, to be read behind "Expected the span": `to have kind client`. */
  readonly expectation: string;
  /** What is wrong with a span, such as `kind is internal`, or `null` if nothing is. */
  test(span: SpanRecord, forest: SpanForest): string | null;
}

/** What is wrong with a span, check by check; empty if it passes all. */
export const complaintsOf = (span: SpanRecord, checks: readonly SpanCheck[], forest: SpanForest): readonly string[] =>
  checks.map((check) => check.test(span, forest)).filter((complaint) => complaint !== null);
