import type { CompletionReply } from "./completion-reply.ts";
import type { EmbeddingsReply } from "./embeddings-reply.ts";
import { estimateTokens } from "./estimate-tokens.ts";

/** The tokens of all inputs: as scripted, or estimated; `null` where usage is never sent. */
export const embeddingTokens = (reply: CompletionReply | EmbeddingsReply, inputs: readonly string[]): number | null => {
  if (reply.kind === "completion" && reply.usage === null) return null;
  const scripted = reply.kind === "embeddings" ? reply.inputTokens : reply.usage?.inputTokens;
  return scripted ?? inputs.reduce((sum, input) => sum + estimateTokens(input), 0);
};
