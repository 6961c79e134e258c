import { describe, expect, it } from "vitest";

import { CostCalculator, type CostCalculatorOptions } from "../../src/cost/index.ts";

const make = (options: unknown): CostCalculator => new CostCalculator(options as CostCalculatorOptions);

const price = (entry: object): unknown => ({ prices: [{ model: "m", perMillionTokens: { input: 1 }, ...entry }] });

describe("throws a TypeError that says what was expected", () => {
  it.each([
    [{ prices: {} }, "Expected `prices` to be a list of prices, got object"],
    [{ prices: null }, "Expected `prices` to be a list of prices, got null"],
    [{ prices: ["gpt-4o"] }, 'Expected `prices[0]` to be a price, got "gpt-4o"'],
    [{ prices: [[]] }, "Expected `prices[0]` to be a price, got object"],
    [price({ model: undefined }), "Expected `prices[0].model` to be a name, got undefined"],
    [price({ model: " " }), 'Expected `prices[0].model` to be a name, got " "'],
    [price({ provider: 7 }), "Expected `prices[0].provider` to be a name, got 7"],
    [price({ currency: "usd" }), 'Expected `prices[0].currency` to be an ISO 4217 code such as "USD", got "usd"'],
    [price({ currency: "€" }), 'Expected `prices[0].currency` to be an ISO 4217 code such as "USD", got "€"'],
    [
      price({ perMillionTokens: undefined }),
      "Expected `prices[0].perMillionTokens` to be prices by part, got undefined",
    ],
    [price({ perMillionTokens: 3 }), "Expected `prices[0].perMillionTokens` to be prices by part, got 3"],
    [
      price({ perMillionTokens: {} }),
      "Expected `prices[0].perMillionTokens` to have a price for `input` or `output`, got none",
    ],
    [
      price({ perMillionTokens: { cacheRead: 1, input: undefined } }),
      "Expected `prices[0].perMillionTokens` to have a price for `input` or `output`, got none",
    ],
    [
      price({ perMillionTokens: { input: -1 } }),
      "Expected `prices[0].perMillionTokens.input` to be a finite number >= 0, got -1",
    ],
    [
      price({ perMillionTokens: { input: 1, output: Number.NaN } }),
      "Expected `prices[0].perMillionTokens.output` to be a finite number >= 0, got NaN",
    ],
    [
      price({ perMillionTokens: { input: Infinity } }),
      "Expected `prices[0].perMillionTokens.input` to be a finite number >= 0, got Infinity",
    ],
    [
      price({ perMillionTokens: { input: "1" } }),
      'Expected `prices[0].perMillionTokens.input` to be a finite number >= 0, got "1"',
    ],
    [
      price({ perMillionTokens: { input: null } }),
      "Expected `prices[0].perMillionTokens.input` to be a finite number >= 0, got null",
    ],
    [
      price({ perMillionTokens: { input: 1, toString: 1 } }),
      'Expected `prices[0].perMillionTokens` to be prices of input, cacheRead, cacheWrite, cacheWrite1h, audioInput, imageInput, output, reasoning, audioOutput, imageOutput, got "toString"',
    ],
    [
      price({ perMillionTokens: { input: 1, cached: 1 } }),
      'Expected `prices[0].perMillionTokens` to be prices of input, cacheRead, cacheWrite, cacheWrite1h, audioInput, imageInput, output, reasoning, audioOutput, imageOutput, got "cached"',
    ],
    [
      price({ serviceTiers: 0.5 }),
      "Expected `prices[0].serviceTiers` to be factors or prices by service tier, got 0.5",
    ],
    [
      price({ serviceTiers: { batch: -0.5 } }),
      "Expected `prices[0].serviceTiers.batch` to be a finite number >= 0, got -0.5",
    ],
    [
      price({ serviceTiers: { batch: "half" } }),
      'Expected `prices[0].serviceTiers.batch` to be a finite number >= 0, got "half"',
    ],
    [
      price({ serviceTiers: { batch: { input: Number.NaN } } }),
      "Expected `prices[0].serviceTiers.batch.input` to be a finite number >= 0, got NaN",
    ],
    [{ onUnpriced: true }, "Expected `onUnpriced` to be a function, got boolean"],
    [{ log: console }, "Expected `log` to be a function, got object"],
  ])("%j", (options, message) => {
    expect(() => make(options)).toThrow(new TypeError(message));
  });

  it("for two prices of one model, of one provider", () => {
    const one = { model: "GPT-4o", perMillionTokens: { input: 1 } };
    const same = { model: "gpt-4o ", perMillionTokens: { input: 2 } };
    expect(() => make({ prices: [one, same] })).toThrow(
      new TypeError('Expected `prices` to have one entry for "gpt-4o ", got several'),
    );
    expect(() => make({ prices: [one, { ...same, provider: "openai" }] })).not.toThrow();
    expect(() =>
      make({
        prices: [
          { ...one, provider: "openai" },
          { ...same, provider: "openai" },
        ],
      }),
    ).toThrow(new TypeError('Expected `prices` to have one entry for "gpt-4o " of "openai", got several'));
  });
});

it("takes what is right, and no options at all", () => {
  expect(() => make(undefined)).not.toThrow();
  expect(() => make({ prices: [], onUnpriced: undefined })).not.toThrow();
  expect(() =>
    make(price({ provider: "openai", currency: "EUR", serviceTiers: { batch: 0, flex: { output: 0 } } })),
  ).not.toThrow();
});

it("is not changed by what happens to the options later", () => {
  const perMillionTokens = { input: 1_000_000, output: 0 };
  const prices = [{ model: "m", perMillionTokens }];
  const calculator = new CostCalculator({ prices });
  perMillionTokens.input = 5;
  prices.pop();
  const usage = { inputTokens: 1, outputTokens: 0 };
  expect(calculator.cost({ provider: "p", requestModel: "m", usage, at: 0 })?.amount).toBe(1);
});
