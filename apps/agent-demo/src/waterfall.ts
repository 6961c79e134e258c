import { bar } from "./bar.ts";
import { formatCost } from "./format-cost.ts";
import { formatDuration } from "./format-duration.ts";
import type { Paint, Style } from "./paint.ts";
import { costOf, evaluationOf, handedOverBy, timeToFirstChunk, tokensOf, wasLeft } from "./span-facts.ts";
import { traceTree, type TreeRow } from "./trace-tree.ts";
import type { TracedSpan } from "./traced-span.ts";

export interface WaterfallOptions {
  /** In columns; 80 is the least that it fits. */
  readonly width: number;
  readonly paint: Paint;
}

const DURATION = 7;
const FIRST_CHUNK = 7;
const TOKENS = 8;
const COST = 7;
const GAPS = 6;
const NARROW = 100;

interface Columns {
  readonly label: number;
  readonly bar: number;
  readonly status: number;
}

const columnsFor = (width: number): Columns => {
  const label = width < NARROW ? 27 : 30;
  const status = width < NARROW ? 6 : 18;
  return { label, status, bar: width - label - status - DURATION - FIRST_CHUNK - TOKENS - COST - GAPS };
};

const fit = (text: string, width: number): string => {
  const characters = Array.from(text);
  return characters.length <= width ? text.padEnd(width) : `${characters.slice(0, width - 1).join("")}…`;
};

const STYLES: Readonly<Record<string, Style>> = {
  chat: "blue",
  embeddings: "blue",
  execute_tool: "yellow",
  retrieval: "yellow",
};

const styleOf = ({ name, failed }: TracedSpan): Style =>
  failed ? "red" : (STYLES[name.slice(0, name.indexOf(" "))] ?? "cyan");

const statusOf = (span: TracedSpan): { readonly text: string; readonly style: Style } => {
  if (span.failed) return { text: `✗ ${span.statusMessage || "error"}`, style: "red" };
  return wasLeft(span) ? { text: "◌ left", style: "yellow" } : { text: "✓ ok", style: "green" };
};

const axis = (width: number, total: string): string => `0${total.padStart(width - 1)}`;

/** What stands right of the bar, each in its column. */
const cells = (took: string, first: string, tokens: string, cost: string): string =>
  [took.padStart(DURATION), first.padStart(FIRST_CHUNK), tokens.padStart(TOKENS), cost.padStart(COST)].join(" ");

/** How the whole was evaluated, and what it cost, if either is known. */
const sumLine = (spans: readonly TracedSpan[], columns: Columns): string | undefined => {
  const label = spans.map(evaluationOf).find((evaluation) => evaluation !== undefined);
  const costs = spans.map(costOf).filter((cost) => cost !== undefined);
  if (label === undefined && costs.length === 0) return undefined;
  const sum = costs.reduce((total, cost) => total + cost, 0);
  const left = label === undefined ? "in all" : `in all, evaluated as ${label}`;
  const right = cells("", "", "", costs.length === 0 ? "" : formatCost(sum));
  return `${fit(left, columns.label + 1 + columns.bar)} ${right}`.trimEnd();
};

/**
 * One trace as lines: each span's name, its place on the time axis, time to first chunk, tokens, cost and status; below
 * an agent that was handed over to, by whom; and at the end what all of it came to.
 */
export const waterfall = (spans: readonly TracedSpan[], { width, paint }: WaterfallOptions): string[] => {
  const columns = columnsFor(width);
  const startNs = spans.reduce((first, span) => (span.startNs < first ? span.startNs : first), spans[0]?.startNs ?? 0n);
  const endNs = spans.reduce((last, span) => (span.endNs > last ? span.endNs : last), startNs);
  const totalNs = Math.max(Number(endNs - startNs), 1);
  const place = (ns: bigint): number => Number(ns - startNs) / totalNs;

  const spanLine = ({ span, branch }: TreeRow): string => {
    const seconds = timeToFirstChunk(span);
    const cost = costOf(span);
    const parts = bar({
      start: place(span.startNs),
      end: place(span.endNs),
      ...(seconds !== undefined && { firstChunk: place(span.startNs) + (seconds * 1e9) / totalNs }),
      width: columns.bar,
    });
    const status = statusOf(span);
    return [
      fit(branch + span.name, columns.label),
      parts.map(({ kind, text }) => (kind === "gap" ? text : paint(styleOf(span), text))).join(""),
      cells(
        formatDuration(Number(span.endNs - span.startNs) / 1e6),
        seconds === undefined ? "" : formatDuration(seconds * 1e3),
        tokensOf(span)?.join("→") ?? "",
        cost === undefined ? "" : formatCost(cost),
      ),
      paint(status.style, fit(status.text, columns.status).trimEnd()),
    ].join(" ");
  };

  const handoffLine = ({ span, below }: TreeRow): string | undefined => {
    const by = handedOverBy(span, spans);
    return by && below + paint("cyan", fit(`⇠ handed over by ${by}`, width - below.length).trimEnd());
  };

  const header = [
    fit("span", columns.label),
    axis(columns.bar, formatDuration(totalNs / 1e6)),
    cells("took", "first", "in→out", "USD"),
    "status",
  ].join(" ");
  const rows = traceTree(spans).flatMap((row) => [spanLine(row), handoffLine(row)]);
  const sum = sumLine(spans, columns);
  return [paint("dim", header), ...rows, sum && paint("dim", sum)].filter((line) => line !== undefined);
};
