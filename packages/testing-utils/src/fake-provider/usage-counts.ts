import { expectCount } from "../expect-option.ts";

/** Token counts in words that no vendor owns; each vendor's shape is made of them. */
export interface ReplyUsage {
  /** All tokens read, those from and for the cache included, as OpenAI and Gemini count. Anthropic's `input_tokens` is less. */
  readonly inputTokens: number;
  /** All tokens written, reasoning included. Gemini's `candidatesTokenCount` is less. */
  readonly outputTokens: number;
  /** The part of `inputTokens` read from the cache. */
  readonly cachedTokens: number;
  /** The part of `inputTokens` written to the cache. Gemini does not tell it. */
  readonly cacheWriteTokens: number;
  /** The part of `outputTokens` spent on reasoning. */
  readonly reasoningTokens: number;
}

const expectParts = (whole: keyof ReplyUsage, total: number | undefined, parts: number): void => {
  if (total === undefined || parts <= total) return;
  throw new TypeError(`Expected the parts of \`usage.${whole}\` to be at most ${total}, got ${parts}`);
};

/** Throws unless each count is a whole number and no part exceeds its whole. */
export const expectUsage = (usage: Partial<ReplyUsage>): Partial<ReplyUsage> => {
  for (const [name, count] of Object.entries(usage)) expectCount(`usage.${name}`, count);
  const { inputTokens, outputTokens, cachedTokens = 0, cacheWriteTokens = 0, reasoningTokens = 0 } = usage;
  expectParts("inputTokens", inputTokens, cachedTokens + cacheWriteTokens);
  expectParts("outputTokens", outputTokens, reasoningTokens);
  return usage;
};
