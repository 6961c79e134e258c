import { expectCount, expectNumber } from "../expect-option.ts";
import type { StatusReply } from "./status-reply.ts";

/** Why the model stopped. */
export type FinishReason = "stop" | "length" | "tool_calls" | "content_filter";

/** Token counts in words that no vendor owns; each vendor's shape is made of them. */
export interface ReplyUsage {
  /** All tokens read, cached ones included. */
  readonly inputTokens: number;
  /** All tokens written, reasoning included. */
  readonly outputTokens: number;
  /** The part of `inputTokens` read from the cache. */
  readonly cachedTokens: number;
  /** The part of `outputTokens` spent on reasoning. */
  readonly reasoningTokens: number;
}

/** A tool that the model asks for. */
export interface ToolCallRequest {
  readonly name: string;
  /** An object is sent as JSON; a string is sent as it is, so that a test can send broken JSON. */
  readonly arguments: Readonly<Record<string, unknown>> | string;
  /** @default the next of a counter */
  readonly id?: string;
}

/** How far a completion gets. A chunk is one event of the stream, the final `[DONE]` not counted. */
export type CompletionEnding =
  | { readonly kind: "complete" }
  | { readonly kind: "disconnect"; readonly afterChunks: number }
  | { readonly kind: "hang"; readonly afterChunks: number }
  | { readonly kind: "error"; readonly afterChunks: number; readonly error: StatusReply };

/** What all completions can be given. */
export interface CompletionOptions {
  /**
   * How text (and each tool call's arguments) is cut when streamed: the number of pieces, or the texts themselves.
   * @default one piece per word
   */
  readonly chunks?: number | readonly string[];
  /** Pause before each streamed chunk but the first, in milliseconds. @default 0 */
  readonly delayMs?: number;
  /** Pause before the first byte of the answer, in milliseconds. @default 0 */
  readonly firstChunkDelayMs?: number;
  /** @default a quarter of the number of characters of request and reply; nothing cached, no reasoning */
  readonly usage?: Partial<ReplyUsage>;
  /** @default "stop", or "tool_calls" where there are some */
  readonly finishReason?: FinishReason;
  /** The model named in the answer. @default the one asked for */
  readonly model?: string;
}

/** A model's answer, as plain data. Made by `reply.text` and `reply.toolCalls`. */
export interface CompletionReply {
  readonly kind: "completion";
  readonly text: string | null;
  readonly toolCalls: readonly ToolCallRequest[];
  readonly chunks: number | readonly string[] | null;
  readonly delayMs: number;
  readonly firstChunkDelayMs: number;
  readonly usage: Partial<ReplyUsage>;
  readonly finishReason: FinishReason;
  readonly model: string | null;
  readonly ending: CompletionEnding;
}

export const completionReply = (
  text: string | null,
  toolCalls: readonly ToolCallRequest[],
  options: CompletionOptions,
): CompletionReply => {
  const { chunks = null, delayMs = 0, firstChunkDelayMs = 0, usage = {}, model = null } = options;
  if (typeof chunks === "number") expectCount("chunks", chunks, 1);
  if (typeof chunks === "object" && chunks !== null && text !== null && chunks.join("") !== text) {
    throw new TypeError("Expected `chunks` to make up the text when joined, got other text");
  }
  for (const [name, count] of Object.entries(usage)) expectCount(`usage.${name}`, count);
  return {
    kind: "completion",
    text,
    toolCalls,
    chunks,
    delayMs: expectNumber("delayMs", delayMs),
    firstChunkDelayMs: expectNumber("firstChunkDelayMs", firstChunkDelayMs),
    usage,
    finishReason: options.finishReason ?? (toolCalls.length > 0 ? "tool_calls" : "stop"),
    model,
    ending: { kind: "complete" },
  };
};
