import { AsyncLocalStorage } from "node:async_hooks";

import { type BatchingOptions, type BatchingSpanProcessorOptions, resolveBatchingOptions } from "./batching-options.ts";
import { chooseDelivery, isSending } from "./choose-delivery.ts";
import type { Delivery } from "./delivery.ts";
import type { DropReason } from "./drop-reason.ts";
import type { EncodedSpan } from "./encoded-batch.ts";
import { errorText } from "./error-text.ts";
import { Flight, GRACE_MS } from "./flight.ts";
import { isSampled } from "./is-sampled.ts";
import { type Entrance, Ledger } from "./ledger.ts";
import { LossReporter } from "./loss-reporter.ts";
import { EncodeError } from "./otlp/encode-error.ts";
import { adoption, type Item, preparation } from "./queue-item.ts";
import type { ReadableSpan } from "./readable-span.ts";
import type { Cancel } from "./scheduler.ts";
import type { SendOutcome } from "./send-outcome.ts";
import type { SpanProcessor } from "./span-processor.ts";
import { SpanQueue } from "./span-queue.ts";
import { suppressTracing } from "./suppress-tracing.ts";
import { Waiters } from "./waiters.ts";

/**
 * The end of a span pipeline: keeps ended spans in a bounded queue and exports them in batches. Takes the place of the
 * stock batch processor, with either line of the stock SDK, and with any exporter.
 *
 * - Never more than `maxConcurrentExports` exports at once that are waited for: one that is given up frees its place.
 * - `forceFlush` resolves when everything accepted before it is settled: exported, rejected, spooled or counted as lost.
 * - Every accepted span ends in exactly one count of {@link BatchingSpanProcessor.ledger | its ledger}.
 * - Nothing is thrown into the application, and no timer keeps the process alive.
 *
 * @see https://opentelemetry.io/docs/specs/otel/trace/sdk/#batching-processor
 * @example
 * ```ts
 * import { BatchingSpanProcessor, type SpanExporter } from "@sideband/core";
 *
 * declare const exporter: SpanExporter;
 * const processor = new BatchingSpanProcessor({ exporter, maxQueueSpans: 10_000 });
 * ```
 */
export class BatchingSpanProcessor implements SpanProcessor {
  /** The counts of this pipeline. */
  readonly ledger: Ledger;
  /** Takes a sampled span that is encoded already; there if the exporter takes bytes and nobody asks for priorities. */
  readonly onEncoded?: (span: EncodedSpan) => void;
  readonly #options: BatchingOptions;
  readonly #delivery: Delivery<unknown>;
  readonly #prepare: (span: ReadableSpan) => Item;
  readonly #queue: SpanQueue<Item>;
  readonly #entrance: Entrance;
  readonly #losses: LossReporter;
  readonly #flights = new Set<Flight>();
  readonly #waiters = new Waiters();
  /** What exports start stays out of the request during which a batch happened to fill. */
  readonly #outside = AsyncLocalStorage.snapshot() as <T>(run: () => T) => T;
  #cancelTimer: Cancel | undefined;
  /** Items before this place in order go out without waiting for a full batch. */
  #due = 0;
  #closing: Promise<void> | undefined;

