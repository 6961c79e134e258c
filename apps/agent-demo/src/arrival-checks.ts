import { type Check, difference } from "./check.ts";
import type { CollectorEvidence, Evidence } from "./evidence.ts";
import type { TracedSpan } from "./traced-span.ts";

const ids = (spans: readonly TracedSpan[]): string[] => spans.map(({ name, spanId }) => `${name} ${spanId}`).toSorted();

const parents = (spans: readonly TracedSpan[]): string[] =>
  spans.map(({ name, spanId, parentSpanId }) => `${name} ${spanId} under ${parentSpanId ?? "nothing"}`).toSorted();

const traces = (spans: readonly TracedSpan[]): string[] => [...new Set(spans.map(({ traceId }) => traceId))].toSorted();

/** Spans whose parent is not in their own trace. */
const orphans = (spans: readonly TracedSpan[]): string => {
  const present = new Set(spans.map(({ traceId, spanId }) => `${traceId} ${spanId}`));
  const orphan = spans.find(
    ({ traceId, parentSpanId }) => parentSpanId !== null && !present.has(`${traceId} ${parentSpanId}`),
  );
  return orphan === undefined ? "" : `the parent of ${orphan.name} ${orphan.spanId} is not in its trace`;
};

const roots = (spans: readonly TracedSpan[], conversations: number): string => {
  const count = spans.filter(({ parentSpanId }) => parentSpanId === null).length;
  return count === conversations ? "" : `expected ${conversations} roots, got ${count}`;
};

/** What the application made, held against what the collector has. */
export const arrivalChecks = ({ made, conversations }: Evidence, { spans, leaked }: CollectorEvidence): Check[] => [
  { name: `every span arrived, once (${made.length})`, problem: difference(ids(made), ids(spans)) },
  { name: "every parent is right", problem: difference(parents(made), parents(spans)) || orphans(spans) },
  {
    name: `one trace for each conversation (${conversations.length})`,
    problem:
      difference(conversations.map(({ traceId }) => traceId).toSorted(), traces(spans)) ||
      roots(spans, conversations.length),
  },
  {
    name: "no API key in any byte that the collector received",
    problem: leaked.length === 0 ? "" : `it received ${leaked.join(" and ")}`,
  },
];
