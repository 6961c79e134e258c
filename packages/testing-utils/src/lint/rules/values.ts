import { ATTR_CLIENT_PORT, ATTR_GEN_AI_PROMPT_VARIABLE, ATTR_SERVER_PORT, ATTRIBUTES } from "@sideband/semconv";

import { leaveOut } from "../fix-text.ts";
import { printValue } from "../../value/print-value.ts";
import type { SpanRule } from "../span-rule.ts";

const COUNTS =
  /^gen_ai\.usage\.|\.count$|max_tokens$|time_to_first_chunk$|retry_after$|tokens_per_second$|\.token_limit$|\.tokens_requested$/u;

const MAX_PORT = 65_535;

const problemOf = (key: string, value: number | bigint): string | undefined => {
  if (typeof value === "number" && !Number.isFinite(value)) return "no number that can be counted with";
  if (key === ATTR_SERVER_PORT || key === ATTR_CLIENT_PORT)
    return value < 0 || value > MAX_PORT ? "no port" : undefined;
  return value < 0 && COUNTS.test(key) ? "negative" : undefined;
};

export const values: SpanRule = function* ({ attributes }, { type }) {
  for (const [key, value] of attributes) {
    if (ATTRIBUTES[key] === undefined || key === ATTR_GEN_AI_PROMPT_VARIABLE) continue;
    if (typeof value === "number" || typeof value === "bigint") {
      const problem = problemOf(key, value);
      if (problem === undefined) continue;
      const message = `\`${key}\` is ${printValue(value)}: ${problem}`;
      yield { rule: "attribute-value", level: "error", message, fix: `${leaveOut(key)} where it is unknown`, key };
    } else if (value === "") {
      const level = type?.definition.attributes[key];
      if (level !== "required" && level !== "conditionally required") continue;
      const message = `\`${key}\` is empty`;
      yield { rule: "attribute-value", level: "error", message, fix: "write its value, or leave it out", key };
    }
  }
};
