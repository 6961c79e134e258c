import type { LintLevel, LintOptions, LintRule, SpanRecord } from "../../../src/index.ts";

/** What is found, and what of its fix matters. */
export type Found = readonly [
  rule: LintRule,
  key?: string | undefined,
  fix?: string | RegExp | undefined,
  level?: LintLevel | undefined,
];

/** A span with a fault, and exactly what is to be found. */
export type Row = readonly [what: string, span: SpanRecord, found: readonly Found[], options?: LintOptions];
