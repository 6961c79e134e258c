import { describe, expect, it } from "vitest";

import { amountAt, call, costOf, MILLION, reasonFor } from "./priced.ts";

const usage = { inputTokens: 3 * MILLION, outputTokens: 5 * MILLION, cacheReadInputTokens: MILLION };

describe("the user's prices", () => {
  const price = {
    perMillionTokens: { input: 10, cacheRead: 1, output: 100 },
    serviceTiers: { batch: 0.5, Priority: { input: 20, output: 200 }, free: 0 },
  };
  const amount = (serviceTier: string | undefined): number | undefined => amountAt(price, { usage, serviceTier });

  it.each([undefined, "", "default", "standard", "auto", "on_demand", "DEFAULT"])("hold for %s", (tier) => {
    expect(amount(tier)).toBe(2 * 10 + 1 * 1 + 5 * 100);
  });

  it("are multiplied by a tier's factor, or replaced", () => {
    expect(amount("batch")).toBe((2 * 10 + 1 * 1 + 5 * 100) / 2);
    expect(amount(" BATCH ")).toBe((2 * 10 + 1 * 1 + 5 * 100) / 2);
    expect(amount("priority")).toBe(3 * 20 + 5 * 200); // no price of its own for what is cached
    expect(amount("free")).toBe(0);
  });

  it.each(["flex", "scale", "constructor", "toString"])("do not hold for %s", (serviceTier) => {
    const options = { prices: [{ model: "acme-1", ...price }] };
    expect(reasonFor({ requestModel: "acme-1", usage, serviceTier }, options)).toBe("service_tier");
  });

  it("may name the standard tier", () => {
    expect(amountAt({ ...price, serviceTiers: { default: 2 } }, { usage, serviceTier: "default" })).toBe(
      2 * (2 * 10 + 1 * 1 + 5 * 100),
    );
  });
});

describe("the price list", () => {
  it.each([
    ["openai", "gpt-4.1", "batch", 0.5],
    ["openai", "gpt-5", "flex", 0.5],
    ["anthropic", "claude-sonnet-4-5", "batch", 0.5],
    ["anthropic", "claude-opus-5", "us", 1.1],
    ["anthropic", "claude-opus-5", "batch+us", 0.55],
  ])(
    "is multiplied where %s does it alike for all models: %s, %s, by %d",
    (provider, requestModel, serviceTier, factor) => {
      const standard = costOf({ provider, requestModel, usage })?.amount ?? 0;
      expect(standard).toBeGreaterThan(0);
      expect(costOf({ provider, requestModel, usage, serviceTier })?.amount).toBeCloseTo(standard * factor, 9);
    },
  );

  it.each([
    ["openai", "gpt-4o", "priority"],
    ["openai", "gpt-4o", "scale"],
    ["anthropic", "claude-sonnet-4-5", "priority"],
    ["anthropic", "claude-sonnet-4-5", "flex"],
    ["anthropic", "claude-opus-5", "fast"],
    ["anthropic", "claude-opus-5", "fast+us"],
    ["gcp.gemini", "gemini-2.5-pro", "batch"],
    ["groq", "openai/gpt-oss-120b", "flex"],
  ])("says nothing of %s %s in the tier %s", (provider, requestModel, serviceTier) => {
    expect(reasonFor({ provider, requestModel, serviceTier })).toBe("service_tier");
  });
});

it("takes a tier that is no text for one that it does not know", () => {
  expect(reasonFor({ ...call(), serviceTier: 7 as never })).toBe("service_tier");
  expect(reasonFor({ ...call(), serviceTier: "default".repeat(100) })).toBe("service_tier");
});
