import { guardedLog, type Log } from "@sideband/propagation/lifetime";

import { diagLog } from "../log.ts";
import type { PriceOverride, TokenPrices } from "./price-override.ts";
import { PriceOverrides, type ResolvedOverride } from "./price-overrides.ts";
import type { Rates } from "./price.ts";
import type { UnpricedCall } from "./unpriced.ts";

export interface CostCalculatorOptions {
  /**
   * Prices of your own. They come before those of the price list.
   * @default none
   */
  readonly prices?: readonly PriceOverride[];
  /** Told of a model's first call that got no cost, for at most 1,000 models. What it throws is logged. */
  readonly onUnpriced?: (call: UnpricedCall) => void;
  /**
   * Where it is told, once, that `onUnpriced` or the price list threw.
   * @default `diag.warn` of the OpenTelemetry API, prefixed `@sideband/llm-tracing:`
   */
  readonly log?: (message: string) => void;
}

export interface ResolvedCostCalculatorOptions {
  readonly overrides: PriceOverrides;
  readonly onUnpriced: ((call: UnpricedCall) => unknown) | undefined;
  /** Does not throw. */
  readonly log: Log;
}

const PARTS: Readonly<Record<keyof TokenPrices, true>> = {
  input: true,
  cacheRead: true,
  cacheWrite: true,
  cacheWrite1h: true,
  audioInput: true,
  imageInput: true,
  output: true,
  reasoning: true,
  audioOutput: true,
  imageOutput: true,
};

const got = (value: unknown): string =>
  typeof value === "string" ? JSON.stringify(value) : typeof value === "number" ? String(value) : typeof value;

const expected = (path: string, what: string, value: unknown): TypeError =>
  new TypeError(`Expected \`${path}\` to be ${what}, got ${value === null ? "null" : got(value)}`);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const amount = (value: unknown, path: string): number => {
  if (typeof value === "number" && value >= 0 && value < Infinity) return value;
  throw expected(path, "a finite number >= 0", value);
};

const name = (value: unknown, path: string): string => {
  if (typeof value === "string" && value.trim() !== "") return value;
  throw expected(path, "a name", value);
};

const currency = (value: unknown, path: string): string => {
  if (typeof value === "string" && /^[A-Z]{3}$/.test(value)) return value;
  throw expected(path, 'an ISO 4217 code such as "USD"', value);
};

const rates = (value: unknown, path: string): Rates => {
  if (!isRecord(value)) throw expected(path, "prices by part", value);
  const entries = Object.entries(value).filter(([, price]) => price !== undefined);
  for (const [part, price] of entries) {
    // A misspelt part would silently have the price of its total.
    if (!Object.hasOwn(PARTS, part)) throw expected(path, `prices of ${Object.keys(PARTS).join(", ")}`, part);
    amount(price, `${path}.${part}`);
  }
  if (!entries.some(([part]) => part === "input" || part === "output")) {
    throw new TypeError(`Expected \`${path}\` to have a price for \`input\` or \`output\`, got none`);
  }
  return Object.fromEntries(entries);
};

const serviceTiers = (value: unknown, path: string): ReadonlyMap<string, number | Rates> => {
  if (value === undefined) return new Map();
  if (!isRecord(value)) throw expected(path, "factors or prices by service tier", value);
  return new Map(
    Object.entries(value).map(([tier, price]) => {
      const at = `${path}.${tier}`;
      return [tier.trim().toLowerCase(), isRecord(price) ? rates(price, at) : amount(price, at)];
    }),
  );
};

const override = (value: unknown, path: string): ResolvedOverride => {
  if (!isRecord(value)) throw expected(path, "a price", value);
  return {
    model: name(value["model"], `${path}.model`),
    provider: value["provider"] === undefined ? undefined : name(value["provider"], `${path}.provider`),
    price: {
      currency: value["currency"] === undefined ? "USD" : currency(value["currency"], `${path}.currency`),
      rates: rates(value["perMillionTokens"], `${path}.perMillionTokens`),
      perRequest: 0,
      serviceTiers: serviceTiers(value["serviceTiers"], `${path}.serviceTiers`),
    },
  };
};

export const resolveOptions = (options: CostCalculatorOptions): ResolvedCostCalculatorOptions => {
  const { prices = [], onUnpriced, log = diagLog } = options;
  if (!Array.isArray(prices)) throw expected("prices", "a list of prices", prices);
  if (onUnpriced !== undefined && typeof onUnpriced !== "function") {
    throw expected("onUnpriced", "a function", onUnpriced);
  }
  if (typeof log !== "function") throw expected("log", "a function", log);
  return {
    overrides: new PriceOverrides(prices.map((value, index) => override(value, `prices[${index}]`))),
    onUnpriced,
    log: guardedLog(log),
  };
};
