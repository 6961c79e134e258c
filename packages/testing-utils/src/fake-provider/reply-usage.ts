import { argumentsText } from "./arguments-text.ts";
import type { CompletionReply } from "./completion-reply.ts";
import { estimateTokens } from "./estimate-tokens.ts";
import type { ReplyUsage } from "./usage-counts.ts";

/** The scripted counts, filled up by estimates; `null` where usage is never sent. */
export const replyUsage = (reply: CompletionReply, prompt: unknown): ReplyUsage | null => {
  if (reply.usage === null) return null;
  const {
    cachedTokens = 0,
    cacheWriteTokens = 0,
    reasoningTokens = estimateTokens(reply.reasoning ?? ""),
  } = reply.usage;
  const calls = reply.toolCalls.map((call) => call.name + argumentsText(call.arguments)).join("");
  const written = estimateTokens((reply.text ?? reply.refusal ?? "") + calls);
  return {
    inputTokens: Math.max(estimateTokens(JSON.stringify(prompt ?? "")), cachedTokens + cacheWriteTokens),
    outputTokens: written + reasoningTokens,
    cachedTokens,
    cacheWriteTokens,
    reasoningTokens: Math.min(reasoningTokens, reply.usage.outputTokens ?? reasoningTokens),
    ...reply.usage,
  };
};
