import type { BatchingOptions } from "./batching-options.ts";
import type { Delivery } from "./delivery.ts";
import { EncodedDelivery } from "./encoded-delivery.ts";
import { ObjectDelivery } from "./object-delivery.ts";
import { SpanEncoder } from "./otlp/span-encoder.ts";
import type { SendingSpanExporter } from "./span-exporter.ts";

/** Whether an exporter takes bytes, and says what became of each span. */
export const isSending = (exporter: BatchingOptions["exporter"]): exporter is SendingSpanExporter =>
  "send" in exporter && typeof exporter.send === "function";

/** Bytes for an exporter that takes them, the spans themselves for any other. */
export const chooseDelivery = ({ exporter, maxSpanBytes, interner, scheduler }: BatchingOptions): Delivery<unknown> => {
  if (!isSending(exporter)) return new ObjectDelivery(exporter, maxSpanBytes, scheduler);
  const encoder = new SpanEncoder(interner === undefined ? { maxSpanBytes } : { maxSpanBytes, interner });
  return new EncodedDelivery(exporter, encoder, scheduler);
};
