import { BoundedMap } from "./bounded-map.ts";
import { catalogueEdition, cataloguePrice } from "./price-catalogue.ts";
import type { PriceOverrides } from "./price-overrides.ts";
import type { PriceAt } from "./price.ts";

/** Searching the list takes tens of microseconds, a map well under one. */
const MAX_REMEMBERED = 1000;

/** The price of a call's model: the user's for any of its names, then the list's. Remembers what it found. */
export class PriceLookup {
  readonly #overrides: PriceOverrides;
  readonly #remembered = new BoundedMap<PriceAt | "none">(MAX_REMEMBERED);
  #edition: unknown;

  constructor(overrides: PriceOverrides) {
    this.#overrides = overrides;
  }

  /** @param models names of the call's model, the best first */
  find(provider: string, models: readonly string[]): PriceAt | undefined {
    const edition = catalogueEdition();
    if (edition !== this.#edition) this.#remembered.clear();
    this.#edition = edition;
    const key = JSON.stringify([provider, models]);
    let price = this.#remembered.get(key);
    if (price === undefined) {
      price = this.#search(provider, models) ?? "none";
      this.#remembered.set(key, price);
    }
    return price === "none" ? undefined : price;
  }

  #search(provider: string, models: readonly string[]): PriceAt | undefined {
    for (const model of models) {
      const price = this.#overrides.find(provider, model);
      if (price !== undefined) return () => price;
    }
    for (const model of models) {
      const price = cataloguePrice(provider, model);
      if (price !== undefined) return price;
    }
    return undefined;
  }
}
