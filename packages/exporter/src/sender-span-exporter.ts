import type { EncodedBatch, ExportResult, ReadableSpan, SendingSpanExporter, SendOutcome } from "@sideband/core";

import { BatchDelivery, type OutcomeListener } from "./batch-delivery.ts";
import { DeliveryLog } from "./delivery-log.ts";
import { encodeBatch } from "./encode-batch.ts";
import { ExportError } from "./export-error.ts";
import type { ExporterLayers, LayeredExporter } from "./exporter-layers.ts";
import { InFlight } from "./in-flight.ts";
import { OutcomeTotals } from "./outcome-totals.ts";
import type { Sender } from "./sender.ts";

const NEVER = new AbortController().signal;

/**
 * Makes a span exporter of the layers of a {@link Sender}: the one place where spans become requests, and outcomes of
 * requests become counts of spans.
 */
export class SenderSpanExporter implements SendingSpanExporter, LayeredExporter {
  readonly #layers: ExporterLayers;
  readonly #sender: Sender;
  readonly #delivery: BatchDelivery;
  readonly #log: DeliveryLog;
  readonly #inFlight = new InFlight();
  #shutdown: Promise<void> | undefined;

  constructor(layers: ExporterLayers, log: (message: string) => void) {
    const { compress, transport, target, maxRequestBytes } = layers;
    this.#layers = layers;
    this.#sender = compress(transport);
    this.#log = new DeliveryLog(target, log);
    this.#delivery = new BatchDelivery({ sender: this.#sender, target, maxRequestBytes });
  }

  /**
   * What it is made of: the seam for decorators such as retry and spool, which belong between `compress` and `transport`.
   * Whoever builds upon the layers shuts the transport down, and no longer calls the exporter itself.
   */
  layers(): ExporterLayers {
    return this.#layers;
  }

  /**
   * Says of every span what became of it, and why it was not sent: the `cause` is an error whose message is safe to log.
   *
   * @param signal aborted: the request ends at once and its spans count as dropped.
   */
  send(batch: EncodedBatch, signal: AbortSignal): Promise<SendOutcome> {
    return this.#deliver(batch, signal, this.#log.sent);
  }

  /**
   * The stock call. It is a success only if every span was taken; otherwise the error is an {@link ExportError}, and
   * what it says is not repeated in the log.
   */
  export(spans: ReadableSpan[], resultCallback: (result: ExportResult) => void): void {
    // Tracked together with the callback, so that a flush ends after the caller has heard.
    void this.#inFlight.track(this.#export(spans).then(resultCallback)).catch(() => {
      // What the callback throws is the caller's affair; it must not become an unhandled rejection.
    });
  }

  /** A shutdown has begun: from now on one attempt per request, so that what is queued gets its turn too. */
  stopRetrying(): void {
    this.#sender.stopRetrying?.();
  }

  /** The process is about to end: what is to be sent waits for no work of the application any more. */
  drain(): void {
    this.#sender.drain?.();
  }

  /** Resolves when every request in flight has been answered, or given up. */
  forceFlush(): Promise<void> {
    return this.#inFlight.settled();
  }

  /**
   * Takes nothing more, waits for what is in flight, no longer than its deadline, and frees what it holds. Batches that
   * come later are counted as dropped (`shutdown`). Further calls get the same promise.
   */
  shutdown(): Promise<void> {
    this.#shutdown ??= this.#close();
    return this.#shutdown;
  }

  async #close(): Promise<void> {
    this.#sender.stopRetrying?.();
    await this.#inFlight.settled();
    await this.#sender.shutdown().finally(() => this.#log.close());
  }

  async #export(spans: readonly ReadableSpan[]): Promise<ExportResult> {
    const totals = new OutcomeTotals();
    const batch = encodeBatch(spans, totals);
    totals.add(await this.#deliver(batch, NEVER, this.#log.exported));
    const outcome = totals.outcome();
    const kept = outcome.sent + outcome.spooled;
    return kept === spans.length ? { code: 0 } : { code: 1, error: new ExportError(outcome) };
  }

  #deliver(batch: EncodedBatch, signal: AbortSignal, onOutcome: OutcomeListener): Promise<SendOutcome> {
    if (this.#shutdown !== undefined) return Promise.resolve(refused(batch.size));
    return this.#inFlight.track(this.#delivery.deliver(batch, signal, onOutcome));
  }
}

/** The outcome of a batch that came after the shutdown. */
const refused = (spans: number): SendOutcome => {
  const totals = new OutcomeTotals();
  totals.dropped("shutdown", spans);
  return totals.outcome();
};
