import { type Rate, rateFor, type Rates } from "./price.ts";
import type { TokenCounts } from "./token-counts.ts";
import type { UnpricedReason } from "./unpriced.ts";

/** Tokens that have one rate. A call's bins share no token. */
type Bin = readonly [tokens: number, rate: Rate | undefined];

const apart = (rate: Rate | undefined, tokens: number | undefined): number => (rate === undefined ? 0 : (tokens ?? 0));

/**
 * How much of a modality was read from the cache. Where nothing was, or where it makes no difference, none; otherwise
 * only the provider knows, and a guess may be wrong by the factor that caching saves: `undefined`.
 */
const cachedShare = (read: number, tokens: number, reported: number | undefined): number | undefined =>
  read === 0 || tokens === 0 ? 0 : reported;

const inputBins = (counts: TokenCounts, rates: Rates): readonly Bin[] | undefined => {
  const total = counts.inputTokens ?? 0;
  const read = apart(rates.cacheRead, counts.cacheReadInputTokens);
  const writtenFor1h = apart(rates.cacheWrite1h, counts.cacheWrite1hInputTokens);
  const written = apart(rates.cacheWrite, (counts.cacheWriteInputTokens ?? 0) - writtenFor1h);
  const audio = apart(rates.audioInput, counts.audioInputTokens);
  const image = apart(rates.imageInput, counts.imageInputTokens);
  const audioRead = cachedShare(read, audio, counts.audioCacheReadInputTokens);
  const imageRead = cachedShare(read, image, counts.imageCacheReadInputTokens);
  if (audioRead === undefined || imageRead === undefined) return undefined;
  // No provider tells what of a modality was written to the cache.
  if (written + writtenFor1h > 0 && audio + image > 0) return undefined;
  return [
    [total - read - written - writtenFor1h - (audio - audioRead) - (image - imageRead), rates.input],
    [read - audioRead - imageRead, rates.cacheRead],
    [written, rates.cacheWrite],
    [writtenFor1h, rates.cacheWrite1h],
    [audio - audioRead, rates.audioInput],
    [image - imageRead, rates.imageInput],
    [audioRead, rates.audioCacheRead ?? rates.cacheRead],
    [imageRead, rates.imageCacheRead ?? rates.cacheRead],
  ];
};

/** Reasoning is text: it overlaps with no other modality. */
const outputBins = (counts: TokenCounts, rates: Rates): readonly Bin[] => {
  const reasoning = apart(rates.reasoning, counts.reasoningOutputTokens);
  const audio = apart(rates.audioOutput, counts.audioOutputTokens);
  const image = apart(rates.imageOutput, counts.imageOutputTokens);
  return [
    [(counts.outputTokens ?? 0) - reasoning - audio - image, rates.output],
    [reasoning, rates.reasoning],
    [audio, rates.audioOutput],
    [image, rates.imageOutput],
  ];
};

/** Not known, although it costs something. A model that answers with vectors has no price for output, and no output. */
const isMissing = (total: number | undefined, rate: Rate | undefined): boolean =>
  total === undefined && rate !== undefined && rate !== 0;

/** What the tokens cost, or why nobody can tell. Takes consistent counts. */
export const tokenAmount = (counts: TokenCounts, rates: Rates): number | UnpricedReason => {
  if (isMissing(counts.inputTokens, rates.input) || isMissing(counts.outputTokens, rates.output)) {
    return "unclear_usage";
  }
  const input = inputBins(counts, rates);
  if (input === undefined) return "unclear_usage";
  let millionths = 0;
  for (const [tokens, rate] of [...input, ...outputBins(counts, rates)]) {
    if (tokens < 0) return "unclear_usage";
    if (tokens === 0) continue;
    if (rate === undefined) return "no_price";
    millionths += tokens * rateFor(rate, counts.inputTokens ?? 0);
  }
  return millionths / 1e6;
};
