import { byStart, type TracedSpan } from "./traced-span.ts";

export interface TreeRow {
  readonly span: TracedSpan;
  /** The branch that it hangs on. */
  readonly branch: string;
  /** What stands left of anything below it, up to its first child. */
  readonly below: string;
}

/** The spans of a trace as a tree. A span whose parent is missing stands at the root. */
export const traceTree = (spans: readonly TracedSpan[]): TreeRow[] => {
  const present = new Set(spans.map(({ spanId }) => spanId));
  const childrenOf = (parent: string | null): TracedSpan[] =>
    byStart(spans.filter(({ parentSpanId: id }) => (id !== null && present.has(id) ? id === parent : parent === null)));
  const rows: TreeRow[] = [];
  const visit = (span: TracedSpan, branch: string, indent: string): void => {
    const children = childrenOf(span.spanId);
    rows.push({ span, branch, below: indent + (children.length === 0 ? "  " : "│ ") });
    for (const [index, child] of children.entries()) {
      const last = index === children.length - 1;
      visit(child, indent + (last ? "└ " : "├ "), indent + (last ? "  " : "│ "));
    }
  };
  for (const root of childrenOf(null)) visit(root, "", "");
  return rows;
};
