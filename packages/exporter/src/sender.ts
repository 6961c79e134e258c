import type { Outcome } from "./outcome.ts";

/** @see https://www.rfc-editor.org/rfc/rfc9110#name-content-encoding */
export type ContentEncoding = "gzip" | "zstd";

/** An encoded request on its way out. What the items are is nobody's business below the exporter. */
export interface Payload {
  /** Not to be read after `send` has resolved to `sent`: the memory then serves another request. */
  readonly body: Uint8Array;
  /** How `body` is compressed; absent when it is not. */
  readonly contentEncoding?: ContentEncoding;
  /** How many spans, log records or data points it carries: only to count them. */
  readonly items: number;
}

/**
 * The one interface of all layers: a transport implements it, and every capability is another implementation that
 * holds the next. `send` never rejects; a failure is an {@link Outcome}.
 *
 * @example
 * ```ts
 * const loud = (next: Sender): Sender => ({
 *   async send(payload, signal) {
 *     const outcome = await next.send(payload, signal);
 *     console.log(payload.items, outcome.kind);
 *     return outcome;
 *   },
 *   shutdown: () => next.shutdown(),
 * });
 * ```
 */
export interface Sender {
  /** @param signal aborted when the caller no longer waits: stop at once and answer. */
  send(payload: Payload, signal: AbortSignal): Promise<Outcome>;
  /**
   * A shutdown has begun: from now on one attempt per payload, without delays, so that everything queued gets its turn.
   * Handed on to the next layer.
   */
  stopRetrying?(): void;
  /**
   * The process is about to end: from now on one attempt per payload, without delays, and nothing that waits for the
   * thread pool, which may be full of the application's work. Handed on to the next layer.
   */
  drain?(): void;
  /** Frees what the layer holds. Called once, when nothing is in flight any more. */
  shutdown(): Promise<void>;
}
