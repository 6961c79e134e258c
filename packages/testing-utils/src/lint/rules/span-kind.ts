import { oneOf } from "../fix-text.ts";
import type { SpanRule } from "../span-rule.ts";

export const spanKind: SpanRule = ({ kind }, { type }) => {
  if (type === undefined || type.kinds.some((allowed) => allowed.toLowerCase() === kind)) return [];
  return [
    {
      rule: "span-kind",
      level: "error",
      message: `the span's kind is ${kind.toUpperCase() || "nothing"}, which ${type.name} does not have`,
      fix: `start the span as ${oneOf(type.kinds)}`,
    },
  ];
};
