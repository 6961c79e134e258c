import type { EncodedBatch } from "./encoded-batch.ts";
import type { Ledger } from "./ledger.ts";
import type { ReadableSpan } from "./readable-span.ts";
import type { SendOutcome } from "./send-outcome.ts";

/** The stock result of an export: 0 is success, 1 is failure. */
export interface ExportResult {
  code: 0 | 1;
  error?: Error;
}

/**
 * A stage that handles a batch of spans.
 *
 * @see https://opentelemetry.io/docs/specs/otel/trace/sdk/#span-exporter
 */
export interface SpanExporter {
  export(spans: ReadableSpan[], resultCallback: (result: ExportResult) => void): void;
  forceFlush?(): Promise<void>;
  shutdown(): Promise<void>;
}

/**
 * A {@link SpanExporter} that takes spans already encoded and says what became of every one of them.
 * `export()` knows only success and failure; here partial success, spooling and loss are told apart.
 */
export interface SendingSpanExporter extends SpanExporter {
  /**
   * Delivers one batch. The four counts of the outcome add up to `batch.size`. The bytes of the batch are good until
   * the promise settles, and are written over then: copy what is to be kept.
   *
   * @param signal aborted when the caller's deadline has passed: stop, and say what became of the batch.
   */
  send(batch: EncodedBatch, signal: AbortSignal): Promise<SendOutcome>;
  /**
   * Called once, by the processor that holds the exporter: an exporter that keeps spans on disk measures them as
   * `spooled` there, and counts what it settles later.
   */
  useLedger?(ledger: Ledger): void;
  /**
   * Says that a shutdown has begun: from now on one attempt per batch, without a delay, so that what is queued gets its
   * turn too.
   */
  stopRetrying?(): void;
  /**
   * Says that the process ends as soon as the pipeline is empty: from now on one attempt per batch, without a delay,
   * and nothing that waits for the thread pool, which may be full of the application's work.
   */
  drain?(): void;
}
