import type { SpanForest, TraceRecord } from "./span-forest.ts";
import type { SpanRecord } from "./span-record.ts";

/** What is printed of a span: its own line, and lines of detail under it. */
export interface SpanLines {
  readonly head: string;
  readonly details?: readonly string[];
  /** What stands before a span whose parent is not printed. @default its parent's id */
  readonly above?: string;
}

/** A span, and what stands before its line and before those under it. */
interface Place {
  readonly span: SpanRecord;
  readonly own: string;
  readonly below: string;
  readonly depth: number;
}

/** Beyond it a tree would be more indentation than text, and starts at the left again. */
const DEEPEST = 50;

const childPlaces = (children: readonly SpanRecord[], { below, depth }: Place): readonly Place[] =>
  children.map((span, index) => {
    const inner = depth + 1;
    if (inner % DEEPEST === 0) return { span, own: `(level ${inner + 1}) `, below: "", depth: inner };
    const last = index === children.length - 1;
    return { span, own: below + (last ? "└─ " : "├─ "), below: below + (last ? "   " : "│  "), depth: inner };
  });

/** The spans of one trace as lines, each span before its children, siblings in the order of their starts. */
export const renderTrace = (
  forest: SpanForest,
  trace: TraceRecord,
  linesOf: (span: SpanRecord) => SpanLines,
): readonly string[] => {
  const lines: string[] = [];
  const printed = new Set<SpanRecord>();
  const print = (top: SpanRecord, prefixOf: (lines: SpanLines) => string): void => {
    const pending: Place[] = [{ span: top, own: "", below: "", depth: 0 }];
    for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
      const { span, own, below, depth } = place;
      if (printed.has(span)) continue;
      printed.add(span);
      const text = linesOf(span);
      const children = forest.childrenOf(span);
      lines.push((depth === 0 ? prefixOf(text) : own) + text.head);
      for (const detail of text.details ?? []) lines.push(below + (children.length > 0 ? "│  " : "   ") + detail);
      for (const child of childPlaces(children, place).toReversed()) pending.push(child);
    }
  };
  for (const root of trace.roots) {
    print(root, ({ above }) => (root.parentSpanId === null ? "" : (above ?? `(parent ${root.parentSpanId}) `)));
  }
  // Parents that lie below their own children have no way down from a root.
  for (const span of trace.spans) print(span, () => "(in a circle) ");
  return lines;
};

/** All traces as text, with an empty line between them. */
export const renderTree = (forest: SpanForest, linesOf: (span: SpanRecord) => SpanLines): string =>
  forest
    .traces()
    .map((trace) => renderTrace(forest, trace, linesOf).join("\n"))
    .join("\n\n");
