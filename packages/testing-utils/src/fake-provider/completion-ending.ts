import type { StatusReply } from "./status-reply.ts";

/**
 * How far a completion gets. A chunk is one event of the stream, whatever it carries; OpenAI's final `[DONE]` is not
 * counted.
 */
export type CompletionEnding =
  | { readonly kind: "complete" }
  /** The connection is cut. */
  | { readonly kind: "disconnect"; readonly afterChunks: number }
  /** Silence, until the client leaves. */
  | { readonly kind: "hang"; readonly afterChunks: number }
  /** An event in the vendor's form for errors. */
  | { readonly kind: "error"; readonly afterChunks: number; readonly error: StatusReply }
  /** An answer that says of itself that it failed. */
  | { readonly kind: "failed"; readonly afterChunks: number; readonly error: StatusReply }
  /** The data of the next event is broken JSON; then the stream goes on. */
  | { readonly kind: "malformed"; readonly afterChunks: number }
  /** The stream ends in order, but too early. */
  | { readonly kind: "truncated"; readonly afterChunks: number };
