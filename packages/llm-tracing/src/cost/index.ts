/**
 * What calls of models cost. Importing it loads a price list of about 0.8 MB.
 *
 * @module
 */
export { CostCalculator } from "./cost-calculator.ts";

export type { CostCalculatorOptions } from "./cost-calculator-options.ts";
export type { CostSource, PricedCall } from "./cost-source.ts";
export type { PriceOverride, TokenPrices } from "./price-override.ts";
export type { UnpricedCall, UnpricedModel, UnpricedReason, UnpricedSummary } from "./unpriced.ts";
