import type { ModelPrice } from "@pydantic/genai-prices";

import type { Price, Rates } from "./price.ts";

const KEYS: Readonly<Record<keyof Rates, string>> = {
  input: "input_mtok",
  cacheRead: "cache_read_mtok",
  cacheWrite: "cache_write_mtok",
  cacheWrite1h: "cache_write_1h_mtok",
  audioInput: "input_audio_mtok",
  audioCacheRead: "cache_audio_read_mtok",
  imageInput: "input_image_mtok",
  imageCacheRead: "cache_image_read_mtok",
  output: "output_mtok",
  reasoning: "output_reasoning_mtok",
  audioOutput: "output_audio_mtok",
  imageOutput: "output_image_mtok",
};

/**
 * The price list has no prices by service tier. These are the same for all models and parts, cached ones included; others
 * differ by model and part. `us` is where a model of Anthropic has run.
 *
 * @see https://platform.openai.com/docs/guides/flex-processing
 * @see https://docs.claude.com/en/docs/build-with-claude/batch-processing
 * @see https://platform.claude.com/docs/en/manage-claude/data-residency
 */
const SERVICE_TIERS: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map([
  [
    "openai",
    new Map([
      ["batch", 0.5],
      ["flex", 0.5],
    ]),
  ],
  [
    "anthropic",
    new Map([
      ["batch", 0.5],
      ["us", 1.1],
      ["batch+us", 0.55],
    ]),
  ],
]);

const NO_TIERS: ReadonlyMap<string, number> = new Map();

/** A price of the list in our words. What no usage tells, such as web searches or seconds of audio, is left out. */
export const priceFrom = (modelPrice: ModelPrice, seller: string): Price => {
  const rates: Record<string, unknown> = {};
  for (const [part, key] of Object.entries(KEYS)) {
    const rate = modelPrice[key];
    if (rate === undefined) continue;
    rates[part] =
      typeof rate === "number" ? rate : { base: rate.base, tiers: rate.tiers.toSorted((a, b) => a.start - b.start) };
  }
  const perThousandRequests = modelPrice["requests_kcount"];
  return {
    currency: "USD",
    rates,
    perRequest: typeof perThousandRequests === "number" ? perThousandRequests / 1000 : 0,
    serviceTiers: SERVICE_TIERS.get(seller) ?? NO_TIERS,
  };
};
