import { renderTree } from "../span/render-tree.ts";
import { spanLine } from "../span/print-tree.ts";
import type { SpanForest } from "../span/span-forest.ts";
import type { SpanRecord } from "../span/span-record.ts";
import { counted } from "../value/counted.ts";
import { focusOn } from "./focus.ts";

/** What was expected and did not hold. */
export interface Failure {
  /** What was expected, what came. */
  readonly headline: string;
  /** Notes beside the spans that matter. */
  readonly marks: ReadonlyMap<SpanRecord, string>;
  /** Spans whose own line is not to be shown. @default none */
  readonly withheld?: ReadonlySet<SpanRecord>;
}

/** A failure without spans to point at. */
export const failure = (headline: string, marks: Iterable<readonly [SpanRecord, string]> = []): Failure => ({
  headline,
  marks: new Map(marks),
});

const MARK = "  ◀ ";

/** A failure as text: the headline, then the traces as trees with the notes beside the spans they are about. */
export const printFailure = ({ headline, marks, withheld = new Set() }: Failure, forest: SpanForest): string => {
  if (forest.spans.length === 0) return `${headline}\n\n  (there are no spans)\n`;
  const focus = focusOn(forest, marks);
  const tree = renderTree(focus.forest, (span) => {
    const mark = marks.get(span);
    const hidden = focus.hiddenUnder(span);
    return {
      head: (withheld.has(span) ? "(withheld)" : spanLine(span)) + (mark === undefined ? "" : MARK + mark),
      details: hidden === 0 ? [] : [`… ${hidden} more under it`],
      ...(focus.hasHiddenParent(span) && { above: "(further down) " }),
    };
  });
  const rest = [
    ...(focus.hiddenRoots === 0 ? [] : [`… and ${counted(focus.hiddenRoots, "more root")}`]),
    ...(focus.hiddenTraces === 0 ? [] : [`… and ${counted(focus.hiddenTraces, "more trace")}`]),
  ];
  const indented = [tree, ...rest].join("\n\n").replaceAll(/^(?=.)/gmu, "  ");
  return `${headline}\n\n${indented}\n`;
};
