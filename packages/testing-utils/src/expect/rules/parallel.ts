import type { SpanForest } from "../../span/span-forest.ts";
import type { SpanRecord } from "../../span/span-record.ts";
import { failure } from "../failure.ts";
import { nearestSpans } from "../nearest.ts";
import type { SpanTarget } from "../span-target.ts";
import type { SpansRule } from "./spans-rule.ts";

/** One span of its own for each list of candidates, or `null`: a matching, found by augmenting paths. */
const assign = (candidates: readonly (readonly SpanRecord[])[]): readonly SpanRecord[] | null => {
  const takenBy = new Map<SpanRecord, number>();
  const place = (index: number, tried: Set<SpanRecord>): boolean =>
    (candidates[index] ?? []).some((span) => {
      if (tried.has(span)) return false;
      tried.add(span);
      const holder = takenBy.get(span);
      if (holder !== undefined && !place(holder, tried)) return false;
      takenBy.set(span, index);
      return true;
    });
  for (const index of candidates.keys()) if (!place(index, new Set())) return null;
  return [...takenBy.keys()];
};

/** A clock may stand still, or be put back: such a span runs at the moment of its start alone. */
const isMomentary = ({ startTimeUnixNano: start, endTimeUnixNano: end }: SpanRecord): boolean =>
  end !== null && end <= start;

const byEnd = ({ endTimeUnixNano: left }: SpanRecord, { endTimeUnixNano: right }: SpanRecord): number => {
  if (left === right) return 0;
  return left === null || (right !== null && left > right) ? 1 : -1;
};

/** Whether at some moment there is a running span for each list. Goes from start to start, and looks at each once. */
const meet = (forest: SpanForest, targets: readonly SpanTarget[]): boolean => {
  const candidates = targets.map((target) => target.allIn(forest));
  const starts = forest.spans.filter((span) => targets.some((target) => target.isMet(span, forest)));
  const ends = starts.toSorted(byEnd);
  const running = candidates.map(() => new Set<SpanRecord>());
  const leave = (span: SpanRecord): void => {
    for (const spans of running) spans.delete(span);
  };
  let ended = 0;
  for (const [moment, starting] of Map.groupBy(starts, ({ startTimeUnixNano }) => startTimeUnixNano)) {
    for (let span = ends[ended]; span !== undefined && (span.endTimeUnixNano ?? moment + 1n) <= moment;) {
      leave(span);
      ended += 1;
      span = ends[ended];
    }
    for (const [index, spans] of running.entries()) {
      for (const span of starting) if (targets[index]?.isMet(span, forest) === true) spans.add(span);
    }
    // As many of each as there are patterns are enough for a choice: the others can take no more.
    const few = running.map((spans) => spans.values().take(targets.length).toArray());
    if (assign(few) !== null) return true;
    for (const span of starting) if (isMomentary(span)) leave(span);
  }
  return false;
};

/** At some moment all of these spans are running, each pattern with a span of its own. */
export const parallelRule = (targets: readonly SpanTarget[]): SpansRule => {
  const words = targets.map((target) => target.words).join(", ");
  return {
    expectation: `to run at the same time: ${words}`,
    test(forest) {
      if (meet(forest, targets)) return null;
      const headline = `Expected spans to run at the same time: ${words}`;
      const missing = targets.find((target) => target.allIn(forest).length === 0);
      if (missing !== undefined) {
        return failure(`${headline}, but there is no ${missing.words}`, nearestSpans(forest, missing));
      }
      const marks = targets
        .flatMap((target) => target.allIn(forest))
        .map((span) => [span, "does not run while all the others do"] as const);
      return failure(`${headline}, but there is no such moment`, marks);
    },
  };
};
