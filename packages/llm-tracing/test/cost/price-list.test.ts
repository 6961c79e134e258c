import { calcPrice, findProvider, type Usage } from "@pydantic/genai-prices";
import { describe, expect, it } from "vitest";

import { CostCalculator } from "../../src/cost/index.ts";
import type { InferenceUsage } from "../../src/inference/inference-request.ts";
import { AT, call, costOf } from "./priced.ts";

const LISTED_NAMES: Readonly<Record<keyof InferenceUsage, string>> = {
  inputTokens: "input_tokens",
  outputTokens: "output_tokens",
  cacheReadInputTokens: "cache_read_tokens",
  cacheWriteInputTokens: "cache_write_tokens",
  cacheWrite1hInputTokens: "cache_write_1h_tokens",
  reasoningOutputTokens: "output_reasoning_tokens",
  textInputTokens: "input_text_tokens",
  textOutputTokens: "output_text_tokens",
  imageInputTokens: "input_image_tokens",
  imageOutputTokens: "output_image_tokens",
  audioInputTokens: "input_audio_tokens",
  audioOutputTokens: "output_audio_tokens",
  textCacheReadInputTokens: "cache_text_read_tokens",
  audioCacheReadInputTokens: "cache_audio_read_tokens",
  imageCacheReadInputTokens: "cache_image_read_tokens",
};

const listed = (seller: string, model: string, usage: InferenceUsage, at: Date): number => {
  const counts: Usage = {};
  for (const [key, name] of Object.entries(LISTED_NAMES)) counts[name] = usage[key as keyof InferenceUsage];
  const price = calcPrice(counts, model, { providerId: seller, timestamp: at });
  if (price === null) throw new Error(`${model} of ${seller} is not in the price list`);
  return price.total_price;
};

const expectListed = (provider: string, seller: string, model: string, usage: InferenceUsage, at: Date = AT): void => {
  const expected = listed(seller, model, usage, at);
  expect(expected).toBeGreaterThan(0);
  const cost = costOf({ provider, requestModel: model, usage, at });
  expect(cost?.amount).toBeCloseTo(expected, 12);
  expect(cost?.currency).toBe("USD");
};

const CHAT = { inputTokens: 10_000, outputTokens: 2000 };
const CACHED = { ...CHAT, cacheReadInputTokens: 6000, cacheWriteInputTokens: 1000, reasoningOutputTokens: 700 };

