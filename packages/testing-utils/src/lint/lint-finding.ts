import type { LintRule } from "./lint-rule.ts";

/** The span that a finding is about. All findings about one span share one object. */
export interface LintedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly name: string;
  /** The instrumentation scope: whose telemetry it is. */
  readonly scope: string;
}

export type LintLevel = "error" | "warning";

/** One thing in a span that is not as the conventions have it. */
export interface LintFinding {
  readonly rule: LintRule;
  readonly level: LintLevel;
  /** What is wrong. Never has content in it. */
  readonly message: string;
  /** What to write instead. */
  readonly fix: string;
  readonly span: LintedSpan;
  /** The attribute's key, where the finding is about one. */
  readonly key?: string;
}

/** A finding, before it is known which span it is about. */
export type SpanFault = Omit<LintFinding, "span">;
