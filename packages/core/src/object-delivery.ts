import type { Delivery } from "./delivery.ts";
import { EncodeError } from "./otlp/encode-error.ts";
import { estimateSpanBytes } from "./estimate-span-bytes.ts";
import type { ReadableSpan } from "./readable-span.ts";
import type { ResourcePatience } from "./resource-patience.ts";
import type { SendOutcome } from "./send-outcome.ts";
import { allDropped } from "./settle-outcome.ts";
import type { StructuresAsJson } from "./structures-as-json.ts";
import type { ExportResult, SpanExporter } from "./span-exporter.ts";

interface SizedSpan {
  readonly span: ReadableSpan;
  readonly bytes: number;
}

export interface ObjectDeliveryOptions {
  readonly exporter: SpanExporter;
  readonly patience: ResourcePatience;
  /** Absent where structures stay what they are. */
  readonly json: StructuresAsJson | undefined;
  readonly maxSpanBytes: number;
}

/** Keeps spans as they are, for exporters that know nothing else; sizes are estimates. */
export class ObjectDelivery implements Delivery<SizedSpan> {
  readonly #patience: ResourcePatience;
  readonly #exporter: SpanExporter;
  readonly #json: StructuresAsJson | undefined;
  readonly #maxSpanBytes: number;

  constructor({ exporter, patience, json, maxSpanBytes }: ObjectDeliveryOptions) {
    this.#patience = patience;
    this.#exporter = exporter;
    this.#json = json;
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
    return { span: this.#json?.apply(span) ?? span, bytes };
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
