import { calcPrice } from "@pydantic/genai-prices";
import { describe, expect, it } from "vitest";

import { modelNames } from "../../src/cost/model-name.ts";
import { AT, costOf, reasonFor } from "./priced.ts";

const usage = { inputTokens: 1_000_000, outputTokens: 1_000_000 };

/** What the price list asks for a name that it holds itself. */
const listed = (seller: string, model: string): number => {
  const price = calcPrice({ input_tokens: 1_000_000, output_tokens: 1_000_000 }, model, {
    providerId: seller,
    timestamp: AT,
  });
  if (price === null) throw new Error(`${model} is not in the price list`);
  return price.total_price;
};

describe("in the price list", () => {
  it.each([
    ["openai", "gpt-4-0613", "openai", "gpt-4"],
    ["openai", "gpt-4o-2024-08-06", "openai", "gpt-4o"],
    ["openai", "gpt-4o-2024-05-13", "openai", "gpt-4o-2024-05-13"], // dearer than today's
    ["openai", "gpt-4o-2027-01-31", "openai", "gpt-4o"], // newer than the list
    ["openai", "gpt-4-1106-preview", "openai", "gpt-4-turbo"],
    ["openai", "  GPT-4o ", "openai", "gpt-4o"],
    ["openai", "openai/gpt-4o", "openai", "gpt-4o"],
    ["openai", "ft:gpt-4o-2024-08-06:org::id", "openai", "ft:gpt-4o-2024-08-06"],
    ["openai", "ft:gpt-4o:org::id", "openai", "ft:gpt-4o-2024-08-06"],
    ["openai", "ft:gpt-4o-mini-2024-07-18:org:name:id", "openai", "ft:gpt-4o-mini-2024-07-18"],
    ["anthropic", "claude-3-5-sonnet-20241022", "anthropic", "claude-3-5-sonnet"],
    ["anthropic", "claude-3-7-sonnet-latest", "anthropic", "claude-3-7-sonnet"],
    ["anthropic", "claude-opus-4-5-20251101", "anthropic", "claude-opus-4-5"],
    ["openai", "gpt-5-mini-2025-08-07", "openai", "gpt-5-mini"],
    ["openai", "gpt-5.2-chat-latest", "openai", "gpt-5.2"],
    ["openai", "gpt-6-sol-2026-09-22", "openai", "gpt-6-sol"],
    ["x_ai", "grok-3-latest", "x-ai", "grok-3"],
    ["mistral_ai", "mistral-medium-latest", "mistral", "mistral-medium-latest"],
    ["mistral_ai", "codestral-latest", "mistral", "codestral-latest"],
    ["aws.bedrock", "us.anthropic.claude-3-5-sonnet-20241022-v2:0", "aws", "claude-3-5-sonnet-20241022"],
    ["aws.bedrock", "anthropic.claude-3-5-sonnet-20240620-v1:0", "aws", "claude-3-5-sonnet-20240620"],
    ["aws.bedrock", "anthropic.claude-3-sonnet-20240229-v1:0:28k", "aws", "claude-3-sonnet-20240229"],
    ["aws.bedrock", "us.anthropic.claude-opus-4-6-v1", "aws", "us.anthropic.claude-opus-4-6"],
    ["aws.bedrock", "global.anthropic.claude-opus-4-6-v1", "aws", "global.anthropic.claude-opus-4-6"],
    ["aws.bedrock", "mistral.mistral-7b-instruct-v0:2", "aws", "mistral.mistral-7b-instruct-v0"],
    [
      "aws.bedrock",
      "arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.amazon.nova-lite-v1:0",
      "aws",
      "amazon.nova-lite",
    ],
    ["aws.bedrock", "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0", "aws", "amazon.nova-lite"],
    ["gcp.vertex_ai", "claude-3-5-sonnet@20241022", "google", "claude-3-5-sonnet"],
    ["gcp.vertex_ai", "claude-3-5-sonnet-v2@20241022", "google", "claude-3-5-sonnet"],
    ["gcp.vertex_ai", "publishers/google/models/gemini-2.5-flash", "google", "gemini-2.5-flash"],
    ["gcp.gemini", "models/gemini-2.5-pro", "google", "gemini-2.5-pro"],
    ["gcp.gemini", "gemini-2.5-pro-preview-05-06", "google", "gemini-2.5-pro"],
    ["gcp.gemini", "gemini-2.0-flash-001", "google", "gemini-2.0-flash"],
    ["azure.ai.openai", "gpt-4o", "openai", "gpt-4o"],
    ["azure.ai.openai", "gpt-35-turbo", "openai", "gpt-3.5-turbo"],
    ["azure.ai.openai", "gpt-4o-mini-2024-07-18.ft-0123", "openai", "ft:gpt-4o-mini-2024-07-18"],
    ["openai", "anthropic/claude-3-5-sonnet", "anthropic", "claude-3-5-sonnet"], // a gateway of OpenAI's protocol
    ["my-gateway", "gemini/gemini-2.5-flash", "google", "gemini-2.5-flash"],
    ["my-gateway", "openrouter/openai/gpt-4o", "openrouter", "openai/gpt-4o"],
  ])("%s %s is %s %s", (provider, model, seller, name) => {
    const expected = listed(seller, name);
    expect(expected).toBeGreaterThan(0);
    expect(costOf({ provider, requestModel: model, usage })?.amount).toBeCloseTo(expected, 9);
  });

  it.each([
    ["gcp.gemini", "gemini-1.5-flash-8b", "google", "gemini-1.5-flash"],
    ["gcp.gemini", "gemini-3.5-flash-8b", "google", "gemini-3.5-flash"],
    ["gcp.gemini", "gemini-2.5-pro-computer-use", "google", "gemini-2.5-pro"],
    ["azure.ai.openai", "o4-mini-deep-research", "azure", "o4-mini"],
    ["anthropic", "claude-opus-4-10", "anthropic", "claude-opus-4-1"],
    ["anthropic", "claude-sonnet-5-5", "anthropic", "claude-sonnet-5"],
    ["aws.bedrock", "amazon.titan-embed-text-v2:0", "aws", "amazon.titan-embed-text-v1"],
    ["deepseek", "deepseek-r1-distill-llama-70b", "deepseek", "deepseek-reasoner"],
    ["mistral_ai", "magistral-medium-vision", "mistral", "magistral-medium"],
    ["anthropic", "claude-sonnet-5-5-20260901", "anthropic", "claude-sonnet-5"],
  ])("%s %s is not the %s %s that the list takes it for", (provider, model, seller, taken) => {
    expect(calcPrice({}, model, { providerId: seller, timestamp: AT })?.model.id).toBe(taken);
    expect(reasonFor({ provider, requestModel: model, usage })).toBe("unknown_model");
  });

  it.each([
    ["openai", "gpt-4o-mini-of-ours"],
    ["openai", "my-gpt-4o"],
    ["openai", "gpt-4oo"],
    ["openai", "gpt-6.1-sol"],
    ["gcp.gemini", "gemini-pro-latest"], // not the first `gemini-pro`
    ["gcp.gemini", "models/gemini-pro-latest"],
    ["openai", "claude-3-5-sonnet-20241022"],
    ["openai", "ft:gpt-4.1-2025-04-14:org::id"], // tuned: dearer than its base
    ["azure.ai.openai", "gpt-4.1-2025-04-14.ft-0123"],
    ["groq", "openai/gpt-4o"], // not OpenAI
    ["acme", "gpt-4o"], // nobody knows what acme asks for it
    ["my-openai-proxy", "gpt-4o"],
    ["acme", "acme/gpt-4o"],
    ["constructor", "__proto__"],
    ["", "gpt-4o"],
    ["openai", ""],
    ["openai", "/"],
    ["openai", "-latest"],
    ["openai", `gpt-4o-${"2024-08-06-".repeat(100)}`],
  ])("%s %s is unknown", (provider, model) => {
    expect(reasonFor({ provider, requestModel: model, usage })).toBe("unknown_model");
  });

  it("prefers the model that answered", () => {
    const expected = listed("openai", "gpt-4o-mini");
    const answered = { requestModel: "gpt-4o", responseModel: "gpt-4o-mini-2024-07-18", usage };
    expect(costOf(answered)?.amount).toBeCloseTo(expected, 9);
  });

  it("takes the one asked for where the other is unknown", () => {
    const expected = listed("openai", "gpt-4o");
    expect(costOf({ requestModel: "gpt-4o", responseModel: "deployment-7", usage })?.amount).toBeCloseTo(expected, 9);
  });
});

