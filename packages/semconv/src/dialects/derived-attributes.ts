import { ATTR_ERROR_TYPE } from "../attributes/core.ts";
import { ATTR_GEN_AI_WORKFLOW_NAME } from "../attributes/deprecated.ts";
import { ATTR_GEN_AI_AGENT_NAME } from "../attributes/gen-ai.ts";
import {
  ATTR_SIDEBAND_ERROR_CATEGORY,
  ATTR_SIDEBAND_USAGE_COST_AMOUNT,
  ATTR_SIDEBAND_USAGE_COST_CURRENCY,
  ATTR_SIDEBAND_USAGE_COST_SOURCE,
} from "../attributes/sideband.ts";
import type { CostSource } from "../values/cost-source.ts";
import type { ErrorCategory } from "../values/error-category.ts";
import { toMilliseconds } from "./convert.ts";
import { type Dialect, DIALECT_GENAI_0_1, DIALECT_REFINEMENT_1_0, DIALECT_SEMCONV_1_41 } from "./dialect.ts";
import { errorCategory, refinementErrorCategory } from "./error-category.ts";
import {
  REFINEMENT_AGENT_NAME,
  REFINEMENT_COST_USD,
  REFINEMENT_ERROR_TYPE,
  REFINEMENT_TOTAL_DURATION_MS,
  REFINEMENT_TOTAL_TOKENS,
} from "./refinement-names.ts";

/**
 * The sum of a call's tokens. Only `refinement-1.0` has a name for it, and only where the provider gave both numbers:
 * a missing one is unknown, not zero.
 *
 * @example
 * totalTokensAttributes(100, 20, ["refinement-1.0"]); // { "gen_ai.usage.total_tokens": 120 }
 */
export const totalTokensAttributes = (
  inputTokens: number | undefined,
  outputTokens: number | undefined,
  dialects: readonly Dialect[],
): Record<string, number> =>
  inputTokens !== undefined && outputTokens !== undefined && dialects.includes(DIALECT_REFINEMENT_1_0)
    ? { [REFINEMENT_TOTAL_TOKENS]: inputTokens + outputTokens }
    : {};

/** The duration of a call, in seconds. Only `refinement-1.0` repeats on the span what start and end already say. */
export const totalDurationAttributes = (seconds: number, dialects: readonly Dialect[]): Record<string, number> => {
  const ms = toMilliseconds(seconds);
  return typeof ms === "number" && dialects.includes(DIALECT_REFINEMENT_1_0)
    ? { [REFINEMENT_TOTAL_DURATION_MS]: ms }
    : {};
};

/** What a call cost. */
export interface Cost {
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
  readonly source: CostSource;
}

/**
 * The cost of a call. `refinement-1.0` has a name for US dollars only; other currencies keep our extension's names,
 * and so does every other dialect.
 */
export const costAttributes = (cost: Cost, dialects: readonly Dialect[]): Record<string, string | number> => {
  const attributes: Record<string, string | number> = {};
  const inRefinement = cost.currency === "USD" && dialects.includes(DIALECT_REFINEMENT_1_0);
  if (inRefinement) attributes[REFINEMENT_COST_USD] = cost.amount;
  if (!inRefinement || dialects.some((dialect) => dialect !== DIALECT_REFINEMENT_1_0)) {
    attributes[ATTR_SIDEBAND_USAGE_COST_AMOUNT] = cost.amount;
    attributes[ATTR_SIDEBAND_USAGE_COST_CURRENCY] = cost.currency;
    attributes[ATTR_SIDEBAND_USAGE_COST_SOURCE] = cost.source;
  }
  return attributes;
};

/**
 * The class of a failure, with its normalised category. A caller who knows the category better than the code tells
 * gives it; `refinement-1.0` writes it under a name of its own.
 */
export const errorAttributes = (
  error: { readonly type: string; readonly category?: ErrorCategory },
  dialects: readonly Dialect[],
): Record<string, string> => {
  const category = error.category ?? errorCategory(error.type);
  const attributes: Record<string, string> = {
    [ATTR_ERROR_TYPE]: error.type,
    [ATTR_SIDEBAND_ERROR_CATEGORY]: category,
  };
  if (dialects.includes(DIALECT_REFINEMENT_1_0)) attributes[REFINEMENT_ERROR_TYPE] = refinementErrorCategory(category);
  return attributes;
};

/** The name of a workflow: an agent's name today, a name of its own in 1.41. */
export const workflowNameAttributes = (name: string, dialects: readonly Dialect[]): Record<string, string> => {
  const attributes: Record<string, string> = {};
  if (dialects.includes(DIALECT_GENAI_0_1)) attributes[ATTR_GEN_AI_AGENT_NAME] = name;
  if (dialects.includes(DIALECT_SEMCONV_1_41)) attributes[ATTR_GEN_AI_WORKFLOW_NAME] = name;
  if (dialects.includes(DIALECT_REFINEMENT_1_0)) attributes[REFINEMENT_AGENT_NAME] = name;
  return attributes;
};
