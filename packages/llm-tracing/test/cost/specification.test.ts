import { calcPrice } from "@pydantic/genai-prices";
import { describe, expect, it } from "vitest";

import { CostCalculator, type PriceOverride } from "../../src/cost/index.ts";
import { AT, call } from "./priced.ts";

/** The specification's table, in US dollars per 1,000 tokens. */
const TABLE = [
  { model: "claude-3-opus", provider: "anthropic", input: 0.015, output: 0.075, changed: false },
  { model: "claude-3-sonnet", provider: "anthropic", input: 0.003, output: 0.015, changed: false },
  { model: "claude-3-haiku", provider: "anthropic", input: 0.00025, output: 0.00125, changed: false },
  { model: "gpt-4-turbo", provider: "openai", input: 0.01, output: 0.03, changed: false },
  // Halved since: 2.5 and 10 dollars per million.
  { model: "gpt-4o", provider: "openai", input: 0.005, output: 0.015, changed: true },
] as const;

const prices: PriceOverride[] = TABLE.map(({ model, input, output }) => ({
  model,
  perMillionTokens: { input: input * 1000, output: output * 1000 },
}));

const asSpecified = new CostCalculator({ prices });
const today = new CostCalculator();

describe.each(TABLE)("$model", ({ model, provider, input, output, changed }) => {
  const usage = { inputTokens: 1234, outputTokens: 567 };
  const specified = (1234 / 1000) * input + (567 / 1000) * output;

  it("costs what the specification says, with its table as prices", () => {
    const cost = asSpecified.cost(call({ provider, requestModel: model, usage }));
    expect(cost?.amount).toBeCloseTo(specified, 12);
    expect(cost).toMatchObject({ currency: "USD", source: "local" });
  });

  it.each([`${model}-20240229`, `${model}-2024-08-06`, `${model}-0613`, `${provider}/${model}`, `${model}@20240229`])(
    "is found as %s",
    (name) => {
      expect(asSpecified.cost(call({ provider, responseModel: name, usage }))?.amount).toBeCloseTo(specified, 12);
    },
  );

  it(`costs ${changed ? "something else" : "the same"} today`, () => {
    const amount = today.cost(call({ provider, requestModel: model, usage }))?.amount;
    const listed = calcPrice({ input_tokens: 1234, output_tokens: 567 }, model, {
      providerId: provider,
      timestamp: AT,
    });
    expect(amount).toBeCloseTo(listed?.total_price ?? Number.NaN, 12);
    expect(Math.abs((amount ?? Number.NaN) - specified) > 1e-9).toBe(changed);
  });
});

it("has no cost, rather than none to pay, for a model outside the table", () => {
  expect(asSpecified.cost(call({ provider: "acme", requestModel: "acme-1" }))).toBeUndefined();
});

it("takes a model of a longer name for another", () => {
  const only = new CostCalculator({ prices: prices.filter(({ model }) => model === "gpt-4o") });
  const mini = only.cost(call({ requestModel: "gpt-4o-mini" }));
  expect(mini).toEqual(today.cost(call({ requestModel: "gpt-4o-mini" })));
  expect(mini?.amount).toBeLessThan(only.cost(call())?.amount ?? 0);
});
