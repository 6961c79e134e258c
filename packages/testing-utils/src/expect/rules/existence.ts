import { counted } from "../../value/counted.ts";
import { failure } from "../failure.ts";
import { nearestSpans } from "../nearest.ts";
import { complaintsOf } from "../span-check.ts";
import type { SpanTarget } from "../span-target.ts";
import type { SpansRule } from "./spans-rule.ts";

/** There is a span that is meant, and that is as described too, if it is. */
export const existenceRule = (target: SpanTarget, description?: SpanTarget): SpansRule => ({
  expectation: `to have a span ${target.words}${description === undefined ? "" : ` with ${description.words}`}`,
  proof: (forest) =>
    target
      .allIn(forest)
      .filter((span) => description === undefined || description.isMet(span, forest))
      .map((span) => [span, "not expected"]),
  test(forest) {
    const meant = target.allIn(forest);
    if (meant.length === 0) {
      const headline = `Expected a span ${target.words}, got none among ${counted(forest.spans.length, "span")}`;
      return failure(headline, nearestSpans(forest, target));
    }
    const complaints = meant.map((span) => [span, complaintsOf(span, description?.checks ?? [], forest)] as const);
    if (complaints.some(([, list]) => list.length === 0)) return null;
    const [first] = complaints;
    const headline =
      complaints.length === 1
        ? `Expected span ${target.words} with ${description?.words ?? ""}, but ${first?.[1].join("; ")}`
        : `Expected one of ${complaints.length} spans ${target.words} with ${description?.words ?? ""}, but none is`;
    return failure(
      headline,
      complaints.map(([span, list]) => [span, list.join("; ")]),
    );
  },
});
