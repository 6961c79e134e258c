import type { Price, Rates } from "./price.ts";

/** How providers call the tier of calls that ask for none. */
const STANDARD: ReadonlySet<string> = new Set(["", "auto", "default", "standard", "on_demand"]);

/** The rates of a tier and what their amount is multiplied by, or `undefined` where the tier has no price. */
export const tierOf = (
  price: Price,
  serviceTier: unknown,
): { readonly rates: Rates; readonly factor: number } | undefined => {
  if (typeof serviceTier !== "string" && serviceTier !== undefined && serviceTier !== null) return undefined;
  const tier = (serviceTier ?? "").trim().toLowerCase();
  const special = price.serviceTiers.get(tier);
  if (typeof special === "number") return { rates: price.rates, factor: special };
  if (special !== undefined) return { rates: special, factor: 1 };
  return STANDARD.has(tier) ? { rates: price.rates, factor: 1 } : undefined;
};
