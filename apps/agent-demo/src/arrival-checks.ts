import { type Check, difference } from "./check.ts";
import type { CollectorEvidence, Evidence } from "./evidence.ts";
import { PASTED } from "./pasted.ts";
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

const CONTENT = ["gen_ai.input.messages", "gen_ai.output.messages"] as const;

/** Labels that stand nowhere in the content: then either content or redaction is missing. */
const labelProblem = (spans: readonly TracedSpan[], keys: readonly string[]): string => {
  for (const key of keys) {
    const texts = spans.map(({ attributes }) => String(attributes[key]));
    const missing = PASTED.find(({ label }) => !texts.some((text) => text.includes(label)));
    if (missing !== undefined) return `no ${key} has ${missing.label} in place of ${missing.what}`;
  }
  return "";
};

/** What the application made, held against what the collector has. */
export const arrivalChecks = (
  { made, conversations, script }: Evidence,
  { spans, leaked }: CollectorEvidence,
): Check[] => [
  { name: `every span arrived, once (${made.length})`, problem: difference(ids(made), ids(spans)) },
  { name: "every parent is right", problem: difference(parents(made), parents(spans)) || orphans(spans) },
  {
    name: `one trace for each conversation (${conversations.length})`,
    problem:
      difference(conversations.map(({ traceId }) => traceId).toSorted(), traces(spans)) ||
      roots(spans, conversations.length),
  },
  {
    name: "no key, address or card number in any byte that the collector received",
    problem: leaked.length === 0 ? "" : `it received ${leaked.join(" and ")}`,
  },
  {
    name: "prompts and answers arrived, with labels in place of what was pasted",
    // A real provider need not repeat what it was told.
    problem: labelProblem(spans, script === undefined ? CONTENT.slice(0, 1) : CONTENT),
  },
];
