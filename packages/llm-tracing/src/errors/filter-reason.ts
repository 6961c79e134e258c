import { readProperty } from "@sideband/propagation/lifetime";

import { providerMessage } from "./provider-message.ts";

const RESULTS = ["content_filter_result", "content_filter_results"] as const;

/** More categories than any filter has. */
const MAX_CATEGORIES = 32;

/** The categories that a filter of Azure has found. */
const filteredCategories = (result: unknown): readonly string[] => {
  if (typeof result !== "object" || result === null) return [];
  try {
    return Object.keys(result)
      .slice(0, MAX_CATEGORIES)
      .filter((category) => readProperty(readProperty(result, category), "filtered") === true);
  } catch {
    return [];
  }
};

/** Why a provider filtered what was sent: the categories that it names, otherwise its words, which may quote. */
export const filterReason = (bodies: readonly object[]): string | undefined => {
  const categories = bodies.flatMap((body) => RESULTS.flatMap((key) => filteredCategories(readProperty(body, key))));
  if (categories.length > 0) return categories.join(", ");
  return bodies.length > 1 ? providerMessage(bodies) : undefined;
};
