import type { CostSource } from "../values/cost-source.ts";
import type { Open } from "./request-attributes.ts";

/** Tokens and cost, as the provider told them; absent on failures and where it told nothing. */
export interface UsageAttributes {
  "gen_ai.usage.input_tokens"?: number;
  "gen_ai.usage.output_tokens"?: number;
  "gen_ai.usage.cache_read.input_tokens"?: number;
  "gen_ai.usage.cache_write.input_tokens"?: number;
  "gen_ai.usage.reasoning.output_tokens"?: number;
  "gen_ai.usage.text.input_tokens"?: number;
  "gen_ai.usage.text.output_tokens"?: number;
  "gen_ai.usage.text.cache_read.input_tokens"?: number;
  "gen_ai.usage.image.input_tokens"?: number;
  "gen_ai.usage.image.output_tokens"?: number;
  "gen_ai.usage.image.cache_read.input_tokens"?: number;
  "gen_ai.usage.audio.input_tokens"?: number;
  "gen_ai.usage.audio.output_tokens"?: number;
  "gen_ai.usage.audio.cache_read.input_tokens"?: number;
  "sideband.usage.cost.amount"?: number;
  "sideband.usage.cost.currency"?: string;
  "sideband.usage.cost.source"?: Open<CostSource>;
}
