import { UNREADABLE } from "../plain-value.ts";
import type { SpanRule } from "../span-rule.ts";

export const unreadableValues: SpanRule = function* ({ attributes }) {
  for (const [key, value] of attributes) {
    if (value !== UNREADABLE) continue;
    yield {
      rule: "unreadable",
      level: "error",
      message: `the value of \`${key}\` cannot be read`,
      fix: "write a string, a number, a boolean, or a list of one of these",
      key,
    };
  }
};
