import type { Cost } from "@sideband/semconv";

import {
  CostCalculator,
  type CostCalculatorOptions,
  type PricedCall,
  type PriceOverride,
} from "../../src/cost/index.ts";

/** When the calls of these tests are made. */
export const AT: Date = new Date("2026-11-29T12:00:00Z");

export const MILLION = 1_000_000;

export const call = (overrides: Partial<PricedCall> = {}): PricedCall => ({
  provider: "openai",
  requestModel: "gpt-4o",
  usage: { inputTokens: 1000, outputTokens: 500 },
  at: AT,
  ...overrides,
});

export const costOf = (overrides: Partial<PricedCall> = {}, options: CostCalculatorOptions = {}): Cost | undefined =>
  new CostCalculator(options).cost(call(overrides));

/** The amount for a call of a model that only the given price knows. */
export const amountAt = (
  price: Omit<PriceOverride, "model">,
  overrides: Partial<PricedCall> = {},
): number | undefined =>
  costOf({ requestModel: "acme-1", ...overrides }, { prices: [{ model: "acme-1", ...price }] })?.amount;

/** Why a call has no cost: "none" if it does not count as unpriced, `undefined` if it has one. */
export const reasonFor = (overrides: Partial<PricedCall>, options: CostCalculatorOptions = {}): string | undefined => {
  const calculator = new CostCalculator({ log: () => {}, ...options });
  const cost = calculator.cost(call(overrides));
  const { count, models } = calculator.unpriced;
  if (cost !== undefined && count > 0) throw new Error("A call that has a cost counts as unpriced");
  return cost === undefined ? (models[0]?.reason ?? "none") : undefined;
};
