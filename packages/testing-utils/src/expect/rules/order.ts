import type { SpanForest } from "../../span/span-forest.ts";
import type { SpanRecord } from "../../span/span-record.ts";
import { failure, type Failure } from "../failure.ts";
import { nearestSpans } from "../nearest.ts";
import type { SpanTarget } from "../span-target.ts";
import type { SpansRule } from "./spans-rule.ts";

/** How strict an order is. */
export interface OrderOptions {
  /** No other spans may be there. @default false */
  readonly exactly?: boolean;
}

const listed = (targets: readonly SpanTarget[]): string => targets.map(({ words }) => words).join(" → ");

/** Found spans with their numbers, and why the next one of the order is missing. */
export const missingStep = (
  forest: SpanForest,
  targets: readonly SpanTarget[],
  found: readonly SpanRecord[],
  wanted: { readonly headline: string; readonly faultOf: (span: SpanRecord) => string },
): Failure => {
  const target = targets[found.length];
  if (target === undefined) throw new Error("Expected a step that is missing");
  const marks = new Map<SpanRecord, string>(found.map((span, index) => [span, `${index + 1}.`]));
  const [elsewhere, ...more] = target.allIn(forest).filter((span) => !marks.has(span));
  const number = found.length + 1;
  if (elsewhere === undefined) {
    for (const [span, note] of nearestSpans(forest, target)) if (!marks.has(span)) marks.set(span, note);
    return failure(`${wanted.headline}, but there is no ${number}. ${target.words}`, marks);
  }
  for (const span of [elsewhere, ...more]) marks.set(span, `${number}. ${wanted.faultOf(span)}`);
  return failure(`${wanted.headline}, but ${number}. ${target.words} ${wanted.faultOf(elsewhere)}`, marks);
};

/** These spans start one after the other, repeated names as often as they stand there; others may lie between. */
export const orderRule = (targets: readonly SpanTarget[], { exactly = false }: OrderOptions = {}): SpansRule => {
  const headline = `Expected spans in the order ${listed(targets)}`;
  return {
    expectation: `to start in the order ${listed(targets)}`,
    test(forest) {
      const found: SpanRecord[] = [];
      for (const span of forest.spans) {
        const target = targets[found.length];
        if (target !== undefined && target.isMet(span, forest)) found.push(span);
      }
      if (found.length < targets.length) {
        const { startTimeUnixNano: last } = found.at(-1) ?? {};
        const faultOf = (span: SpanRecord): string =>
          span.startTimeUnixNano === last
            ? `starts with ${found.length}., and comes before it`
            : `starts before ${found.length}.`;
        return missingStep(forest, targets, found, { headline, faultOf });
      }
      const inOrder = new Set(found);
      const others = exactly ? forest.spans.filter((span) => !inOrder.has(span)) : [];
      if (others.length === 0) return null;
      return failure(
        `${headline} and no others, got ${others.length} more`,
        others.map((span) => [span, "not expected"]),
      );
    },
  };
};
