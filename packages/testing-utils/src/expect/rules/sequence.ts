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

/** When the next span may start: never before this one did, whatever the tolerance. `null` if it has not ended. */
const roomAfter = (span: SpanRecord, tolerance: bigint): bigint | null => {
  const { startTimeUnixNano: start, endTimeUnixNano: end } = span;
  if (end === null) return null;
  return end - tolerance > start ? end - tolerance : start;
};

/** Of the spans that are meant, have ended, and start no earlier than `since`, the one that leaves the most room. */
const nextIn = (
  candidates: readonly SpanRecord[],
  since: bigint,
  tolerance: bigint,
  found: ReadonlySet<SpanRecord>,
): { readonly span: SpanRecord; readonly room: bigint } | undefined => {
  let next: { readonly span: SpanRecord; readonly room: bigint } | undefined;
  for (const span of candidates) {
    const room = roomAfter(span, tolerance);
    if (room === null || span.startTimeUnixNano < since || found.has(span)) continue;
    if (next === undefined || room < next.room) next = { span, room };
  }
  return next;
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
        const next = nextIn(target.allIn(forest), since, tolerance, found);
        if (next === undefined) {
          const faultOf = ({ startTimeUnixNano, endTimeUnixNano }: SpanRecord): string =>
            endTimeUnixNano === null && startTimeUnixNano >= since
              ? "has not ended"
              : `does not start after ${found.size}. ended`;
          return missingStep(forest, targets, [...found], { headline, faultOf });
        }
        found.add(next.span);
        since = next.room;
      }
      return null;
    },
  };
};
