import type { Delivery } from "./delivery.ts";
import { EncodedBatch, type EncodedSpan } from "./encoded-batch.ts";
import { expectOrigin } from "./expect-origin.ts";
import { EncodeError } from "./otlp/encode-error.ts";
import { JsonAttributes } from "./otlp/json-attributes.ts";
import type { SpanEncoder } from "./otlp/span-encoder.ts";
import type { ReadableSpan } from "./readable-span.ts";
import type { ResourcePatience } from "./resource-patience.ts";
import type { SendOutcome } from "./send-outcome.ts";
import type { SendingSpanExporter } from "./span-exporter.ts";

export interface EncodedDeliveryOptions {
  readonly exporter: SendingSpanExporter;
  readonly encoder: SpanEncoder;
  readonly patience: ResourcePatience;
  readonly jsonAttributes: readonly string[];
  readonly maxSpanBytes: number;
}

/**
 * Keeps spans as bytes from the moment they end: their size is known, nobody can change them any more, and no export
 * has a batch to encode.
 */
export class EncodedDelivery implements Delivery<EncodedSpan> {
  readonly #patience: ResourcePatience;
  readonly #exporter: SendingSpanExporter;
  readonly #encoder: SpanEncoder;
  readonly #json: JsonAttributes;
  readonly #maxSpanBytes: number;

  constructor({ exporter, encoder, patience, jsonAttributes, maxSpanBytes }: EncodedDeliveryOptions) {
    this.#patience = patience;
    this.#exporter = exporter;
    this.#encoder = encoder;
    this.#json = new JsonAttributes(jsonAttributes);
    this.#maxSpanBytes = maxSpanBytes;
  }

  prepare(span: ReadableSpan): EncodedSpan {
    expectOrigin(span);
    const { resource, instrumentationScope: scope } = span;
    return this.adopt({ bytes: this.#encoder.encode(span), resource, scope, owner: this.#encoder });
  }

  adopt(span: EncodedSpan): EncodedSpan {
    const { bytes, resource, scope } = span;
    const finished = this.#json.apply(bytes);
    if (finished.length > this.#maxSpanBytes) {
      this.release(span);
      throw new EncodeError(
        "too_large",
        `Expected a span of at most ${this.#maxSpanBytes} bytes, got ${finished.length}`,
      );
    }
    if (finished === bytes) return span;
    this.release(span);
    return { bytes: finished, resource, scope };
  }

  sizeOf(item: EncodedSpan): number {
    return item.bytes.length;
  }

  async send(items: readonly EncodedSpan[], signal: AbortSignal): Promise<SendOutcome> {
    const resources = items.map(({ resource }) => resource);
    if (this.#patience.needed(resources)) await this.#patience.wait(resources, signal);
    return this.#exporter.send(new EncodedBatch(items), signal);
  }

  release({ owner, bytes }: EncodedSpan): void {
    owner?.release(bytes);
  }
}
