import type { SpanRecord } from "../../span/span-record.ts";
import { perForest } from "../per-forest.ts";
import type { SpanCheck } from "../span-check.ts";
import type { SpanTarget } from "../span-target.ts";
import { listNames } from "./list-names.ts";

/** Another span with the same parent. Of a family's spans that are meant two are enough: one is not the span itself. */
export const siblingCheck = (target: SpanTarget): SpanCheck => {
  const meantIn = perForest((forest) => {
    const meant = new Map<readonly SpanRecord[], readonly SpanRecord[]>();
    return (family: readonly SpanRecord[]): readonly SpanRecord[] => {
      const known = meant.get(family);
      if (known !== undefined) return known;
      const isMet = (span: SpanRecord): boolean => target.isMet(span, forest);
      const two = family.values().filter(isMet).take(2).toArray();
      meant.set(family, two);
      return two;
    };
  });
  return {
    expectation: `to have sibling ${target.words}`,
    test(span, forest) {
      const family = forest.familyOf(span);
      if (meantIn(forest)(family).some((other) => other !== span)) return null;
      if (family.length < 2) return "it has no siblings";
      const others = family.values().filter((other) => other !== span);
      return `siblings are ${listNames(others, family.length - 1)}`;
    },
  };
};
