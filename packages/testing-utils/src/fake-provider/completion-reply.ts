import { expectCount, expectNumber } from "../expect-option.ts";
import type { CompletionEnding } from "./completion-ending.ts";
import { expectUsage, type ReplyUsage } from "./usage-counts.ts";

/** Why the model stopped, in OpenAI's words; each vendor gets its own. */
export type FinishReason = "stop" | "length" | "tool_calls" | "content_filter";

/** A tool that the model asks for. */
export interface ToolCallRequest {
  readonly name: string;
  /**
   * An object is sent as JSON; a string is sent as it is, so that a test can send broken JSON. Gemini, which sends no
   * text here, answers broken JSON with the finish reason `MALFORMED_FUNCTION_CALL`.
   */
  readonly arguments: Readonly<Record<string, unknown>> | string;
  /** @default the next of a counter */
  readonly id?: string;
}

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
  /** Whether the head of a stream is sent at once, and only the first chunk is kept back. @default false */
  readonly headAtOnce?: boolean;
  /**
   * What the model thinks before it answers: a reasoning summary, a thinking block, a thought. OpenAI's chat
   * completions keep it to themselves and only count it.
   * @default none
   */
  readonly reasoning?: string;
  /**
   * `null`: never sent, as by gateways that leave it out.
   * @default a quarter of the number of characters of request and reply; nothing cached
   */
  readonly usage?: Partial<ReplyUsage> | null;
  /** @default "stop", or "tool_calls" where there are some */
  readonly finishReason?: FinishReason;
  /** The model named in the answer. @default the one asked for */
  readonly model?: string;
}

/** A model's answer, as plain data. Made by `reply.text`, `reply.toolCalls` and `reply.refusal`. */
export interface CompletionReply {
  readonly kind: "completion";
  readonly reasoning: string | null;
  readonly text: string | null;
  readonly refusal: string | null;
  readonly toolCalls: readonly ToolCallRequest[];
  readonly chunks: number | readonly string[] | null;
  readonly delayMs: number;
  readonly firstChunkDelayMs: number;
  readonly headAtOnce: boolean;
  readonly usage: Partial<ReplyUsage> | null;
  readonly finishReason: FinishReason;
  readonly model: string | null;
  readonly ending: CompletionEnding;
}

/** What a completion says. */
export interface CompletionContent {
  readonly text?: string | null;
  readonly refusal?: string;
  readonly toolCalls?: readonly ToolCallRequest[];
}

export const completionReply = (content: CompletionContent, options: CompletionOptions): CompletionReply => {
  const { text = null, refusal = null, toolCalls = [] } = content;
  const { chunks = null, delayMs = 0, firstChunkDelayMs = 0, headAtOnce = false } = options;
  const { usage = {}, model = null, reasoning = null } = options;
  const words = text ?? refusal;
  if (typeof chunks === "number") expectCount("chunks", chunks, 1);
  if (typeof chunks === "object" && chunks !== null && words !== null && chunks.join("") !== words) {
    throw new TypeError("Expected `chunks` to make up the text when joined, got other text");
  }
  return {
    kind: "completion",
    reasoning,
    text,
    refusal,
    toolCalls,
    chunks,
    delayMs: expectNumber("delayMs", delayMs),
    firstChunkDelayMs: expectNumber("firstChunkDelayMs", firstChunkDelayMs),
    headAtOnce,
    usage: usage === null ? null : expectUsage(usage),
    finishReason: options.finishReason ?? (toolCalls.length > 0 ? "tool_calls" : "stop"),
    model,
    ending: { kind: "complete" },
  };
};
