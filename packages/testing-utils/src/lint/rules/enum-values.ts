import {
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTRIBUTES,
  FINISH_REASONS,
  providerName,
} from "@sideband/semconv";

import { printValue } from "../../value/print-value.ts";
import { write } from "../fix-text.ts";
import type { SpanFault } from "../lint-finding.ts";
import { nearestValue } from "../nearest-value.ts";
import type { SpanRule } from "../span-rule.ts";

const REASONS = ATTR_GEN_AI_RESPONSE_FINISH_REASONS;

const reasonsFault = (reasons: readonly unknown[]): SpanFault | undefined => {
  const known: readonly unknown[] = FINISH_REASONS;
  const better = reasons.map((reason) =>
    typeof reason !== "string" || known.includes(reason)
      ? reason
      : (nearestValue(REASONS, reason, FINISH_REASONS) ?? reason),
  );
  const index = better.findIndex((reason, at) => reason !== reasons[at]);
  if (index === -1) return undefined;
  const message = `\`${REASONS}\` has ${printValue(reasons[index])}, which is ${printValue(better[index])} here`;
  return { rule: "enum-value", level: "warning", message, fix: write(REASONS, better), key: REASONS };
};

const valueFault = (key: string, value: string, known: readonly string[]): SpanFault | undefined => {
  if (known.includes(value)) return undefined;
  const current = key === ATTR_GEN_AI_PROVIDER_NAME ? providerName(value) : value;
  if (current !== value) {
    const message = `\`${key}\` is ${printValue(value)}, a spelling of \`gen_ai.system\``;
    return { rule: "legacy-provider", level: "error", message, fix: write(key, current), key };
  }
  const nearest = nearestValue(key, value, known);
  if (nearest === undefined) return undefined;
  const message = `\`${key}\` is ${printValue(value)}, and the well-known value is ${printValue(nearest)}`;
  return { rule: "enum-value", level: "error", message, fix: write(key, nearest), key };
};

export const enumValues: SpanRule = function* ({ attributes }) {
  for (const [key, value] of attributes) {
    const { values: known, deprecated } = ATTRIBUTES[key] ?? {};
    if (deprecated !== undefined) continue;
    const fault =
      key === REASONS && Array.isArray(value)
        ? reasonsFault(value)
        : typeof value === "string" && known !== undefined && valueFault(key, value, known);
    if (fault) yield fault;
  }
};
