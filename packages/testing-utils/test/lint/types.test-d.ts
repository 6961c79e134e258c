import {
  createTelemetryHarness,
  expectConventions,
  LINT_RULES,
  type LintFinding,
  type LintRule,
  lintSpans,
  SpanRecorder,
} from "../../src/index.ts";

// The rules are a closed union: a switch over them can be complete.
const severity = (rule: LintRule): number => {
  switch (rule) {
    case "content":
      return 2;
    default:
      return LINT_RULES[rule].length > 0 ? 1 : 0;
  }
};

const findings: readonly LintFinding[] = lintSpans(new SpanRecorder(), { dialects: ["semconv-1.41"] });
export const worst: number = Math.max(...findings.map(({ rule }) => severity(rule)));

expectConventions(createTelemetryHarness(), { ignore: ["content", "gen_ai.memory.*"] });
expectConventions([], {});

// @ts-expect-error: no such dialect
lintSpans([], { dialects: ["semconv-1.3"] });

// @ts-expect-error: no such rule
severity("contents");

// @ts-expect-error: findings are not for changing
findings.push();

export const isNever = (rule: Exclude<LintRule, keyof typeof LINT_RULES>): never => rule;
