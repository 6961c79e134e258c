import type { SpanRule } from "../span-rule.ts";

export const ended: SpanRule = ({ ended }) =>
  ended
    ? []
    : [
        {
          rule: "never-ended",
          level: "error",
          message: "the span never ended",
          fix: "call `end()` on every path, also where the work throws or a stream is left early",
        },
      ];
