import type { BatchingOptions } from "./batching-options.ts";
import type { Delivery } from "./delivery.ts";
import { EncodedDelivery } from "./encoded-delivery.ts";
import { ObjectDelivery } from "./object-delivery.ts";
import { SpanEncoder } from "./otlp/span-encoder.ts";
import { ResourcePatience } from "./resource-patience.ts";
import type { SendingSpanExporter } from "./span-exporter.ts";
import { StructuresAsJson } from "./structures-as-json.ts";

/** Whether an exporter takes bytes, and says what became of each span. */
export const isSending = (exporter: BatchingOptions["exporter"]): exporter is SendingSpanExporter =>
  "send" in exporter && typeof exporter.send === "function";

/** The detectors of a resource are waited for so long at most, in milliseconds, and half the time of an export. */
const PATIENCE_MS = 5000;

/** Bytes for an exporter that takes them, the spans themselves for any other. */
export const chooseDelivery = (options: BatchingOptions): Delivery<unknown> => {
  const { exporter, maxSpanBytes, jsonAttributes, interner, scheduler, exportTimeoutMs } = options;
  const patience = new ResourcePatience(scheduler, Math.min(PATIENCE_MS, exportTimeoutMs / 2));
  // It takes memory: there only where something is encoded.
  const newEncoder = (): SpanEncoder =>
    new SpanEncoder(interner === undefined ? { maxSpanBytes } : { maxSpanBytes, interner });
  if (isSending(exporter)) {
    return new EncodedDelivery({ exporter, encoder: newEncoder(), patience, jsonAttributes, maxSpanBytes });
  }
  const json = jsonAttributes.length === 0 ? undefined : new StructuresAsJson(newEncoder(), jsonAttributes);
  return new ObjectDelivery({ exporter, patience, json, maxSpanBytes });
};
