import { printExpected } from "../../value/print-expected.ts";
import { printValue } from "../../value/print-value.ts";
import type { SpanCheck } from "../span-check.ts";
import type { SpanTarget } from "../span-target.ts";
import { complaintsOfAttributes } from "./attribute.ts";

type LinkAttributes = Readonly<Record<string, unknown>>;

/** A link to the span that is meant, in this trace or another, with these attributes at least. */
export const linkCheck = (target: SpanTarget, attributes: LinkAttributes = {}): SpanCheck => {
  const isPlain = Object.keys(attributes).length === 0;
  return {
    expectation: `to link to ${target.words}${isPlain ? "" : ` with ${printExpected(attributes)}`}`,
    test({ links }, forest) {
      if (links.length === 0) return "it has no links";
      const seen: string[] = [];
      for (const link of links) {
        const linked = forest.spanOf(link.traceId, link.spanId);
        if (linked === undefined) {
          seen.push(`${link.spanId}, which is not among the spans`);
          continue;
        }
        const complaints = complaintsOfAttributes(attributes, link.attributes);
        const isMeant = target.isMet(linked, forest);
        if (isMeant && complaints.length === 0) return null;
        seen.push(printValue(linked.name) + (isMeant ? ` with ${complaints.join("; ")}` : ""));
      }
      return `it links to ${seen.join(", ")}`;
    },
  };
};
