import type { AttributeDefinition } from "./attribute-definition.ts";
import { COST_SOURCES } from "../values/cost-source.ts";
import { ERROR_CATEGORIES } from "../values/error-category.ts";
import { LINK_TYPES } from "../values/link-type.ts";
import { OUTCOMES } from "../values/outcome.ts";

/** Our extensions. */
export const SIDEBAND_ATTRIBUTES: Readonly<Record<string, AttributeDefinition>> = {
  "sideband.agent.inference_calls": { type: "int", stability: "development" },
  "sideband.agent.parent.name": { type: "string", stability: "development" },
  "sideband.agent.step": { type: "int", stability: "development" },
  "sideband.agent.tool_calls": { type: "int", stability: "development" },
  "sideband.error.category": { type: "open enum", stability: "development", values: ERROR_CATEGORIES },
  "sideband.error.filter_reason": { type: "string", stability: "development" },
  "sideband.error.retry_after": { type: "double", stability: "development" },
  "sideband.error.token_limit": { type: "int", stability: "development" },
  "sideband.error.tokens_requested": { type: "int", stability: "development" },
  "sideband.exception.chain": { type: "string[]", stability: "development" },
  "sideband.link.type": { type: "open enum", stability: "development", values: LINK_TYPES },
  "sideband.memory.query.length": { type: "int", stability: "development" },
  "sideband.memory.record.scores": { type: "double[]", stability: "development" },
  "sideband.outcome": { type: "open enum", stability: "development", values: OUTCOMES },
  "sideband.reasoning.confidence": { type: "double", stability: "development" },
  "sideband.reasoning.options.count": { type: "int", stability: "development" },
  "sideband.reasoning.selected_action": { type: "string", stability: "development" },
  "sideband.reasoning.thought": { type: "string", stability: "development" },
  "sideband.reasoning.type": { type: "string", stability: "development" },
  "sideband.response.chunk.count": { type: "int", stability: "development" },
  "sideband.response.output_tokens_per_second": { type: "double", stability: "development" },
  "sideband.tenant.id": { type: "string", stability: "development" },
  "sideband.tool.available": { type: "string[]", stability: "development" },
  "sideband.tool.selection.reason": { type: "string", stability: "development" },
  "sideband.usage.cost.amount": { type: "double", stability: "development" },
  "sideband.usage.cost.currency": { type: "string", stability: "development" },
  "sideband.usage.cost.source": { type: "open enum", stability: "development", values: COST_SOURCES },
};
