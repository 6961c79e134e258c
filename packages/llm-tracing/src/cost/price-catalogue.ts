import { calcPrice, findProvider, type ModelInfo, type ModelPrice, type Provider } from "@pydantic/genai-prices";

import { priceFrom } from "./price-from.ts";
import { sellersOf } from "./catalogue-sellers.ts";
import { isMoving, modelNames, normalName } from "./model-name.ts";
import type { Price, PriceAt } from "./price.ts";
import { isOtherVersion, isSameModel } from "./same-model.ts";

interface Offer {
  readonly provider: Provider;
  readonly model: ModelInfo;
}

/** Any time will do to find a model. */
const EPOCH = new Date(0);

const offerOf = (seller: string, name: string): Offer | undefined => {
  const found = calcPrice({}, name, { providerId: seller, timestamp: EPOCH });
  if (found !== null && isSameModel(found.model, name)) return found;
  // A pattern need not match its own id: that of `ft:gpt-4o` wants a date.
  const provider = findProvider({ providerId: seller });
  const model = provider?.models.find(({ id }) => normalName(id) === name);
  return provider === undefined || model === undefined ? undefined : { provider, model };
};

const findOffer = (provider: string, model: string): Offer | undefined => {
  // `gemini-pro` was the first of its line, `gemini-pro-latest` is the last.
  const names = modelNames(model).filter((name) => isMoving(name) || !isMoving(model));
  for (const seller of sellersOf(provider, model)) {
    for (const name of names) {
      const offer = offerOf(seller, name);
      if (offer !== undefined && !isOtherVersion(offer.model, model)) return offer;
    }
  }
  return undefined;
};

/** Which of a model's prices is in effect, the list says itself: it is given the one model, so that it has not to search. */
const changingPrice = ({ provider, model }: Offer): PriceAt => {
  const alone: Provider = { ...provider, models: [{ ...model, match: { equals: model.id } }] };
  const prices = new Map<ModelPrice, Price>();
  return (at) => {
    const found = calcPrice({}, model.id, { provider: alone, timestamp: at });
    if (found === null) throw new Error("A model of the price list has no price");
    const known = prices.get(found.model_price) ?? priceFrom(found.model_price, provider.id);
    prices.set(found.model_price, known);
    return known;
  };
};

/** The price of a model in the list that the package `@pydantic/genai-prices` brings or has loaded since. */
export const cataloguePrice = (provider: string, model: string): PriceAt | undefined => {
  const offer = findOffer(normalName(provider), normalName(model));
  if (offer === undefined) return undefined;
  if (Array.isArray(offer.model.prices)) return changingPrice(offer);
  const price = priceFrom(offer.model.prices, offer.provider.id);
  return () => price;
};

/** Changes when the list is replaced. Asking tells a loader that the list is in use, as each of its own calls does. */
export const catalogueEdition = (): unknown => findProvider({ providerId: "openai" });
