import type { SpanForest } from "../../span/span-forest.ts";
import type { SpanRecord } from "../../span/span-record.ts";
import type { Failure } from "../failure.ts";

/** One thing that is expected of all spans together. */
export interface SpansRule {
  /** What is expected, to be read behind "Expected the spans": `to form one trace`. */
  readonly expectation: string;
  test(forest: SpanForest): Failure | null;
  /** The spans by which it holds, with a note each: what to point at where it should not. @default none */
  proof?(forest: SpanForest): Iterable<readonly [SpanRecord, string]>;
}
