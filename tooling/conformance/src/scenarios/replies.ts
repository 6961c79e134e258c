import { reply, type CompletionReply } from "@sideband/testing-utils";

import type { TokenCounts } from "../span-reader.ts";

export const USAGE: TokenCounts = { inputTokens: 100, outputTokens: 50 };

const usage = { inputTokens: 100, outputTokens: 50, cachedTokens: 40, reasoningTokens: 10 };

export const ANSWER: CompletionReply = reply.text("It is on its way.", { usage });

/** What the vendors call a failure of their own. */
export const SERVER_ERRORS: readonly string[] = ["server_error", "api_error"];

/** Long enough for a program to leave it in the middle, whatever the connection buffers. */
export const LONG_ANSWER: CompletionReply = reply.text("word ".repeat(200), { chunks: 200, delayMs: 2, usage });

/** When to give up waiting for it, on a busy machine. */
export const LONGEST_ANSWER_MS = 15_000;

/** Chunks of every API in which the answer has begun. */
export const BEGUN = 5;
