import { expectCount } from "../expect-option.ts";
import type { CompletionEnding } from "./completion-ending.ts";
import {
  completionReply,
  type CompletionOptions,
  type CompletionReply,
  type ToolCallRequest,
} from "./completion-reply.ts";
import { embeddingsReply, type EmbeddingsOptions, type EmbeddingsReply } from "./embeddings-reply.ts";
import { statusReply, type StatusOptions, type StatusReply } from "./status-reply.ts";

/** Never answers; ends when the client leaves. */
export interface HangReply {
  readonly kind: "hang";
}

/** Cuts the connection before the first byte of an answer. */
export interface DisconnectReply {
  readonly kind: "disconnect";
}

/** What a {@link FakeProvider} does with one request. Plain data: it can be stored, compared, sent to a process. */
export type Reply = CompletionReply | EmbeddingsReply | StatusReply | HangReply | DisconnectReply;

/** Where a completion breaks off. */
export interface BreakOptions {
  /**
   * How many chunks of the stream are sent before; the first ones of a completion carry no text. An answer that is not
   * streamed breaks off in the middle of its body.
   */
  readonly afterChunks: number;
  /** The completion that breaks off. @default a short text */
  readonly of?: CompletionReply;
}

/** Where a completion breaks off, and with which error. */
export interface ErrorBreakOptions extends BreakOptions {
  /** Its status, message, type and code. @default status 500 */
  readonly error?: StatusReply;
}

const SHORT_TEXT = "This is the answer of a fake model.";

const endingIn = (ending: CompletionEnding, of: CompletionReply = reply.text()): CompletionReply => ({ ...of, ending });

const breakOff = (
  kind: "hang" | "disconnect" | "malformed" | "truncated",
  { afterChunks, of }: BreakOptions,
): CompletionReply => endingIn({ kind, afterChunks: expectCount("afterChunks", afterChunks) }, of);

const breakOffBy = (kind: "error" | "failed", options: ErrorBreakOptions): CompletionReply => {
  const { afterChunks, of, error = statusReply(500, {}) } = options;
  return endingIn({ kind, afterChunks: expectCount("afterChunks", afterChunks), error }, of);
};

/**
 * Makes the replies of a {@link FakeProvider}'s script. The same reply serves every vendor.
 *
 * @example
 * const script = [reply.status(429, { retryAfterMs: 1 }), reply.text("Hello!", { chunks: 3, delayMs: 5 })];
 */
export const reply = {
  /** A text, streamed if the request asks for it. */
  text(content: string = SHORT_TEXT, options: CompletionOptions = {}): CompletionReply {
    return completionReply({ text: content }, options);
  },

  /** Tool calls, with a text before them if `content` is given; arguments are streamed in pieces. */
  toolCalls(
    calls: readonly ToolCallRequest[],
    options: CompletionOptions & { content?: string } = {},
  ): CompletionReply {
    expectCount("calls.length", calls.length, 1);
    return completionReply({ text: options.content ?? null, toolCalls: calls }, options);
  },

  /**
   * The model declines: OpenAI's `refusal` in place of the content, Anthropic's stop reason `refusal`, Gemini's blocked
   * prompt. For an answer that a filter cut short, see the finish reason `content_filter`.
   */
  refusal(explanation = "I can't help with that.", options: CompletionOptions = {}): CompletionReply {
    return completionReply({ refusal: explanation }, options);
  },

  /** Vectors, for the endpoints of embeddings. They serve completions too: any `reply.text()` stands for the default. */
  embeddings(options: EmbeddingsOptions = {}): EmbeddingsReply {
    return embeddingsReply(options);
  },

  /** An HTTP status with the vendor's error body, or with a `body` of your own. */
  status(status: number, options: StatusOptions = {}): StatusReply {
    return statusReply(status, options);
  },

  /** A failure of the provider itself: `status` with a default. */
  error(status = 500, options: StatusOptions = {}): StatusReply {
    return statusReply(status, options);
  },

  /** A stream that carries an error event after some chunks; the plain error where nothing is streamed. */
  streamError(options: ErrorBreakOptions): CompletionReply {
    return breakOffBy("error", options);
  },

  /**
   * An answer that says of itself that it failed, with HTTP status 200: status `failed` of OpenAI's Responses, which no
   * client throws. The other APIs have no such form and do as with `streamError`.
   */
  failed(options: Partial<ErrorBreakOptions> = {}): CompletionReply {
    return breakOffBy("failed", { afterChunks: 2, ...options });
  },

  /** A stream with one event whose data is broken JSON, after some chunks; a broken body where nothing is streamed. */
  malformed(options: BreakOptions): CompletionReply {
    return breakOff("malformed", options);
  },

  /**
   * A stream that ends in order after some chunks, without the rest: an empty one for `afterChunks: 0`. Where nothing is
   * streamed, half of the body, or none.
   */
  truncated(options: BreakOptions): CompletionReply {
    return breakOff("truncated", options);
  },

  /** Cuts the connection: before any answer, or in the middle of one. */
  disconnect(options?: BreakOptions): CompletionReply | DisconnectReply {
    return options === undefined ? { kind: "disconnect" } : breakOff("disconnect", options);
  },

  /** Stays silent until the client leaves: from the start, or in the middle of an answer. */
  hang(options?: BreakOptions): CompletionReply | HangReply {
    return options === undefined ? { kind: "hang" } : breakOff("hang", options);
  },
} as const;
