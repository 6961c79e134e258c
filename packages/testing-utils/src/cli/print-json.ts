import type { LintSummary } from "./lint-summary.ts";

/** For programs: one JSON document. */
export const printJson = (summary: LintSummary): string => {
  const findings = summary.groups().map(({ rule, level, key, scope, count, examples }) => ({
    rule,
    level,
    key: key ?? null,
    scope,
    count,
    examples: examples.map(({ file, line, message, fix, span }) => ({ file, line, message, fix, span })),
  }));
  const { spans, errors, warnings, ungrouped, unreadableCount, unreadable, passedOver } = summary;
  const document = {
    spans,
    errors,
    warnings,
    ungrouped,
    passedOver: Object.fromEntries(passedOver),
    unreadable: { count: unreadableCount, examples: unreadable },
    findings,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};
