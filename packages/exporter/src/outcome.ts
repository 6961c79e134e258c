import type { SendError } from "./send-error.ts";

/** The receiver took everything. */
export interface Sent {
  readonly kind: "sent";
  /** What the receiver, or the reading of its answer, gave cause to say although everything was taken. */
  readonly warning?: string;
}

/** The receiver took a part and refused the rest. The refused part must never be sent again. */
export interface PartiallySent {
  readonly kind: "partiallySent";
  /** How many items were refused: from 1 to all of them. */
  readonly rejected: number;
  readonly message: string;
}

/** Nothing was taken, as far as we know, and the same request may succeed later. */
export interface Retryable {
  readonly kind: "retryable";
  readonly error: SendError;
  /** How long the receiver asked to be left alone, in milliseconds, clamped to sane bounds. */
  readonly retryAfterMs?: number;
  /**
   * Somebody has to mend something first, a certificate or a credential: another attempt within seconds is of no use,
   * one within minutes is.
   */
  readonly slow?: true;
}

/** The same request can never succeed. */
export interface Failed {
  readonly kind: "failed";
  /** Who gave up: the receiver by its answer, or we, before or after it. */
  readonly by: "receiver" | "sender";
  readonly error: SendError;
}

/** It lies in a spool, and will be sent from there. */
export interface Spooled {
  readonly kind: "spooled";
  /** Why it was not sent at once. */
  readonly error: SendError;
}

/**
 * What became of one request. Every layer between the exporter and the wire speaks in these, and none throws.
 *
 * @see https://opentelemetry.io/docs/specs/otlp/#otlphttp-response
 */
export type Outcome = Sent | PartiallySent | Retryable | Failed | Spooled;
