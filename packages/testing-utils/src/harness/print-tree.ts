import type { HrTime } from "@opentelemetry/api";

import type { SpanLike } from "./span-like.ts";

/** How a trace is printed. */
export interface TreeOptions {
  /** Print how long each span took; without it the text is the same in every run. @default true */
  readonly durations?: boolean;
}

const STATUS_ERROR = 2;
const STATUS_OK = 1;

const milliseconds = ([seconds, nanoseconds]: HrTime): string => `${(seconds * 1e3 + nanoseconds / 1e6).toFixed(1)} ms`;

const byStart = (left: SpanLike, right: SpanLike): number =>
  left.startTime[0] - right.startTime[0] || left.startTime[1] - right.startTime[1];

const statusOf = ({ status }: SpanLike): string => {
  if (status.code === STATUS_OK) return "  OK";
  if (status.code !== STATUS_ERROR) return "";
  return status.message === undefined ? "  ERROR" : `  ERROR: ${status.message}`;
};

const lineOf = (span: SpanLike, durations: boolean): string => {
  if (!span.ended) return `${span.name}  (open)${statusOf(span)}`;
  return span.name + (durations ? `  ${milliseconds(span.duration)}` : "") + statusOf(span);
};

/** The spans of one trace, each before its children. */
const printTrace = (spans: readonly SpanLike[], durations: boolean): string[] => {
  const byId = new Map(spans.map((span) => [span.spanContext().spanId, span]));
  const children = Map.groupBy(spans, (span) => {
    const parentId = span.parentSpanContext?.spanId;
    return parentId !== undefined && byId.has(parentId) ? parentId : "";
  });
  const lines: string[] = [];
  const printed = new Set<SpanLike>();
  const print = (span: SpanLike, own: string, below: string): void => {
    if (printed.has(span)) return;
    printed.add(span);
    lines.push(own + lineOf(span, durations));
    const inner = children.get(span.spanContext().spanId) ?? [];
    for (const [index, child] of inner.entries()) {
      const last = index === inner.length - 1;
      print(child, below + (last ? "└─ " : "├─ "), below + (last ? "   " : "│  "));
    }
  };
  for (const root of children.get("") ?? []) {
    const parentId = root.parentSpanContext?.spanId;
    print(root, parentId === undefined ? "" : `(parent ${parentId}) `, "");
  }
  for (const span of spans) print(span, "(in a circle) ", "");
  return lines;
};

/**
 * Prints spans as one indented tree per trace, with status and duration. Siblings stand in the order of their starts.
 *
 * @example
 * console.log(printTree(harness.spans()));
 * // invoke_agent support  12.0 ms
 * // ├─ chat gpt-4o  8.1 ms
 * // └─ execute_tool lookup_order  2.3 ms  ERROR: timeout
 */
export const printTree = (spans: readonly SpanLike[], options: TreeOptions = {}): string => {
  const { durations = true } = options;
  const traces = Map.groupBy(spans.toSorted(byStart), (span) => span.spanContext().traceId);
  return [...traces.values()].map((trace) => printTrace(trace, durations).join("\n")).join("\n\n");
};
