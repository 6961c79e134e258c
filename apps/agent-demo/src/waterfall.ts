import { bar } from "./bar.ts";
import { formatDuration } from "./format-duration.ts";
import type { Paint, Style } from "./paint.ts";
import { byStart, timeToFirstChunk, tokensOf, type TracedSpan, wasLeft } from "./traced-span.ts";

export interface WaterfallOptions {
  /** In columns; 80 is the least that it fits. */
  readonly width: number;
  readonly paint: Paint;
}

interface Row {
  readonly span: TracedSpan;
  /** The branch and the name. */
  readonly label: string;
}

const DURATION = 7;
const FIRST_CHUNK = 7;
const TOKENS = 8;
const NARROW = 100;

interface Columns {
  readonly label: number;
  readonly bar: number;
  readonly status: number;
}

const columnsFor = (width: number): Columns => {
  const label = width < NARROW ? 26 : 30;
  const status = width < NARROW ? 10 : 20;
  const gaps = 7;
  return { label, status, bar: width - label - status - DURATION - FIRST_CHUNK - TOKENS - gaps };
};

const fit = (text: string, width: number): string => {
  const characters = Array.from(text);
  return characters.length <= width ? text.padEnd(width) : `${characters.slice(0, width - 1).join("")}…`;
};

/** The spans of a trace as a tree, each with its branch. A span whose parent is missing stands at the root. */
const rowsOf = (spans: readonly TracedSpan[]): Row[] => {
  const present = new Set(spans.map(({ spanId }) => spanId));
  const childrenOf = (parent: string | null): TracedSpan[] =>
    byStart(spans.filter(({ parentSpanId: id }) => (id !== null && present.has(id) ? id === parent : parent === null)));
  const rows: Row[] = [];
  const visit = (span: TracedSpan, branch: string, indent: string): void => {
    rows.push({ span, label: branch + span.name });
    const children = childrenOf(span.spanId);
    for (const [index, child] of children.entries()) {
      const last = index === children.length - 1;
      visit(child, `${indent}${last ? "└─ " : "├─ "}`, `${indent}${last ? "   " : "│  "}`);
    }
  };
  for (const root of childrenOf(null)) visit(root, "", "");
  return rows;
};

const styleOf = ({ name, failed }: TracedSpan): Style => {
  if (failed) return "red";
  if (name.startsWith("chat ")) return "blue";
  return name.startsWith("execute_tool ") ? "yellow" : "cyan";
};

const statusOf = (span: TracedSpan): { readonly text: string; readonly style: Style } => {
  if (span.failed) return { text: `✗ ${span.statusMessage || "error"}`, style: "red" };
  return wasLeft(span) ? { text: "◌ left", style: "yellow" } : { text: "✓ ok", style: "green" };
};

const axis = (width: number, total: string): string => `0${total.padStart(width - 1)}`;

/** One trace as lines: each span's name, its place on the time axis, time to first chunk, tokens and status. */
export const waterfall = (spans: readonly TracedSpan[], { width, paint }: WaterfallOptions): string[] => {
  const columns = columnsFor(width);
  const startNs = spans.reduce((first, span) => (span.startNs < first ? span.startNs : first), spans[0]?.startNs ?? 0n);
  const endNs = spans.reduce((last, span) => (span.endNs > last ? span.endNs : last), startNs);
  const totalNs = Math.max(Number(endNs - startNs), 1);
  const place = (ns: bigint): number => Number(ns - startNs) / totalNs;

  const line = (span: TracedSpan, label: string): string => {
    const seconds = timeToFirstChunk(span);
    const tokens = tokensOf(span);
    const parts = bar({
      start: place(span.startNs),
      end: place(span.endNs),
      ...(seconds !== undefined && { firstChunk: place(span.startNs) + (seconds * 1e9) / totalNs }),
      width: columns.bar,
    });
    const status = statusOf(span);
    return [
      fit(label, columns.label),
      parts.map(({ kind, text }) => (kind === "gap" ? text : paint(styleOf(span), text))).join(""),
      formatDuration(Number(span.endNs - span.startNs) / 1e6).padStart(DURATION),
      (seconds === undefined ? "" : formatDuration(seconds * 1e3)).padStart(FIRST_CHUNK),
      (tokens === undefined ? "" : tokens.join("→")).padStart(TOKENS),
      ` ${paint(status.style, fit(status.text, columns.status).trimEnd())}`,
    ].join(" ");
  };

  const header = [
    fit("span", columns.label),
    axis(columns.bar, formatDuration(totalNs / 1e6)),
    "took".padStart(DURATION),
    "first".padStart(FIRST_CHUNK),
    "in→out".padStart(TOKENS),
    " status",
  ].join(" ");
  return [paint("dim", header), ...rowsOf(spans).map(({ span, label }) => line(span, label))];
};
