import { findProvider, type ModelInfo, type Provider, updatePrices } from "@pydantic/genai-prices";
import { afterEach, expect, it, vi } from "vitest";

import { CostCalculator, type PricedCall } from "../../src/cost/index.ts";
import { call, MILLION } from "./priced.ts";

// The list is replaced for the whole process: that is why these tests have a file, and with it a worker, of their own.
const openai = findProvider({ providerId: "openai" }) as Provider;

const replace = (...models: readonly ModelInfo[]): void => {
  updatePrices((storage) => storage.setProviderData([{ ...openai, models: [...models] }]));
};

const onCalc = (callback: () => void): void => {
  updatePrices((storage) => storage.onCalc(callback));
};

const listed = (prices: ModelInfo["prices"], id = "acme-1"): ModelInfo => ({ id, match: { equals: id }, prices });

const usage = { inputTokens: MILLION, outputTokens: 0 };

const amount = (calculator: CostCalculator, overrides: Partial<PricedCall> = {}): number | undefined =>
  calculator.cost(call({ requestModel: "acme-1", usage, ...overrides }))?.amount;

afterEach(() => onCalc(() => {}));

it("has the prices of a list that the application loads from then on", () => {
  const calculator = new CostCalculator();
  expect(amount(calculator)).toBeUndefined();
  replace(listed({ input_mtok: 123, output_mtok: 1 }));
  expect(amount(calculator)).toBe(123);
  replace(listed({ input_mtok: 124, output_mtok: 1 }));
  expect(amount(calculator)).toBe(124);
});

it("lets the loader know of every call that the list is in use, and searches for a model once", () => {
  const calculator = new CostCalculator();
  const loader = vi.fn<() => void>();
  onCalc(loader);
  amount(calculator);
  expect(loader.mock.calls.length).toBeGreaterThan(1);
  loader.mockClear();
  amount(calculator);
  expect(loader).toHaveBeenCalledOnce();
});

it("survives a loader that throws", () => {
  const log = vi.fn<(message: string) => void>();
  onCalc(() => {
    throw new RangeError("secret");
  });
  const calculator = new CostCalculator({ log });
  expect(amount(calculator)).toBeUndefined();
  expect(calculator.unpriced.models).toMatchObject([{ model: "acme-1", reason: "failed" }]);
  expect(log.mock.calls).toEqual([["the price list threw RangeError; the application is not affected"]]);
});

it("takes the highest tier that the input exceeds, in whatever order they are listed", () => {
  const tiers = [
    { start: 200, price: 3 },
    { start: 100, price: 2 },
  ];
  replace(listed({ input_mtok: { base: 1, tiers }, output_mtok: 0 }));
  const calculator = new CostCalculator();
  const rate = (inputTokens: number): number =>
    ((amount(calculator, { usage: { inputTokens, outputTokens: 0 } }) ?? Number.NaN) * MILLION) / inputTokens;
  for (const [inputTokens, expected] of [
    [100, 1],
    [101, 2],
    [200, 2],
    [201, 3],
    [1000, 3],
  ] as const) {
    expect(rate(inputTokens)).toBeCloseTo(expected, 9);
  }
});

it.each<unknown>([
  "1.5",
  { base: 1 },
  { base: 1, tiers: { above: 100, price: 2 } },
  { base: 1, tiers: [{ start: 9, price: {} }] },
])("has no cost by a price of a form that it does not know, and says so once: %j", (rate) => {
  const log = vi.fn<(message: string) => void>();
  replace(listed({ input_mtok: rate as number, output_mtok: 1 }), listed({ input_mtok: 2, output_mtok: 1 }, "acme-2"));
  const calculator = new CostCalculator({ log });
  expect([amount(calculator), amount(calculator)]).toEqual([undefined, undefined]);
  expect(calculator.unpriced.models).toMatchObject([{ model: "acme-1", reason: "failed", count: 2 }]);
  expect(log).toHaveBeenCalledOnce();
  expect(amount(calculator, { requestModel: "acme-2" })).toBe(2);
});

it("adds a fee per request, which no service tier halves", () => {
  replace(listed({ input_mtok: 2, output_mtok: 0, requests_kcount: 1000 }));
  const calculator = new CostCalculator();
  expect(amount(calculator)).toBe(2 + 1);
  expect(amount(calculator, { serviceTier: "batch" })).toBe(2 / 2 + 1);
});

it("takes a negative price for none", () => {
  replace({ id: "acme-1", match: { equals: "another" }, prices: { input_mtok: -1, output_mtok: 0 } });
  expect(amount(new CostCalculator())).toBeUndefined();
});

it("has the latest build of a model, but not for the first model of a line the latest one", () => {
  replace(listed({ input_mtok: 7, output_mtok: 0 }), listed({ input_mtok: 1, output_mtok: 0 }, "acme"));
  const calculator = new CostCalculator();
  expect(amount(calculator, { requestModel: "acme-1-latest" })).toBe(7);
  expect(amount(calculator, { requestModel: "acme" })).toBe(1);
  expect(amount(calculator, { requestModel: "acme-latest" })).toBeUndefined();
});

it("is not led astray by a pattern that only leaves models out", () => {
  replace({
    id: "acme-1",
    match: { and: [{ starts_with: "acme-1" }, { regex: "^(?!.*-tts).*$" }] },
    prices: { input_mtok: 5, output_mtok: 0 },
  });
  const calculator = new CostCalculator();
  expect(amount(calculator, { requestModel: "acme-1-20260101" })).toBe(5);
  expect(amount(calculator, { requestModel: "acme-1-mini" })).toBeUndefined();
});