describe("agrees with the price list's own calculation", () => {
  it.each([
    ["openai", "openai", "gpt-4o"],
    ["openai", "openai", "gpt-4.1-mini"],
    ["openai", "openai", "gpt-5"],
    ["openai", "openai", "gpt-5.6-sol"],
    ["openai", "openai", "o3"],
    ["azure.ai.openai", "azure", "gpt-4o"],
    ["azure.ai.openai", "azure", "o4-mini"],
    ["anthropic", "anthropic", "claude-sonnet-4-5"],
    ["anthropic", "anthropic", "claude-opus-4-6"],
    ["anthropic", "anthropic", "claude-3-5-haiku-20241022"],
    ["aws.bedrock", "aws", "us.anthropic.claude-sonnet-4-5-20250929-v1:0"],
    ["aws.bedrock", "aws", "global.anthropic.claude-sonnet-4-5-20250929-v1:0"],
    ["aws.bedrock", "aws", "amazon.nova-lite-v1:0"],
    ["gcp.vertex_ai", "google", "gemini-2.5-pro"],
    ["gcp.gemini", "google", "gemini-2.5-flash"],
    ["gcp.gen_ai", "google", "claude-sonnet-4-5@20250929"],
    ["deepseek", "deepseek", "deepseek-chat"],
    ["mistral_ai", "mistral", "mistral-large-latest"],
    ["x_ai", "x-ai", "grok-4-0709"],
    ["groq", "groq", "openai/gpt-oss-120b"],
    ["cohere", "cohere", "command-r-plus"],
    ["moonshot_ai", "moonshotai", "kimi-k2.5"],
    ["perplexity", "perplexity", "sonar-pro"],
    ["openrouter", "openrouter", "anthropic/claude-sonnet-4.5"],
  ])("%s (%s) %s", (provider, seller, model) => {
    expectListed(provider, seller, model, CHAT);
    expectListed(provider, seller, model, CACHED);
    expectListed(provider, seller, model, { ...CHAT, reasoningOutputTokens: 2000 });
  });

  it("for embeddings, which have no output", () => {
    expectListed("openai", "openai", "text-embedding-3-small", { inputTokens: 12 });
  });

  it.each(["claude-sonnet-4-5", "claude-haiku-4-5", "claude-opus-5"])(
    "for what %s keeps for an hour, which costs more",
    (model) => {
      const kept = { ...CACHED, cacheWrite1hInputTokens: 600 };
      expectListed("anthropic", "anthropic", model, kept);
      const call = { provider: "anthropic", requestModel: model };
      expect(costOf({ ...call, usage: kept })?.amount).toBeGreaterThan(
        costOf({ ...call, usage: CACHED })?.amount ?? Infinity,
      );
    },
  );

  it("for audio and images, cached or not", () => {
    expectListed("openai", "openai", "gpt-audio", { ...CHAT, audioInputTokens: 4000, audioOutputTokens: 1500 });
    expectListed("openai", "openai", "gpt-realtime", {
      ...CHAT,
      audioInputTokens: 4000,
      imageInputTokens: 1000,
      cacheReadInputTokens: 5000,
      audioCacheReadInputTokens: 3000,
      imageCacheReadInputTokens: 500,
      audioOutputTokens: 1500,
    });
    for (const model of ["gemini-2.5-flash", "gemini-2.0-flash"]) {
      expectListed("gcp.gemini", "google", model, {
        ...CHAT,
        audioInputTokens: 4000,
        cacheReadInputTokens: 5000,
        audioCacheReadInputTokens: 3000,
      });
    }
    expectListed("openai", "openai", "gpt-image-1", {
      ...CHAT,
      imageInputTokens: 4000,
      cacheReadInputTokens: 5000,
      imageCacheReadInputTokens: 3000,
    });
    expectListed("gcp.gemini", "google", "gemini-2.5-flash-image", { ...CHAT, imageOutputTokens: 1290 });
  });

  it("for reasoning that has a price of its own, and a fee per request", () => {
    expectListed("perplexity", "perplexity", "sonar-deep-research", { ...CHAT, reasoningOutputTokens: 700 });
    expectListed("perplexity", "perplexity", "sonar", CHAT);
  });

  it.each([200_000, 200_001])("for prompts of %d tokens, about where long ones begin", (inputTokens) => {
    for (const cacheReadInputTokens of [0, 150_000]) {
      const usage = { inputTokens, outputTokens: 2000, cacheReadInputTokens };
      expectListed("anthropic", "anthropic", "claude-sonnet-4-5", usage);
      expectListed("gcp.gemini", "google", "gemini-2.5-pro", usage);
    }
  });
});

it.each([
  ["openai", "openai"],
  ["anthropic", "anthropic"],
  ["aws.bedrock", "aws"],
  ["azure.ai.inference", "azure"],
  ["gcp.vertex_ai", "google"],
  ["mistral_ai", "mistral"],
  ["x_ai", "x-ai"],
  ["deepseek", "deepseek"],
  ["groq", "groq"],
  ["cohere", "cohere"],
  ["openrouter", "openrouter"],
])("agrees for every model of %s, and has no cost where the list has no price", (provider, seller) => {
  const calculator = new CostCalculator();
  let agreed = 0;
  for (const { id } of findProvider({ providerId: seller })?.models ?? []) {
    const found = calcPrice({ input_tokens: 10_000, output_tokens: 2000 }, id, { providerId: seller, timestamp: AT });
    // Some names match an entry before their own, and so are priced by neither id nor entry alone.
    if (found?.model.id !== id) continue;
    const cost = calculator.cost(call({ provider, requestModel: id, usage: CHAT }));
    if (cost === undefined) {
      expect([found.model_price["input_mtok"], found.model_price["output_mtok"]]).toContain(undefined);
    } else {
      expect(cost.amount, id).toBeCloseTo(found.total_price, 12);
      agreed += 1;
    }
  }
  expect(agreed).toBeGreaterThan(3);
});

