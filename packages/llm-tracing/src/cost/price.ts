import type { TokenPrices } from "./price-override.ts";

/** A price per million tokens. With tiers, one whose `start` the call's input exceeds holds for all of its tokens. */
export type Rate = number | TieredRate;

export interface TieredRate {
  readonly base: number;
  /** Ascending. */
  readonly tiers: readonly { readonly start: number; readonly price: number }[];
}

/** The rates of what is billed apart. */
export type Rates = { readonly [part in keyof TokenPrices]?: Rate } & {
  readonly audioCacheRead?: Rate;
  readonly imageCacheRead?: Rate;
};

/** What a model costs at one time. */
export interface Price {
  readonly currency: string;
  readonly rates: Rates;
  readonly perRequest: number;
  /** A factor or other rates, by the name of the service tier. */
  readonly serviceTiers: ReadonlyMap<string, number | Rates>;
}

/** The price in effect at a time. */
export type PriceAt = (at: Date) => Price;

export const rateFor = (rate: Rate, inputTokens: number): number =>
  typeof rate === "number" ? rate : (rate.tiers.findLast((tier) => inputTokens > tier.start)?.price ?? rate.base);
