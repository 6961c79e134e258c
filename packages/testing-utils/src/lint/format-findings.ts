import { styleText } from "node:util";

import { countFindings, printCounts } from "./count-findings.ts";
import type { LintedSpan, LintFinding } from "./lint-finding.ts";
import { printable } from "./printable.ts";

/** How findings are printed. */
export interface FormatOptions {
  /** Color what is printed. @default false */
  readonly colors?: boolean;
}

type Style = Parameters<typeof styleText>[0];

const headline = ({ name, scope, traceId, spanId }: LintedSpan): readonly [name: string, rest: string] => {
  const ids = spanId === "" ? "" : `span ${spanId} of trace ${traceId}`;
  const rest = [scope, ids].filter((text) => text !== "").join(", ");
  return [printable(name) || "(a span without a name)", printable(rest === "" ? "" : `  ${rest}`)];
};

/**
 * Findings as text for people: span by span, with rule and fix, and how many there are at the end.
 *
 * @example
 * console.log(formatFindings(lintSpans(telemetry), { colors: process.stdout.isTTY }));
 */
export const formatFindings = (findings: readonly LintFinding[], { colors = false }: FormatOptions = {}): string => {
  const paint = (style: Style, text: string): string =>
    colors ? styleText(style, text, { validateStream: false }) : text;
  const width = Math.max(0, ...findings.map(({ rule }) => rule.length));
  const blocks = [...Map.groupBy(findings, ({ span }) => span)].map(([span, found]) => {
    const [name, rest] = headline(span);
    const lines = found.map(({ rule, level, message, fix }) => {
      const mark = paint(level === "error" ? "red" : "yellow", level.padEnd("warning".length));
      const detail = `${" ".repeat("  warning  ".length + width)}  → ${printable(fix)}`;
      return `  ${mark}  ${paint("dim", rule.padEnd(width))}  ${printable(message)}\n${detail}`;
    });
    return [`${paint("bold", name)}${paint("dim", rest)}`, ...lines].join("\n");
  });
  return [...blocks, printCounts(countFindings(findings))].join("\n\n");
};
