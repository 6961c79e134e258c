import { expectCount } from "../expect-option.ts";
import {
  completionReply,
  type CompletionOptions,
  type CompletionReply,
  type ToolCallRequest,
} from "./completion-reply.ts";
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
export type Reply = CompletionReply | StatusReply | HangReply | DisconnectReply;

/** Where a completion breaks off. */
export interface BreakOptions {
  /**
   * How many chunks of the stream are sent before; the first one of a completion carries only the role. An answer
   * that is not streamed breaks off in the middle of its body.
   */
  readonly afterChunks: number;
  /** The completion that breaks off. @default a short text */
  readonly of?: CompletionReply;
}

const SHORT_TEXT = "This is the answer of a fake model.";

const breakOff = (kind: "hang" | "disconnect", options: BreakOptions): CompletionReply => ({
  ...(options.of ?? reply.text()),
  ending: { kind, afterChunks: expectCount("afterChunks", options.afterChunks) },
});

/**
 * Makes the replies of a {@link FakeProvider}'s script.
 *
 * @example
 * const script = [reply.status(429, { retryAfterMs: 1 }), reply.text("Hello!", { chunks: 3, delayMs: 5 })];
 */
export const reply = {
  /** A text, streamed if the request asks for it. */
  text(content: string = SHORT_TEXT, options: CompletionOptions = {}): CompletionReply {
    return completionReply(content, [], options);
  },

  /** Tool calls, with a text before them if `content` is given; arguments are streamed in pieces. */
  toolCalls(
    calls: readonly ToolCallRequest[],
    options: CompletionOptions & { content?: string } = {},
  ): CompletionReply {
    expectCount("calls.length", calls.length, 1);
    return completionReply(options.content ?? null, calls, options);
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
  streamError(options: BreakOptions & { error?: StatusReply }): CompletionReply {
    const afterChunks = expectCount("afterChunks", options.afterChunks);
    return {
      ...(options.of ?? reply.text()),
      ending: { kind: "error", afterChunks, error: options.error ?? statusReply(500, {}) },
    };
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
