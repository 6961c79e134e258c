import type { Answer } from "../endpoint.ts";
import { replyUsage } from "../reply-usage.ts";
import type { ReplyUsage } from "../usage-counts.ts";

type Counts = Readonly<Record<string, unknown>>;

const byModality = (tokenCount: number): readonly object[] => [{ modality: "TEXT", tokenCount }];

/** The scripted counts, or `null` where usage is never sent. */
export const usageOf = ({ reply, request: { body } }: Answer): ReplyUsage | null =>
  replyUsage(reply, [body["systemInstruction"] ?? "", body["contents"] ?? ""]);

/**
 * Token counts in Gemini's shape: thoughts are counted apart from the answer, and what is 0 is left out.
 *
 * Source: https://ai.google.dev/api/generate-content#UsageMetadata
 *
 * @param share how much of the answer has been written, from 0 to 1: the counts of a stream grow
 */
export const usageMetadata = (usage: ReplyUsage, share = 1): Counts => {
  const { inputTokens, cachedTokens, reasoningTokens } = usage;
  const answerTokens = Math.floor((usage.outputTokens - reasoningTokens) * share);
  return {
    promptTokenCount: inputTokens,
    ...(answerTokens > 0 && { candidatesTokenCount: answerTokens }),
    totalTokenCount: inputTokens + reasoningTokens + answerTokens,
    ...(cachedTokens > 0 && {
      cachedContentTokenCount: cachedTokens,
      cacheTokensDetails: byModality(cachedTokens),
    }),
    promptTokensDetails: byModality(inputTokens),
    ...(reasoningTokens > 0 && { thoughtsTokenCount: reasoningTokens }),
    serviceTier: "standard",
  };
};
