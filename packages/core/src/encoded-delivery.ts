import { type Delivery, whenFinal } from "./delivery.ts";
import { EncodedBatch, type EncodedSpan } from "./encoded-batch.ts";
import type { SpanEncoder } from "./otlp/span-encoder.ts";
import type { ReadableSpan } from "./readable-span.ts";
import type { SendOutcome } from "./send-outcome.ts";
import type { SendingSpanExporter } from "./span-exporter.ts";

/**
 * Keeps spans as bytes from the moment they end: their size is known, nobody can change them any more, and no export
 * has a batch to encode.
 */
export class EncodedDelivery implements Delivery<EncodedSpan> {
  readonly #exporter: SendingSpanExporter;
  readonly #encoder: SpanEncoder;

  constructor(exporter: SendingSpanExporter, encoder: SpanEncoder) {
    this.#exporter = exporter;
    this.#encoder = encoder;
  }

  prepare(span: ReadableSpan): EncodedSpan {
    return { bytes: this.#encoder.encode(span), resource: span.resource, scope: span.instrumentationScope };
  }

  sizeOf(item: EncodedSpan): number {
    return item.bytes.length;
  }

  async send(items: readonly EncodedSpan[], signal: AbortSignal): Promise<SendOutcome> {
    if (items.some(({ resource }) => resource.asyncAttributesPending === true)) {
      await whenFinal(items.map(({ resource }) => resource));
      signal.throwIfAborted();
    }
    return this.#exporter.send(new EncodedBatch(items), signal);
  }

  release(item: EncodedSpan): void {
    this.#encoder.release(item.bytes);
  }
}
