import { durationMs } from "./duration.ts";
import { oneLine } from "../value/one-line.ts";
import { printValue } from "../value/print-value.ts";
import { renderTree, type SpanLines } from "./render-tree.ts";
import { SpanForest } from "./span-forest.ts";
import type { SpanLike } from "./span-like.ts";
import type { SpanRecord } from "./span-record.ts";
import { spansOf, type SpanSource } from "./span-source.ts";

/** How a trace is printed. */
export interface TreeOptions {
  /** Print how long each span took; without it the text is the same in every run. @default true */
  readonly durations?: boolean;
  /** Print each span's attributes under it. @default false */
  readonly attributes?: boolean;
}

/** A span's status as it stands behind its name; nothing where it is unset. */
export const statusSuffix = ({ code, message }: SpanRecord["status"]): string => {
  if (code === "unset") return "";
  return message === "" ? `  ${code.toUpperCase()}` : `  ${code.toUpperCase()}: ${oneLine(message)}`;
};

/** A span on one line: its name, how long it took, its status. */
export const spanLine = (span: SpanRecord, durations = true): string => {
  const took = durationMs(span);
  const name = oneLine(span.name);
  if (took === null) return `${name}  (open)${statusSuffix(span.status)}`;
  return name + (durations ? `  ${took.toFixed(1)} ms` : "") + statusSuffix(span.status);
};

/**
 * Prints spans, those of a harness or collector too, as one indented tree per trace, with status and duration. Siblings stand in the order of their starts.
 *
 * @example
 * console.log(printTree(harness.spans()));
 * // invoke_agent support  12.0 ms
 * // ├─ chat gpt-4o  8.1 ms
 * // └─ execute_tool lookup_order  2.3 ms  ERROR: timeout
 */
export const printTree = (spans: Iterable<SpanLike> | SpanSource, options: TreeOptions = {}): string => {
  const { durations = true, attributes = false } = options;
  const linesOf = (span: SpanRecord): SpanLines => ({
    head: spanLine(span, durations),
    details: attributes
      ? Object.entries(span.attributes).map(([key, value]) => `${oneLine(key)}: ${printValue(value)}`)
      : [],
  });
  return renderTree(new SpanForest(spansOf(spans)), linesOf);
};
