import { counted } from "../../value/counted.ts";
import { lintSpans } from "../../lint/lint-spans.ts";
import type { LintOptions } from "../../lint/lint-options.ts";
import { failure } from "../failure.ts";
import type { SpansRule } from "./spans-rule.ts";

/** The lint finds no error; warnings are no failure. */
export const conventionsRule = (options?: LintOptions): SpansRule => ({
  expectation: "to follow the conventions",
  test(forest) {
    const errors = lintSpans(forest.spans, options).filter(({ level }) => level === "error");
    if (errors.length === 0) return null;
    const byId = Map.groupBy(errors, ({ span }) => `${span.traceId}-${span.spanId}`);
    const marks = forest.spans.flatMap((span) => {
      const findings = byId.get(`${span.traceId}-${span.spanId}`) ?? [];
      return findings.length === 0
        ? []
        : [[span, findings.map(({ message, fix }) => `${message}: ${fix}`).join("; ")] as const];
    });
    return failure(`Expected spans that follow the conventions, got ${counted(errors.length, "fault")}`, marks);
  },
});
