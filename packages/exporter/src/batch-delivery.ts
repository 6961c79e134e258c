import type { EncodedBatch, SendOutcome } from "@sideband/core";
import { EncodeError } from "@sideband/core/otlp";

import type { DeliveryLog } from "./delivery-log.ts";
import type { Outcome } from "./outcome.ts";
import { OutcomeTotals } from "./outcome-totals.ts";
import { SendError } from "./send-error.ts";
import type { Sender } from "./sender.ts";
import { SpareBuffer } from "./spare-buffer.ts";

/**
 * Turns a batch of spans into requests that are not too large, and their outcomes into counts of spans. It is the
 * seam: what is below it knows payloads only.
 */
export class BatchDelivery {
  readonly #sender: Sender;
  readonly #log: DeliveryLog;
  readonly #maxRequestBytes: number;
  readonly #spare = new SpareBuffer();

  constructor(sender: Sender, log: DeliveryLog, maxRequestBytes: number) {
    this.#sender = sender;
    this.#log = log;
    this.#maxRequestBytes = maxRequestBytes;
  }

  /** The counts add up to `batch.size`. Never rejects. */
  async deliver(batch: EncodedBatch, signal: AbortSignal): Promise<SendOutcome> {
    const totals = new OutcomeTotals();
    if (batch.size > 0) await this.#deliver(batch, signal, totals);
    return totals.outcome();
  }

  async #deliver(batch: EncodedBatch, signal: AbortSignal, totals: OutcomeTotals): Promise<void> {
    const body = this.#encode(batch, totals);
    if (body === "failed") return;
    if (body !== "too large") return this.#send(body, batch.size, signal, totals);
    if (batch.size === 1) {
      totals.dropped("too_large", 1);
      this.#log.lost(`A single span exceeds the ${this.#maxRequestBytes} bytes of a request`, 1);
      return;
    }
    const middle = batch.size >> 1;
    await this.#deliver(batch.slice(0, middle), signal, totals);
    await this.#deliver(batch.slice(middle), signal, totals);
  }

  #encode(batch: EncodedBatch, totals: OutcomeTotals): Uint8Array | "too large" | "failed" {
    // The spans alone tell most of what is too large, before anything of that size is allocated.
    const spanBytes = batch.spans.reduce((sum, { bytes }) => sum + bytes.length, 0);
    if (spanBytes > this.#maxRequestBytes) return "too large";
    try {
      const body = batch.toRequest(this.#spare.take);
      return body.length > this.#maxRequestBytes ? "too large" : body;
    } catch (error) {
      // What can throw is the resource and the scope, which the spans of a batch share.
      totals.dropped(EncodeError.isInstance(error) ? error.reason : "encode_failed", batch.size);
      this.#log.lost("The request could not be encoded", batch.size);
      return "failed";
    }
  }

  async #send(body: Uint8Array, items: number, signal: AbortSignal, totals: OutcomeTotals): Promise<void> {
    const outcome = await this.#sender.send({ body, items }, signal).catch(unexpected);
    this.#log.outcome(outcome, items);
    // After any other outcome the body may still lie in a socket that is being torn down.
    if (outcome.kind === "sent") this.#spare.give(body);
    switch (outcome.kind) {
      case "sent":
        return totals.sent(items);
      case "partiallySent":
        totals.sent(items - outcome.rejected);
        return totals.rejected(outcome.rejected);
      case "failed":
        return outcome.by === "receiver" ? totals.rejected(items) : totals.dropped("export_failed", items);
      case "retryable":
        return totals.dropped("export_failed", items);
    }
  }
}

/** A layer that breaks its promise never to reject, or the memory that gzip asks for is not there. */
const unexpected = (cause: unknown): Outcome => ({
  kind: "failed",
  by: "sender",
  error: new SendError("unexpected", "The request could not be made", { cause }),
});
