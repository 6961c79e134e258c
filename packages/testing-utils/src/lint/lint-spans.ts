import type { SpanLike } from "../span/span-like.ts";
import { spansOf, type SpanSource } from "../span/span-source.ts";
import { isGenAi } from "./is-gen-ai.ts";
import { isIgnored } from "./is-ignored.ts";
import type { LintedSpan, LintFinding } from "./lint-finding.ts";
import { type LintOptions, type ResolvedLintOptions, resolveLintOptions } from "./lint-options.ts";
import { readSubject } from "./read-subject.ts";
import { GEN_AI_RULES, GENERAL_RULES } from "./rules/all.ts";
import { spanTypeOf } from "./span-type.ts";

const NO_SPAN: LintedSpan = { traceId: "", spanId: "", name: "", scope: "" };

const lintSpan = function* (given: SpanLike, options: ResolvedLintOptions): Generator<LintFinding> {
  const subject = readSubject(given);
  if (subject === null) {
    const message = "this cannot be read as a span";
    yield { rule: "unreadable", level: "error", message, fix: "give a ReadableSpan or a SpanRecord", span: NO_SPAN };
    return;
  }
  const { span } = subject;
  const context = { options, type: spanTypeOf(subject, options) };
  const rules = isGenAi(subject) ? [...GENERAL_RULES, ...GEN_AI_RULES] : GENERAL_RULES;
  for (const rule of rules) {
    for (const fault of rule(subject, context)) yield { ...fault, span };
  }
};

/**
 * Finds what is not as the OpenTelemetry conventions for generative AI have it: names, kinds, keys, types, values,
 * units, requirement levels, retired names, errors, the shape of content. Spans that have nothing of GenAI in them get
 * the general rules alone, and keys of vendors' own namespaces are nobody's business here.
 *
 * It never throws for a span, whatever its attributes hold; for options it does: a `TypeError`.
 *
 * Source: the conventions' release that `CONVENTIONS_VERSION` of `@sideband/semconv` names
 *
 * @example
 * expect(lintSpans(telemetry, { ignore: ["span-name"] })).toEqual([]);
 */
export const lintSpans = (spans: Iterable<SpanLike> | SpanSource, options?: LintOptions): readonly LintFinding[] => {
  const resolved = resolveLintOptions(options);
  return Iterator.from(spansOf(spans))
    .flatMap((span) => lintSpan(span, resolved))
    .filter((finding) => !isIgnored(finding, resolved.ignore))
    .toArray();
};
