import { readProperty } from "@sideband/propagation/lifetime";

import type { InferenceUsage } from "../inference/inference-request.ts";

/** As reported: a count that is none is `NaN`, which no comparison lets pass. */
export type TokenCounts = { readonly [key in keyof InferenceUsage]-?: number | undefined };

const count = (usage: unknown, key: keyof InferenceUsage): number | undefined => {
  const value = readProperty(usage, key);
  if (value === undefined || value === null) return undefined;
  return typeof value === "number" && value >= 0 ? value : Number.NaN;
};

export const tokenCounts = (usage: unknown): TokenCounts => ({
  inputTokens: count(usage, "inputTokens"),
  outputTokens: count(usage, "outputTokens"),
  cacheReadInputTokens: count(usage, "cacheReadInputTokens"),
  cacheWriteInputTokens: count(usage, "cacheWriteInputTokens"),
  cacheWrite1hInputTokens: count(usage, "cacheWrite1hInputTokens"),
  reasoningOutputTokens: count(usage, "reasoningOutputTokens"),
  textInputTokens: count(usage, "textInputTokens"),
  textOutputTokens: count(usage, "textOutputTokens"),
  imageInputTokens: count(usage, "imageInputTokens"),
  imageOutputTokens: count(usage, "imageOutputTokens"),
  audioInputTokens: count(usage, "audioInputTokens"),
  audioOutputTokens: count(usage, "audioOutputTokens"),
  textCacheReadInputTokens: count(usage, "textCacheReadInputTokens"),
  audioCacheReadInputTokens: count(usage, "audioCacheReadInputTokens"),
  imageCacheReadInputTokens: count(usage, "imageCacheReadInputTokens"),
});

export const isEmpty = (counts: TokenCounts): boolean => Object.values(counts).every((value) => value === undefined);

/** Each list divides its total, so its sum cannot exceed it. */
const fits = (total: number | undefined, ...parts: readonly (number | undefined)[]): boolean =>
  parts.reduce<number>((sum, part) => sum + (part ?? 0), 0) <= (total ?? 0);

/**
 * Whether the parts fit into their totals. Where they do not, the totals leave something out - a provider that counts
 * cached or reasoning tokens beside its total, say - and whatever amount we gave would be too low.
 */
export const isConsistent = (counts: TokenCounts): boolean =>
  fits(counts.inputTokens, counts.cacheReadInputTokens, counts.cacheWriteInputTokens) &&
  fits(counts.inputTokens, counts.textInputTokens, counts.audioInputTokens, counts.imageInputTokens) &&
  fits(
    counts.cacheReadInputTokens,
    counts.textCacheReadInputTokens,
    counts.audioCacheReadInputTokens,
    counts.imageCacheReadInputTokens,
  ) &&
  fits(counts.cacheWriteInputTokens, counts.cacheWrite1hInputTokens) &&
  fits(counts.audioInputTokens, counts.audioCacheReadInputTokens) &&
  fits(counts.imageInputTokens, counts.imageCacheReadInputTokens) &&
  fits(counts.outputTokens, counts.reasoningOutputTokens) &&
  fits(counts.outputTokens, counts.textOutputTokens, counts.audioOutputTokens, counts.imageOutputTokens);
