import { modelNames, normalName } from "./model-name.ts";
import type { Price } from "./price.ts";

export interface ResolvedOverride {
  readonly model: string;
  readonly provider: string | undefined;
  readonly price: Price;
}

const keyOf = (model: string, provider: string | undefined): string =>
  JSON.stringify([normalName(model), provider === undefined ? null : normalName(provider)]);

/** The user's own prices, by model, and by provider where they say so. */
export class PriceOverrides {
  readonly #prices = new Map<string, Price>();

  constructor(overrides: readonly ResolvedOverride[]) {
    for (const { model, provider, price } of overrides) {
      const key = keyOf(model, provider);
      if (this.#prices.has(key)) {
        const of = provider === undefined ? "" : ` of ${JSON.stringify(provider)}`;
        throw new TypeError(`Expected \`prices\` to have one entry for ${JSON.stringify(model)}${of}, got several`);
      }
      this.#prices.set(key, price);
    }
  }

  find(provider: string, model: string): Price | undefined {
    for (const name of modelNames(model)) {
      const price = this.#prices.get(keyOf(name, provider)) ?? this.#prices.get(keyOf(name, undefined));
      if (price !== undefined) return price;
    }
    return undefined;
  }
}
