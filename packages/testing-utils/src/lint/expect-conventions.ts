import type { SpanLike } from "../span/span-like.ts";
import type { SpanSource } from "../span/span-source.ts";
import { ConventionError } from "./convention-error.ts";
import { formatFindings } from "./format-findings.ts";
import type { LintOptions } from "./lint-options.ts";
import { lintSpans } from "./lint-spans.ts";

/**
 * Expects that spans follow the conventions: throws a {@link ConventionError} where {@link lintSpans} finds any error.
 * Warnings alone do not fail. Bad options throw a `TypeError`.
 *
 * @example
 * expectConventions(telemetry, { allowContent: true });
 */
export const expectConventions = (spans: Iterable<SpanLike> | SpanSource, options?: LintOptions): void => {
  const findings = lintSpans(spans, options);
  if (!findings.some(({ level }) => level === "error")) return;
  throw new ConventionError(`Spans do not follow the conventions\n\n${formatFindings(findings)}\n`, findings);
};
