import { readProperty } from "@sideband/propagation/lifetime";

import type { InferenceUsage } from "../../inference/inference-request.ts";

const INPUT = ["input_tokens", "cache_read_input_tokens", "cache_creation_input_tokens"] as const;

/** Anthropic's counts, as far as they have been told. */
export type TokenCounts = {
  readonly [
    name in (typeof INPUT)[number] | "ephemeral_1h_input_tokens" | "output_tokens" | "thinking_tokens"
  ]?: number;
};

/** Counts that are null or no counts are not told. */
const counts = (source: unknown, names: readonly (keyof TokenCounts)[]): TokenCounts =>
  Object.fromEntries(
    names.map((name) => [name, readProperty(source, name)] as const).filter(([, count]) => Number.isSafeInteger(count)),
  );

/** What a usage tells of the input. At the beginning of a stream its other counts only hold their places. */
export const inputCounts = (usage: unknown): TokenCounts => ({
  ...counts(usage, INPUT),
  ...counts(readProperty(usage, "cache_creation"), ["ephemeral_1h_input_tokens"]),
});

export const tokenCounts = (usage: unknown): TokenCounts => ({
  ...inputCounts(usage),
  ...counts(usage, ["output_tokens"]),
  ...counts(readProperty(usage, "output_tokens_details"), ["thinking_tokens"]),
});

/** Anthropic's input tokens are those neither read from nor written to the cache; those of the conventions are all. */
export const usageOf = (told: TokenCounts): InferenceUsage => {
  const { input_tokens: uncached, cache_read_input_tokens: read, cache_creation_input_tokens: written } = told;
  return {
    inputTokens: uncached === undefined ? undefined : uncached + (read ?? 0) + (written ?? 0),
    outputTokens: told.output_tokens,
    cacheReadInputTokens: read,
    cacheWriteInputTokens: written,
    cacheWrite1hInputTokens: told.ephemeral_1h_input_tokens,
    reasoningOutputTokens: told.thinking_tokens,
  } as InferenceUsage;
};
