import type { SpanForest } from "../../span/span-forest.ts";
import type { SpanRecord } from "../../span/span-record.ts";
import { printValue } from "../../value/print-value.ts";
import { perForest } from "../per-forest.ts";
import type { SpanCheck } from "../span-check.ts";
import type { SpanTarget } from "../span-target.ts";

const SHOWN = 5;

const listAncestors = (span: SpanRecord, forest: SpanForest): string => {
  const names = forest.ancestorsOf(span, SHOWN + 1).map(({ name }) => printValue(name));
  if (names.length === 0) return "it has no ancestors";
  return `ancestors are ${names.slice(0, SHOWN).join(", ")}${names.length > SHOWN ? " and more" : ""}`;
};

/** The parent counts as an ancestor. What is known of a span's ancestors is known of all spans between. */
export const ancestorCheck = (target: SpanTarget): SpanCheck => {
  const knownIn = perForest(() => new Map<SpanRecord, boolean>());

  const hasMeant = (span: SpanRecord, forest: SpanForest): boolean => {
    const known = knownIn(forest);
    const path: SpanRecord[] = [];
    let answer = false;
    for (let at: SpanRecord | undefined = span; at !== undefined && !answer; at = forest.parentOf(at)) {
      const earlier = known.get(at);
      answer = earlier ?? false;
      if (earlier !== undefined) break;
      known.set(at, false); // until the way up ends; a circle ends here
      path.push(at);
      const parent = forest.parentOf(at);
      answer = parent !== undefined && target.isMet(parent, forest);
    }
    for (const one of path) known.set(one, answer);
    return answer;
  };

  return {
    expectation: `to have ancestor ${target.words}`,
    test: (span, forest) => (hasMeant(span, forest) ? null : listAncestors(span, forest)),
  };
};
