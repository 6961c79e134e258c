import { SpanForest } from "../span/span-forest.ts";
import type { SpanRecord } from "../span/span-record.ts";

/** The part of a large forest that is worth printing, and how much was left out where. */
export interface Focus {
  readonly forest: SpanForest;
  /** How many spans right under this one are not shown. */
  hiddenUnder(span: SpanRecord): number;
  /** Whether the span has a parent that is not shown. */
  hasHiddenParent(span: SpanRecord): boolean;
  /** How many roots of the traces that are shown lead to nothing that is shown. */
  readonly hiddenRoots: number;
  readonly hiddenTraces: number;
}

/** As many spans as a person reads through in one go. */
const READABLE = 60;

/** Children of the marked spans' ancestors that are shown for orientation. */
const ORIENTATION = 5;

/** Ancestors of a marked span that are shown. */
const LEADING = 20;

/** Everything where that is little; else the marked spans, what leads to them, and a few spans around. */
export const focusOn = (forest: SpanForest, marks: ReadonlyMap<SpanRecord, string>): Focus => {
  if (forest.spans.length <= READABLE) {
    return { forest, hiddenUnder: () => 0, hasHiddenParent: () => false, hiddenRoots: 0, hiddenTraces: 0 };
  }
  const marked = [...marks.keys()].slice(0, READABLE);
  const leading = new Set(marked.flatMap((span) => [span, ...forest.ancestorsOf(span, LEADING)]));
  const around = [...leading].flatMap((span) => forest.childrenOf(span).slice(0, ORIENTATION));
  // With nothing to point at, the first ones; in the order of starts a parent stands before its children.
  const shown = new Set(leading.size > 0 ? [...leading, ...around] : forest.spans.slice(0, READABLE));
  const traces = forest.traces().filter(({ spans }) => spans.some((span) => shown.has(span)));
  const hasHiddenParent = (span: SpanRecord): boolean => {
    const parent = forest.parentOf(span);
    return parent !== undefined && !shown.has(parent);
  };
  // Roots that lead to what is shown, far above it.
  const farRoots = new Set([...shown].filter(hasHiddenParent).map((span) => forest.ancestorsOf(span).at(-1)));
  const isHidden = (root: SpanRecord): boolean => !shown.has(root) && !farRoots.has(root);
  return {
    forest: new SpanForest(forest.spans.filter((span) => shown.has(span))),
    hiddenUnder: (span) => forest.childrenOf(span).filter((child) => !shown.has(child)).length,
    hasHiddenParent,
    hiddenRoots: traces.flatMap(({ roots }) => roots).filter(isHidden).length,
    hiddenTraces: forest.traces().length - traces.length,
  };
};
