import type { SpanForest } from "../span/span-forest.ts";
import type { SpanRecord } from "../span/span-record.ts";
import { perForest } from "./per-forest.ts";
import type { SpanCheck } from "./span-check.ts";

/** Which span is meant, in words. */
export interface TargetWords {
  readonly checks: readonly SpanCheck[];
  /** To be read behind "a span": `"chat gpt-4o"`, `/chat/`. */
  readonly words: string;
  /** The very name that is meant, if one is: spans with a similar one are worth a look. */
  readonly name: string | null;
}

/** Which span is meant, resolved: what is asked of it, and how to speak of it. */
export interface SpanTarget extends TargetWords {
  /** Whether this is the span. */
  isMet(span: SpanRecord, forest: SpanForest): boolean;
  /** All spans that are meant, in the order of their starts. */
  allIn(forest: SpanForest): readonly SpanRecord[];
}

/** Asks each span once, however many relatives ask for it: patterns within patterns would take forever otherwise. */
export const makeTarget = (words: TargetWords): SpanTarget => {
  const answersIn = perForest(() => new Map<SpanRecord, boolean>());
  const isMet = (span: SpanRecord, forest: SpanForest): boolean => {
    const answers = answersIn(forest);
    const known = answers.get(span);
    if (known !== undefined) return known;
    const answer = words.checks.every((check) => check.test(span, forest) === null);
    answers.set(span, answer);
    return answer;
  };
  return { ...words, isMet, allIn: (forest) => forest.spans.filter((span) => isMet(span, forest)) };
};
