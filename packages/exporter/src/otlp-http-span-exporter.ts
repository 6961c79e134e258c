import type { EncodedBatch, ExportResult, ReadableSpan, SendingSpanExporter, SendOutcome } from "@sideband/core";

import { BatchDelivery, type OutcomeListener } from "./batch-delivery.ts";
import { DeliveryLog } from "./delivery-log.ts";
import { encodeBatch } from "./encode-batch.ts";
import { endpointName } from "./endpoint.ts";
import { ExportError } from "./export-error.ts";
import { GzipSender } from "./gzip-sender.ts";
import { HttpSender } from "./http-sender.ts";
import { InFlight } from "./in-flight.ts";
import { type OtlpHttpSpanExporterOptions, resolveOptions } from "./options.ts";
import { OutcomeTotals } from "./outcome-totals.ts";
import type { Sender } from "./sender.ts";

const NEVER = new AbortController().signal;

/**
 * Sends spans to an OTLP receiver over HTTP as protobuf, one attempt per request, and says of every span what became
 * of it. `send()` is for those who hold encoded batches; `export()` makes it a stock exporter.
 *
 * @see https://opentelemetry.io/docs/specs/otlp/#otlphttp
 * @example
 * ```ts
 * import { OtlpHttpSpanExporter } from "@sideband/exporter";
 *
 * const exporter = new OtlpHttpSpanExporter({ url: "http://localhost:4318/v1/traces" });
 * ```
 */
export class OtlpHttpSpanExporter implements SendingSpanExporter {
  readonly #sender: Sender;
  readonly #delivery: BatchDelivery;
  readonly #log: DeliveryLog;
  readonly #inFlight = new InFlight();
  #shutdown: Promise<void> | undefined;

  /** @throws TypeError for an option that cannot work. */
  constructor(options: OtlpHttpSpanExporterOptions) {
    const resolved = resolveOptions(options);
    const { compression, compressionLevel, compressIn, compressAboveBytes, maxRequestBytes, log } = resolved;
    const http = new HttpSender(resolved);
    const gzip = { level: compressionLevel, place: compressIn, aboveBytes: compressAboveBytes };
    this.#sender = compression === "gzip" ? new GzipSender(http, gzip) : http;
    const target = endpointName(resolved.url);
    this.#log = new DeliveryLog(target, log);
    this.#delivery = new BatchDelivery({ sender: this.#sender, target, maxRequestBytes });
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

  /** The process is about to end: what is to be sent waits for no work of the application any more. */
  drain(): void {
    this.#sender.drain?.();
  }

  /** Resolves when every request in flight has been answered, or given up. */
  forceFlush(): Promise<void> {
    return this.#inFlight.settled();
  }

  /**
   * Takes nothing more, waits for what is in flight, no longer than its deadline, and closes the connections. Batches
   * that come later are counted as dropped (`shutdown`). Further calls get the same promise.
   */
  shutdown(): Promise<void> {
    this.#shutdown ??= this.#drain();
    return this.#shutdown;
  }

  async #drain(): Promise<void> {
    await this.#inFlight.settled();
    await this.#sender.shutdown();
    this.#log.close();
  }

  async #export(spans: readonly ReadableSpan[]): Promise<ExportResult> {
    const totals = new OutcomeTotals();
    const batch = encodeBatch(spans, totals);
    totals.add(await this.#deliver(batch, NEVER, this.#log.exported));
    const outcome = totals.outcome();
    return outcome.sent === spans.length ? { code: 0 } : { code: 1, error: new ExportError(outcome) };
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
