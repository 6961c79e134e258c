import {
  ATTR_GEN_AI_REQUEST_CHOICE_COUNT,
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  FINISH_REASON_ERROR,
} from "@sideband/semconv";

import { write } from "../fix-text.ts";
import type { SpanRule } from "../span-rule.ts";

const KEY = ATTR_GEN_AI_RESPONSE_FINISH_REASONS;

/** More choices than any provider gives: what is beyond is not written out. */
const MAX_CHOICES = 128;

export const finishReasons: SpanRule = ({ attributes }, { type }) => {
  const reasons = attributes.get(KEY);
  if (type?.name !== "gen_ai.client.inference" || !Array.isArray(reasons)) return [];
  const count = attributes.get(ATTR_GEN_AI_REQUEST_CHOICE_COUNT);
  const asked = Number.isInteger(count) ? Number(count) : undefined;
  // How many there are without a count is the count's own fault; but there is never none.
  const expected = asked ?? Math.max(reasons.length, 1);
  if (expected < 1 || reasons.length === expected) return [];
  const missing = Array.from({ length: Math.min(expected, MAX_CHOICES) - reasons.length }, () => FINISH_REASON_ERROR);
  return [
    {
      rule: "finish-reasons",
      level: "error",
      message: `\`${KEY}\` has ${reasons.length} of ${expected} reasons`,
      fix:
        reasons.length < expected && expected <= MAX_CHOICES
          ? `${write(KEY, [...reasons, ...missing])}: one for each choice, "${FINISH_REASON_ERROR}" where none came`
          : "write one reason for each choice, in their order",
      key: KEY,
    },
  ];
};
