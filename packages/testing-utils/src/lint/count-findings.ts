import type { LintFinding } from "./lint-finding.ts";

export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  /** Spans with any finding. */
  readonly spans: number;
}

export const countFindings = (findings: readonly LintFinding[]): FindingCounts => {
  const errors = findings.filter(({ level }) => level === "error").length;
  return { errors, warnings: findings.length - errors, spans: new Set(findings.map(({ span }) => span)).size };
};

export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

export const printCounts = ({ errors, warnings, spans }: FindingCounts): string =>
  errors + warnings === 0
    ? "No findings."
    : `${plural(errors, "error")}, ${plural(warnings, "warning")} in ${plural(spans, "span")}.`;
