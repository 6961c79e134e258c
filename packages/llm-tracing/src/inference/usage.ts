import type { Attributes } from "@opentelemetry/api";
import { readProperty } from "@sideband/propagation/lifetime";
import {
  ATTR_GEN_AI_USAGE_AUDIO_CACHE_READ_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_AUDIO_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_AUDIO_OUTPUT_TOKENS,
  ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_IMAGE_CACHE_READ_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_IMAGE_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_IMAGE_OUTPUT_TOKENS,
  ATTR_GEN_AI_USAGE_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_OUTPUT_TOKENS,
  ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS,
  ATTR_GEN_AI_USAGE_TEXT_CACHE_READ_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_TEXT_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_TEXT_OUTPUT_TOKENS,
} from "@sideband/semconv";

import { type AttributeFields, count, part } from "../span/attribute-fields.ts";
import type { InferenceUsage } from "./inference-request.ts";

const USAGE: AttributeFields<keyof InferenceUsage> = [
  ["inputTokens", ATTR_GEN_AI_USAGE_INPUT_TOKENS, count],
  ["outputTokens", ATTR_GEN_AI_USAGE_OUTPUT_TOKENS, count],
  ["cacheReadInputTokens", ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS, part],
  ["cacheWriteInputTokens", ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS, part],
  ["reasoningOutputTokens", ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS, part],
  ["textInputTokens", ATTR_GEN_AI_USAGE_TEXT_INPUT_TOKENS, part],
  ["textOutputTokens", ATTR_GEN_AI_USAGE_TEXT_OUTPUT_TOKENS, part],
  ["textCacheReadInputTokens", ATTR_GEN_AI_USAGE_TEXT_CACHE_READ_INPUT_TOKENS, part],
  ["imageInputTokens", ATTR_GEN_AI_USAGE_IMAGE_INPUT_TOKENS, part],
  ["imageOutputTokens", ATTR_GEN_AI_USAGE_IMAGE_OUTPUT_TOKENS, part],
  ["imageCacheReadInputTokens", ATTR_GEN_AI_USAGE_IMAGE_CACHE_READ_INPUT_TOKENS, part],
  ["audioInputTokens", ATTR_GEN_AI_USAGE_AUDIO_INPUT_TOKENS, part],
  ["audioOutputTokens", ATTR_GEN_AI_USAGE_AUDIO_OUTPUT_TOKENS, part],
  ["audioCacheReadInputTokens", ATTR_GEN_AI_USAGE_AUDIO_CACHE_READ_INPUT_TOKENS, part],
];

/** What the conventions have no name for decides the price all the same. */
const COUNTS = [...USAGE.map(([field]) => field), "cacheWrite1hInputTokens"] as const;

/** Only what is a number of tokens. */
export const numericUsage = (usage: unknown): InferenceUsage => {
  const numeric: { -readonly [Field in keyof InferenceUsage]: InferenceUsage[Field] } = {};
  for (const field of COUNTS) {
    const tokens = count(readProperty(usage, field));
    if (typeof tokens === "number") numeric[field] = tokens;
  }
  return numeric;
};

export const usageAttributes = (usage: InferenceUsage): Attributes => {
  const attributes: Attributes = {};
  for (const [field, key, accept] of USAGE) {
    const tokens = accept(usage[field]);
    if (tokens !== undefined) attributes[key] = tokens;
  }
  return attributes;
};
