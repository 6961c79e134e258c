import type { Delivery } from "./delivery.ts";
import { decodeSpan } from "./otlp/decode-span.ts";
import { EncodeError } from "./otlp/encode-error.ts";
import { JsonAttributes } from "./otlp/json-attributes.ts";
import type { SpanEncoder } from "./otlp/span-encoder.ts";
import { estimateSpanBytes } from "./estimate-span-bytes.ts";
import type { ReadableSpan } from "./readable-span.ts";
import type { ResourcePatience } from "./resource-patience.ts";
import type { SendOutcome } from "./send-outcome.ts";
import { allDropped } from "./settle-outcome.ts";
import type { ExportResult, SpanExporter } from "./span-exporter.ts";

interface SizedSpan {
  readonly span: ReadableSpan;
  readonly bytes: number;
}

export interface ObjectDeliveryOptions {
  readonly exporter: SpanExporter;
  readonly encoder: SpanEncoder;
  readonly patience: ResourcePatience;
  readonly jsonAttributes: readonly string[];
  readonly maxSpanBytes: number;
}

/** Keeps spans as they are, for exporters that know nothing else; sizes are estimates. */
export class ObjectDelivery implements Delivery<SizedSpan> {
  readonly #patience: ResourcePatience;
  readonly #exporter: SpanExporter;
  readonly #encoder: SpanEncoder;
  readonly #json: JsonAttributes | undefined;
  readonly #maxSpanBytes: number;

  constructor({ exporter, encoder, patience, jsonAttributes, maxSpanBytes }: ObjectDeliveryOptions) {
    this.#patience = patience;
    this.#exporter = exporter;
    this.#encoder = encoder;
    this.#json = jsonAttributes.length === 0 ? undefined : new JsonAttributes(jsonAttributes);
    this.#maxSpanBytes = maxSpanBytes;
  }

  prepare(span: ReadableSpan): SizedSpan {
    const bytes = estimateSpanBytes(span, this.#maxSpanBytes);
    if (bytes > this.#maxSpanBytes) {
      throw new EncodeError(
        "too_large",
        `Expected a span of at most ${this.#maxSpanBytes} bytes, got ${bytes} or more`,
      );
    }
    return { span: this.#finish(span), bytes };
  }

  /** The span with its structures as JSON where they are to be: read back from bytes, as no stage changes a span itself. */
  #finish(span: ReadableSpan): ReadableSpan {
    if (this.#json === undefined) return span;
    const encoded = this.#encoder.encode(span);
    const finished = this.#json.apply(encoded);
    const result = finished === encoded ? span : decodeSpan(finished, span.resource, span.instrumentationScope);
    this.#encoder.release(encoded);
    return result;
  }

  sizeOf(item: SizedSpan): number {
    return item.bytes;
  }

  async send(items: readonly SizedSpan[], signal: AbortSignal): Promise<SendOutcome> {
    const spans = items.map(({ span }) => span);
    const resources = spans.map(({ resource }) => resource);
    if (this.#patience.needed(resources)) await this.#patience.wait(resources, signal);
    return new Promise((resolve) => {
      this.#exporter.export(spans, (result: ExportResult | undefined) => {
        if (result?.code === 0) resolve({ sent: spans.length, rejected: 0, spooled: 0, dropped: {} });
        else resolve(allDropped(spans.length, "export_failed", result?.error));
      });
    });
  }

  release(): void {
    // The garbage collector has the objects.
  }
}