describe("in the user's prices", () => {
  const priceOf = (models: readonly string[], name: string, provider = "acme"): number | undefined =>
    costOf(
      { provider, requestModel: name, usage: { inputTokens: 1_000_000, outputTokens: 0 } },
      { prices: models.map((model, index) => ({ model, perMillionTokens: { input: index + 1 } })) },
    )?.amount;

  it.each([
    "gpt-4o",
    "GPT-4o",
    "gpt-4o-2024-08-06",
    "gpt-4o-0613",
    "gpt-4o-latest",
    "openai/gpt-4o",
    "openrouter/openai/gpt-4o-2024-08-06",
    "models/gpt-4o",
    "gpt-4o@20240806",
  ])("gpt-4o holds for %s", (name) => {
    expect(priceOf(["gpt-4o"], name)).toBe(1);
  });

  it.each([
    "claude-3-5-sonnet-20241022",
    "claude-3-5-sonnet@20241022",
    "us.anthropic.claude-3-5-sonnet-20241022-v2:0",
    "anthropic.claude-3-5-sonnet-20241022-v1:0",
    "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-3-5-sonnet-20241022-v2:0",
  ])("claude-3-5-sonnet holds for %s", (name) => {
    expect(priceOf(["claude-3-5-sonnet"], name)).toBe(1);
  });

  it.each([
    ["gpt-4o", "gpt-4o-mini"],
    ["gpt-4o", "gpt-4o-mini-2024-07-18"],
    ["gpt-4o", "gpt-4o-audio-preview"],
    ["gpt-4o", "gpt-4"],
    ["gpt-4o", "my-gpt-4o"],
    ["gpt-4o", "gpt-4o:free"],
    ["gpt-4o", "ft:gpt-4o:org::id"],
    ["gpt-4o", "ft:gpt-4o-2024-08-06:org::id"],
    ["gpt-4o", "gpt-4o-2024-08-06.ft-0123"],
    ["gpt-4o-2024-08-06", "gpt-4o"],
    ["gpt-4o-2024-08-06", "gpt-4o-2024-11-20"],
    ["openai/gpt-4o", "gpt-4o"],
    ["claude-3", "claude-3-5-sonnet"],
    ["acme", "acme-v2"],
    ["acme", "acme-001"],
    ["acme", "acme-8192"],
  ])("%s does not hold for %s", (model, name) => {
    expect(priceOf([model], name)).toBeUndefined();
  });

  it("is not searched in what is too long for a name", () => {
    expect(priceOf(["gpt-4o"], `${"a".repeat(200)}/gpt-4o`)).toBe(1);
    expect(priceOf(["gpt-4o"], `${"a".repeat(250)}/gpt-4o`)).toBeUndefined();
  });

  it("is not searched step by step in what has more of them than a name", () => {
    const longest = `${"a/".repeat(60)}gpt-4o${"-latest".repeat(18)}`;
    expect(modelNames(longest).length).toBeLessThan(50);
    expect(priceOf(["gpt-4o"], longest)).toBeUndefined();
  });

  it("ft:gpt-4o holds for all that was tuned from it", () => {
    for (const name of ["ft:gpt-4o:org::id", "ft:gpt-4o-2024-08-06:org:name:id", "gpt-4o-2024-08-06.ft-0123"]) {
      expect(priceOf(["ft:gpt-4o", "gpt-4o"], name)).toBe(1);
    }
  });

  it("takes the most exact name, a version before a prefix", () => {
    const models = ["gpt-4o", "openai/gpt-4o", "gpt-4o-2024-08-06", "openai/gpt-4o-2024-08-06"];
    expect(priceOf(models, "openai/gpt-4o-2024-08-06")).toBe(4);
    expect(priceOf(models.slice(0, 3), "openai/gpt-4o-2024-08-06")).toBe(3);
    expect(priceOf(models.slice(0, 2), "openai/gpt-4o-2024-08-06")).toBe(2);
    expect(priceOf(models.slice(0, 1), "openai/gpt-4o-2024-08-06")).toBe(1);
  });

  it("takes a price for any of a call's names before the list", () => {
    const prices = [{ model: "fast", perMillionTokens: { input: 7, output: 0 } }];
    const cost = costOf({ requestModel: "fast", responseModel: "gpt-4o", usage }, { prices });
    expect(cost?.amount).toBe(7);
  });

  it("takes a provider's price for that provider, and the other for all others", () => {
    const prices = [
      { model: "gpt-4o", perMillionTokens: { input: 1, output: 0 } },
      { model: "gpt-4o", provider: "azure.ai.openai", currency: "EUR", perMillionTokens: { input: 2, output: 0 } },
      { model: "gpt-4.1", provider: "azure.ai.openai", perMillionTokens: { input: 3, output: 0 } },
    ];
    const cost = (provider: string, requestModel: string) => costOf({ provider, requestModel, usage }, { prices });
    expect(cost("azure.ai.openai", "gpt-4o-2024-08-06")).toEqual({ amount: 2, currency: "EUR", source: "local" });
    expect(cost("acme", "gpt-4o-2024-08-06")).toEqual({ amount: 1, currency: "USD", source: "local" });
    expect(cost("azure.ai.openai", "gpt-4.1")?.amount).toBe(3);
    expect(cost("acme", "gpt-4.1")).toBeUndefined();
  });
});