it("charges all tokens of a long prompt more, not only those above the limit", () => {
  const model = { provider: "anthropic", requestModel: "claude-sonnet-4-5" };
  const below = costOf({ ...model, usage: { inputTokens: 200_000, outputTokens: 0 } });
  const above = costOf({ ...model, usage: { inputTokens: 200_001, outputTokens: 0 } });
  expect(above?.amount).toBeCloseTo((below?.amount ?? 0) * 2 * (200_001 / 200_000), 9);
});

describe("prices that change", () => {
  it("follow the date of the call", () => {
    for (const at of [new Date("2025-06-09T12:00:00Z"), new Date("2025-06-11T12:00:00Z")]) {
      expectListed("openai", "openai", "o3", CHAT, at);
    }
    const before = costOf({ requestModel: "o3", at: Date.parse("2025-06-09T12:00:00Z") });
    const after = costOf({ requestModel: "o3", at: Date.parse("2025-06-11T12:00:00Z") });
    expect(before?.amount).toBeCloseTo((after?.amount ?? 0) * 5, 9);
  });

  it("follow the hour of the day", () => {
    const amounts = [0, 2, 5, 8, 12, 20].map((hour) => {
      const at = new Date(Date.UTC(2026, 10, 29, hour));
      expectListed("deepseek", "deepseek", "deepseek-v4-pro", CHAT, at);
      return costOf({ provider: "deepseek", requestModel: "deepseek-v4-pro", at })?.amount;
    });
    expect(new Set(amounts).size).toBe(2);
  });

  it("do so for one calculator that has seen the model before", () => {
    const calculator = new CostCalculator();
    const amount = (date: string): number | undefined =>
      calculator.cost(call({ requestModel: "o3", at: new Date(date) }))?.amount;
    const late = amount("2026-01-01");
    expect(amount("2025-01-01")).toBeGreaterThan(late ?? Infinity);
    expect(amount("2026-01-01")).toBe(late);
  });
});

describe("the list throws, we do not", () => {
  it.each([
    ["a part above its total", "gpt-4o", { inputTokens: 10, outputTokens: 1, cacheReadInputTokens: 50 }],
    ["a part without its total", "gpt-4o", { outputTokens: 1, cacheReadInputTokens: 50 }],
    ["no number", "gpt-4o", { inputTokens: Number.NaN, outputTokens: 1 }],
    [
      "an overlap that nobody told",
      "gpt-realtime",
      { inputTokens: 100, outputTokens: 1, audioInputTokens: 50, cacheReadInputTokens: 50 },
    ],
  ])("%s", (_, model, usage) => {
    expect(() => listed("openai", model, usage, AT)).toThrow();
    expect(costOf({ requestModel: model, usage })).toBeUndefined();
  });

  it("has no cost where the list says 0 for want of a price", () => {
    expect(listed("openai", "whisper-1", CHAT, AT)).toBe(0);
    expect(costOf({ requestModel: "whisper-1", usage: CHAT })).toBeUndefined();
  });

  it("has none for a time that is none, where the price depends on it", () => {
    expect(costOf({ requestModel: "o3", at: Number.NaN })).toBeUndefined();
    expect(costOf({ requestModel: "gpt-4o", at: Number.NaN })).toBeDefined();
  });
});
