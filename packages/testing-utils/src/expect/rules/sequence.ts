import { expectNumber } from "../../expect-option.ts";
import type { SpanRecord } from "../../span/span-record.ts";
import type { SpanTarget } from "../span-target.ts";
import { missingStep } from "./order.ts";
import type { SpansRule } from "./spans-rule.ts";

/** How exactly times are compared. */
export interface SequenceOptions {
  /**
   * How much earlier a span may start than the one before it ended, in milliseconds. The stock SDK starts spans at whole
   * milliseconds, so that of two that follow each other the second can seem to start up to one too early.
   * @default 1
   */
  readonly toleranceMs?: number;
}

const NANOSECONDS_PER_MS = 1e6;

/**
 * Of the spans that are meant, have ended, and start no earlier than `since`, the one that ends first: it leaves the
 * most room.
 */
const nextIn = (
  candidates: readonly SpanRecord[],
  since: bigint,
  found: ReadonlySet<SpanRecord>,
): SpanRecord | undefined => {
  let next: { readonly span: SpanRecord; readonly end: bigint } | undefined;
  for (const span of candidates) {
    const end = span.endTimeUnixNano;
    if (end === null || span.startTimeUnixNano < since || found.has(span)) continue;
    if (next === undefined || end < next.end) next = { span, end };
  }
  return next?.span;
};

/** Each of these spans ends before the next one starts. */
export const sequenceRule = (targets: readonly SpanTarget[], { toleranceMs = 1 }: SequenceOptions = {}): SpansRule => {
  const tolerance = BigInt(Math.round(expectNumber("toleranceMs", toleranceMs) * NANOSECONDS_PER_MS));
  const words = targets.map((target) => target.words).join(" → ");
  const headline = `Expected spans one after the other: ${words}`;
  return {
    expectation: `to come one after the other: ${words}`,
    test(forest) {
      const found = new Set<SpanRecord>();
      let since = 0n;
      for (const target of targets) {
        const next = nextIn(target.allIn(forest), since, found);
        if (next === undefined) {
          const faultOf = ({ startTimeUnixNano, endTimeUnixNano }: SpanRecord): string =>
            endTimeUnixNano === null && startTimeUnixNano >= since
              ? "has not ended"
              : `does not start after ${found.size}. ended`;
          return missingStep(forest, targets, [...found], { headline, faultOf });
        }
        found.add(next);
        const earliest = (next.endTimeUnixNano ?? since) - tolerance;
        if (earliest > since) since = earliest;
      }
      return null;
    },
  };
};
