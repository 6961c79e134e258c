import type { CompletionReply, ReplyUsage } from "./completion-reply.ts";
import type { ProviderRequest } from "./provider-request.ts";

const CHARACTERS_PER_TOKEN = 4;

const estimate = (text: string): number => Math.ceil(text.length / CHARACTERS_PER_TOKEN);

/** A tool call's arguments as the text that goes over the wire. */
export const argumentsText = (value: Readonly<Record<string, unknown>> | string): string =>
  typeof value === "string" ? value : JSON.stringify(value);

/** The scripted counts, filled up by an estimate of four characters per token. */
export const replyUsage = (reply: CompletionReply, request: ProviderRequest): ReplyUsage => {
  const written = reply.toolCalls.map((call) => call.name + argumentsText(call.arguments)).join("");
  return {
    inputTokens: estimate(JSON.stringify(request.body.messages ?? "")),
    outputTokens: estimate((reply.text ?? "") + written),
    cachedTokens: 0,
    reasoningTokens: 0,
    ...reply.usage,
  };
};