  /** @throws TypeError when an option is out of range. */
  constructor(options: BatchingSpanProcessorOptions) {
    const resolved = resolveBatchingOptions(options);
    this.#options = resolved;
    this.#losses = new LossReporter(resolved.scheduler, resolved.log);
    this.ledger = resolved.ledger ?? new Ledger();
    this.ledger.onDrop((reason, count, cause) => this.#losses.report(reason, count, cause));
    this.#entrance = this.ledger.claimEntrance();
    this.#delivery = chooseDelivery(resolved);
    this.#queue = new SpanQueue<Item>({
      maxItems: resolved.maxQueueSpans,
      maxBytes: resolved.maxQueueBytes,
      overflow: resolved.overflow,
      sizeOf: ({ content }) => this.#delivery.sizeOf(content),
      priorityOf: ({ priority }) => priority,
      onDrop: (item, reason) => this.#lose(item, reason),
    });
    this.ledger.measure("queued", () => this.#queue.size);
    this.ledger.measure("inFlight", () => this.#inFlight());
    this.#prepare = preparation(this.#delivery, resolved);
    const adopt = adoption(this.#delivery, resolved);
    if (adopt !== undefined) {
      this.onEncoded = (span) => {
        if (this.#admits()) this.#enqueue(span, adopt);
      };
    }
    const { exporter, draining } = resolved;
    if (!isSending(exporter)) return;
    exporter.useLedger?.(this.ledger);
    draining?.addEventListener("abort", () => exporter.drain?.(), { once: true });
  }

  onStart(): void {
    // A span is of interest once it has ended.
  }

  /** Takes an ended span in, if it is sampled. */
  onEnd(span: ReadableSpan): void {
    if (isSampled(span) && this.#admits()) this.#enqueue(span, this.#prepare);
  }

  /** How many more spans the queue takes, if they are as large as those that wait. */
  room(): number {
    if (this.#closing !== undefined) return 0;
    const { size, bytes } = this.#queue;
    const spans = this.#options.maxQueueSpans - size;
    return bytes === 0 ? spans : Math.min(spans, Math.floor(((this.#options.maxQueueBytes - bytes) * size) / bytes));
  }

  /** How many more bytes of spans the queue takes; no limit while it is empty, so that no span waits for ever. */
  roomBytes(): number {
    const { size, bytes } = this.#queue;
    return size === 0 ? Infinity : this.#options.maxQueueBytes - bytes;
  }

  /** Resolves when everything accepted so far is settled; never rejects. */
  async forceFlush(): Promise<void> {
    if (this.#closing !== undefined) return this.#closing;
    await this.#settled();
    await this.#ask(() => this.#options.exporter.forceFlush?.());
  }

  /**
   * Exports what is left, for `exportTimeoutMs` at the longest; counts as lost what was not settled by then, and shuts
   * the exporter down, which may take as long again. Called again, gives the same promise; never rejects.
   */
  shutdown(): Promise<void> {
    if (this.#closing === undefined) {
      // Known before anything else happens: what the exporter is asked to do may call back.
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#closing = promise;
      void this.#close().finally(resolve);
    }
    return this.#closing;
  }

  async #close(): Promise<void> {
    const { scheduler, exportTimeoutMs } = this.#options;
    const { exporter } = this.#options;
    if (isSending(exporter)) void this.#ask(async () => exporter.stopRetrying?.());
    const graceMs = Math.min(GRACE_MS, exportTimeoutMs / 2);
    const cancel = scheduler.schedule(() => {
      for (const item of this.#queue.popBatch(Infinity)) this.#lose(item, "shutdown");
      for (const flight of this.#flights) flight.abort(graceMs);
      this.#wake();
    }, exportTimeoutMs - graceMs);
    await this.#settled();
    cancel();
    this.#stopTimer();
    await this.#ask(() => this.#options.exporter.shutdown());
    this.#losses.close();
  }

  /** Resolves when everything that came in up to now is settled. */
  #settled(): Promise<void> {
    const before = this.#queue.pushed;
    this.#due = before;
    this.#depart();
    const settled = this.#waiters.wait(before);
    this.#wake();
    return settled;
  }

  /** Counts a span that comes in; whether it is worth preparing. */
  #admits(): boolean {
    this.#entrance.accept(1);
    if (this.#closing !== undefined) {
      this.ledger.countDropped("shutdown", 1);
      return false;
    }
    const full = this.#options.overflow === "drop-newest" && this.#queue.size >= this.#options.maxQueueSpans;
    if (full) this.ledger.countDropped("queue_full", 1);
    return !full;
  }

  #enqueue<Span>(span: Span, prepare: (span: Span) => Item): void {
    let item: Item;
    try {
      item = prepare(span);
    } catch (error) {
      this.ledger.countDropped(EncodeError.isInstance(error) ? error.reason : "encode_failed", 1, error);
      return;
    }
    if (this.#closing !== undefined) {
      this.#lose(item, "shutdown"); // it was the span's own getter, or `priorityOf`, that shut down
      return;
    }
    if (!this.#queue.push(item)) return;
    if (this.#full()) this.#depart();
    else this.#startTimer();
  }

  #lose(item: Item, reason: DropReason): void {
    this.#delivery.release(item.content);
    this.ledger.countDropped(reason, 1);
    this.#wake();
  }

  #full(): boolean {
    return this.#queue.size >= this.#options.maxBatchSpans || this.#queue.bytes >= this.#options.maxBatchBytes;
  }

  /** Sends off as many batches as are ready and may fly. */
  #depart(): void {
    const { maxConcurrentExports } = this.#options;
    while (this.#flights.size < maxConcurrentExports && (this.#full() || this.#queue.oldest < this.#due)) {
      this.#outside(() => suppressTracing(() => this.#launch()));
    }
    if (this.#queue.size === 0) this.#stopTimer();
    else this.#startTimer();
  }

  #launch(): void {
    const { maxBatchSpans, maxBatchBytes, exportTimeoutMs, scheduler } = this.#options;
    const first = this.#queue.oldest;
    const contents = this.#queue.popBatch(maxBatchSpans, maxBatchBytes).map(({ content }) => content);
    const flight = new Flight({
      first,
      size: contents.length,
      timeoutMs: exportTimeoutMs,
      scheduler,
      send: (signal) => this.#delivery.send(contents, signal),
      onSettled: (settled, outcome) => this.#settle(settled, outcome),
      onAnswered: (outcome, late) => {
        for (const content of contents) this.#delivery.release(content);
        if (late) this.#countLate(outcome);
      },
    });
    this.#flights.add(flight);
    flight.start();
  }

  #settle(flight: Flight, outcome: SendOutcome): void {
    this.#flights.delete(flight);
    this.ledger.countExported(outcome.sent);
    this.ledger.countRejected(outcome.rejected);
    for (const [reason, count] of Object.entries(outcome.dropped) as [DropReason, number][]) {
      this.ledger.countDropped(reason, count, outcome.cause);
    }
    this.#depart();
    this.#wake();
  }

  /** Spans given up before, as lost: those that arrived stay so, and those that lie in a spool now have come back. */
  #countLate({ sent, spooled }: SendOutcome): void {
    this.ledger.countLate(sent);
    this.ledger.countRecovered(spooled);
  }

  #inFlight(): number {
    let spans = 0;
    for (const { size } of this.#flights) spans += size;
    return spans;
  }

  /** Resolves those whose spans are all settled. */
  #wake(): void {
    if (this.#waiters.none) return;
    let oldest = this.#queue.oldest;
    for (const { first } of this.#flights) oldest = Math.min(oldest, first);
    this.#waiters.wake(oldest);
  }

  #startTimer(): void {
    this.#cancelTimer ??= this.#outside(() =>
      this.#options.scheduler.schedule(() => {
        this.#cancelTimer = undefined;
        this.#due = this.#queue.pushed;
        this.#depart();
      }, this.#options.scheduledDelayMs),
    );
  }

  #stopTimer(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
  }

  /** Asks the exporter to do something, and waits for it as long as an export may take. */
  async #ask(request: () => Promise<void> | undefined): Promise<void> {
    const { scheduler, exportTimeoutMs } = this.#options;
    const done = this.#outside(() => suppressTracing(async () => request()));
    const complaint = await new Promise<string | undefined>((resolve) => {
      const cancel = scheduler.schedule(() => resolve("did not finish in time"), exportTimeoutMs);
      done.then(
        () => resolve(undefined),
        (error: unknown) => resolve(`failed: ${errorText(error)}`),
      );
      done.then(cancel, cancel);
    });
    if (complaint !== undefined) this.#losses.say(`The exporter's flush or shutdown ${complaint}.`);
  }
}
