import type { ResolvedLintOptions } from "./lint-options.ts";
import type { SpanFault } from "./lint-finding.ts";
import type { LintSubject, SpanType } from "./lint-subject.ts";

/** What a rule looks at. */
export interface LintContext {
  readonly options: ResolvedLintOptions;
  /** Absent for spans that the conventions have no type for. */
  readonly type: SpanType | undefined;
}

/** Looks for faults of one sort in a span. Does not throw: a subject holds nothing that does. */
export type SpanRule = (subject: LintSubject, context: LintContext) => Iterable<SpanFault>;
