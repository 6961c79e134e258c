import { Isolation, readProperty } from "@sideband/propagation/lifetime";
import { type Cost, COST_SOURCE_LOCAL } from "@sideband/semconv";

import { type CostCalculatorOptions, resolveOptions } from "./cost-calculator-options.ts";
import type { CostSource, PricedCall } from "./cost-source.ts";
import { MAX_NAME_LENGTH } from "./model-name.ts";
import { PriceLookup } from "./price-lookup.ts";
import { tierOf } from "./service-tier.ts";
import { tokenAmount } from "./token-amount.ts";
import { isConsistent, isEmpty, type TokenCounts, tokenCounts } from "./token-counts.ts";
import { Unpriced, type UnpricedReason, type UnpricedSummary } from "./unpriced.ts";

const text = (call: PricedCall, key: keyof PricedCall): string | undefined => {
  const value = readProperty(call, key);
  return typeof value === "string" && value !== "" && value.length <= MAX_NAME_LENGTH ? value : undefined;
};

/**
 * What calls of models cost: by your own prices first, then by the list of `@pydantic/genai-prices`, which is part of
 * the installation; nothing is loaded over the network. A cost covers tokens and fees per request, not tools such as web
 * search. A call whose cost is not known has none, and is counted in `unpriced`.
 *
 * @example
 * import { LlmTracer } from "@sideband/llm-tracing";
 * import { CostCalculator } from "@sideband/llm-tracing/cost";
 *
 * const prices = new CostCalculator({
 *   prices: [{ model: "acme-1", perMillionTokens: { input: 0.5, output: 2 } }],
 *   onUnpriced: ({ provider, model, reason }) => console.warn(`No price for ${model} of ${provider}: ${reason}`),
 * });
 * const llm = new LlmTracer({ prices });
 *
 * @throws {TypeError} for a price that is none, and for two prices of one model and provider
 */
export class CostCalculator implements CostSource {
  readonly #prices: PriceLookup;
  readonly #isolation: Isolation;
  readonly #unpriced: Unpriced;

  constructor(options: CostCalculatorOptions = {}) {
    const { overrides, onUnpriced, log } = resolveOptions(options);
    this.#prices = new PriceLookup(overrides);
    this.#isolation = new Isolation(log);
    this.#unpriced = new Unpriced(onUnpriced, this.#isolation);
  }

  /** The calls so far that had usage and got no cost. */
  get unpriced(): UnpricedSummary {
    return this.#unpriced.summary;
  }

  /** Does not throw. A call without usage has no cost, and is not counted as unpriced either. */
  cost(call: PricedCall): Cost | undefined {
    const counts = tokenCounts(readProperty(call, "usage"));
    if (isEmpty(counts)) return undefined;
    const provider = text(call, "provider") ?? "";
    const models = [text(call, "responseModel"), text(call, "requestModel")].filter((model) => model !== undefined);
    const cost = this.#isolation.run("the price list", () => this.#price(call, provider, models, counts)) ?? "failed";
    if (typeof cost !== "string") return cost;
    this.#unpriced.add({ provider, model: models[0], reason: cost });
    return undefined;
  }

  #price(call: PricedCall, provider: string, models: readonly string[], counts: TokenCounts): Cost | UnpricedReason {
    const priceAt = this.#prices.find(provider, models);
    if (priceAt === undefined) return "unknown_model";
    if (!isConsistent(counts)) return "unclear_usage";
    const price = priceAt(new Date(readProperty(call, "at") as Date | number));
    const tier = tierOf(price, readProperty(call, "serviceTier"));
    if (tier === undefined) return "service_tier";
    const tokens = tokenAmount(counts, tier.rates);
    if (typeof tokens === "string") return tokens;
    const amount = tokens * tier.factor + price.perRequest;
    if (!(amount >= 0 && amount < Infinity)) return "unclear_usage";
    return { amount, currency: price.currency, source: COST_SOURCE_LOCAL };
  }
}
