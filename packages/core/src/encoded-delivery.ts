import type { Delivery } from "./delivery.ts";
import { EncodedBatch, type EncodedSpan } from "./encoded-batch.ts";
import { EncodeError } from "./otlp/encode-error.ts";
import type { SpanEncoder } from "./otlp/span-encoder.ts";
import type { ReadableSpan } from "./readable-span.ts";
import type { ResourcePatience } from "./resource-patience.ts";
import type { SendOutcome } from "./send-outcome.ts";
import type { SendingSpanExporter } from "./span-exporter.ts";

/**
 * Keeps spans as bytes from the moment they end: their size is known, nobody can change them any more, and no export
 * has a batch to encode.
 */
export class EncodedDelivery implements Delivery<EncodedSpan> {
  readonly #patience: ResourcePatience;
  readonly #exporter: SendingSpanExporter;
  readonly #encoder: SpanEncoder;

  constructor(exporter: SendingSpanExporter, encoder: SpanEncoder, patience: ResourcePatience) {
    this.#patience = patience;
    this.#exporter = exporter;
    this.#encoder = encoder;
  }

  prepare(span: ReadableSpan): EncodedSpan {
    const { resource, instrumentationScope: scope } = span;
    if (!isObject(resource) || !isObject(scope)) {
      throw new EncodeError("encode_failed", "Expected a span to have a resource and a scope");
    }
    return { bytes: this.#encoder.encode(span), resource, scope };
  }

  sizeOf(item: EncodedSpan): number {
    return item.bytes.length;
  }

  async send(items: readonly EncodedSpan[], signal: AbortSignal): Promise<SendOutcome> {
    const resources = items.map(({ resource }) => resource);
    if (this.#patience.needed(resources)) await this.#patience.wait(resources, signal);
    return this.#exporter.send(new EncodedBatch(items), signal);
  }

  release(item: EncodedSpan): void {
    this.#encoder.release(item.bytes);
  }
}

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;
