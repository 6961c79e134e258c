import type { SpanForest } from "../span/span-forest.ts";
import type { SpanRecord } from "../span/span-record.ts";
import { similarity } from "../value/edit-distance.ts";
import { complaintsOf } from "./span-check.ts";
import type { SpanTarget } from "./span-target.ts";

const SHOWN = 3;
const ALIKE = 0.5;

/** Different names that are compared: beyond it a failure would take longer than the test. */
const MOST_NAMES = 2000;

interface Candidate {
  readonly span: SpanRecord;
  readonly complaints: readonly string[];
  readonly likeness: number;
}

const byFit = (left: Candidate, right: Candidate): number =>
  left.complaints.length - right.complaints.length || right.likeness - left.likeness;

/**
 * The spans that come nearest to what was looked for, with what is wrong with each. A span that fails every check and
 * is not even alike by name is none of them.
 */
export const nearestSpans = (
  forest: SpanForest,
  target: SpanTarget,
  among: readonly SpanRecord[] = forest.spans,
): ReadonlyMap<SpanRecord, string> => {
  const likenesses = new Map<string, number>();
  const likenessOf = (name: string): number => {
    const known = likenesses.get(name);
    if (known !== undefined || target.name === null || likenesses.size >= MOST_NAMES) return known ?? 0;
    const likeness = similarity(target.name, name);
    likenesses.set(name, likeness);
    return likeness;
  };
  const candidates = among
    .map((span): Candidate => ({
      span,
      complaints: complaintsOf(span, target.checks, forest),
      likeness: likenessOf(span.name),
    }))
    .filter(({ complaints, likeness }) => complaints.length < target.checks.length || likeness >= ALIKE);
  return new Map(
    candidates
      .toSorted(byFit)
      .slice(0, SHOWN)
      .map(({ span, complaints }) => [span, `nearest: ${complaints.join("; ")}`]),
  );
};
