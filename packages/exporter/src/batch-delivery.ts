import type { EncodedBatch, SendOutcome } from "@sideband/core";
import { EncodeError } from "@sideband/core/otlp";

import { deliveryError } from "./delivery-error.ts";
import { encodeFailure } from "./encode-failure.ts";
import type { Outcome } from "./outcome.ts";
import { OutcomeTotals } from "./outcome-totals.ts";
import type { Sender } from "./sender.ts";
import { SpareBuffer } from "./spare-buffer.ts";
import { unexpected } from "./unexpected.ts";

/** Hears what became of a request, and how many items it carried. */
export type OutcomeListener = (outcome: Outcome, items: number) => void;

export interface BatchDeliveryOptions {
  readonly sender: Sender;
  /** The receiver's address, without anything secret. */
  readonly target: string;
  readonly maxRequestBytes: number;
}

/** What one delivery has for all its requests. */
interface Course {
  readonly signal: AbortSignal;
  readonly onOutcome: OutcomeListener;
  readonly totals: OutcomeTotals;
}

/**
 * Turns a batch of spans into requests that are not too large, and their outcomes into counts of spans. It is the
 * seam: what is below it knows payloads only.
 */
export class BatchDelivery {
  readonly #options: BatchDeliveryOptions;
  readonly #spare = new SpareBuffer();

  constructor(options: BatchDeliveryOptions) {
    this.#options = options;
  }

  /** The counts add up to `batch.size`. Never rejects. */
  async deliver(batch: EncodedBatch, signal: AbortSignal, onOutcome: OutcomeListener): Promise<SendOutcome> {
    const totals = new OutcomeTotals();
    if (batch.size > 0) await this.#deliver(batch, { signal, onOutcome, totals });
    return totals.outcome();
  }

  async #deliver(batch: EncodedBatch, course: Course): Promise<void> {
    const body = this.#encode(batch, course.totals);
    if (body === "failed") return;
    if (body !== "too large") return this.#send(batch, body, course);
    if (batch.size === 1) {
      const message = `A single span exceeds the ${this.#options.maxRequestBytes} bytes of a request`;
      course.totals.dropped("too_large", 1, new EncodeError("too_large", message));
      return;
    }
    await this.#bisect(batch, course);
  }

  async #bisect(batch: EncodedBatch, course: Course): Promise<void> {
    const middle = batch.size >> 1;
    await this.#deliver(batch.slice(0, middle), course);
    await this.#deliver(batch.slice(middle), course);
  }

  #encode(batch: EncodedBatch, totals: OutcomeTotals): Uint8Array | "too large" | "failed" {
    const { maxRequestBytes } = this.#options;
    // The spans alone tell most of what is too large, before anything of that size is allocated.
    const spanBytes = batch.spans.reduce((sum, { bytes }) => sum + bytes.length, 0);
    if (spanBytes > maxRequestBytes) return "too large";
    try {
      const body = batch.toRequest(this.#spare.take);
      return body.length > maxRequestBytes ? "too large" : body;
    } catch (error) {
      // What can throw is the resource and the scope, which the spans of a batch share.
      const failure = encodeFailure(error);
      totals.dropped(failure.reason, batch.size, failure);
      return "failed";
    }
  }

  async #send(batch: EncodedBatch, body: Uint8Array, course: Course): Promise<void> {
    const { signal, onOutcome, totals } = course;
    const items = batch.size;
    const outcome = await this.#options.sender.send({ body, items }, signal).catch(unexpected);
    if (items > 1 && isTooLarge(outcome)) return this.#bisect(batch, course);
    onOutcome(outcome, items);
    // After any other outcome the body may still lie in a socket that is being torn down.
    if (outcome.kind === "sent") this.#spare.give(body);
    const error = deliveryError(this.#options.target, outcome);
    switch (outcome.kind) {
      case "sent":
        return totals.sent(items);
      case "partiallySent":
        totals.sent(items - outcome.rejected);
        return totals.rejected(outcome.rejected, error);
      case "failed":
        if (outcome.by === "receiver") return totals.rejected(items, error);
        return totals.dropped(outcome.error.code === "spool_full" ? "spool_full" : "export_failed", items, error);
      case "retryable":
        // A receiver that does not know us has refused; so has nobody else who may still take it.
        if (outcome.error.code === "unauthorized") return totals.rejected(items, error);
        return totals.dropped("export_failed", items, error);
      case "spooled":
        return totals.spooled(items, error);
    }
  }
}

/** The receiver has nothing against what was sent, but against how much. */
const isTooLarge = (outcome: Outcome): boolean => outcome.kind === "failed" && outcome.error.code === "too_large";
