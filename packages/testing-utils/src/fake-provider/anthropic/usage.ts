import { replyUsage } from "../reply-usage.ts";
import type { Answer } from "../endpoint.ts";
import type { ReplyUsage } from "../usage-counts.ts";

type Counts = Readonly<Record<string, unknown>>;

/** Tokens counted before any answer. */
const OUTPUT_TOKENS_AT_START = 1;

/** What the request cost to read: Anthropic's `input_tokens` are those neither read from nor written to the cache. */
const inputCounts = ({ inputTokens, cachedTokens, cacheWriteTokens }: ReplyUsage): Counts => ({
  input_tokens: inputTokens - cachedTokens - cacheWriteTokens,
  cache_creation_input_tokens: cacheWriteTokens,
  cache_read_input_tokens: cachedTokens,
});

/** The scripted counts, or `null` where usage is never sent. */
export const usageOf = ({ reply, request: { body } }: Answer): ReplyUsage | null =>
  replyUsage(reply, body["system"] === undefined ? body.messages : [body["system"], body.messages]);

/** Told only where there was any thinking. */
const thinkingCounts = ({ reasoningTokens }: ReplyUsage): Counts =>
  reasoningTokens === 0 ? {} : { output_tokens_details: { thinking_tokens: reasoningTokens } };

/** The `usage` of a whole message, or of one that begins. */
export const messageUsage = (usage: ReplyUsage, begins: boolean): Counts => ({
  ...inputCounts(usage),
  cache_creation: { ephemeral_5m_input_tokens: usage.cacheWriteTokens, ephemeral_1h_input_tokens: 0 },
  output_tokens: begins ? Math.min(OUTPUT_TOKENS_AT_START, usage.outputTokens) : usage.outputTokens,
  ...(begins ? {} : thinkingCounts(usage)),
  service_tier: "standard",
  inference_geo: "not_available",
});

/** The `usage` of the event that ends a message: totals, not differences. */
export const deltaUsage = (usage: ReplyUsage): Counts => ({
  ...inputCounts(usage),
  output_tokens: usage.outputTokens,
  ...thinkingCounts(usage),
});
