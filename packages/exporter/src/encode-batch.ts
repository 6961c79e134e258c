import { EncodedBatch, type EncodedSpan, type ReadableSpan } from "@sideband/core";
import { EncodeError, encodeSpan } from "@sideband/core/otlp";

import type { OutcomeTotals } from "./outcome-totals.ts";

/** Encodes what can be encoded; the rest is counted in `totals`, each span for itself. */
export const encodeBatch = (spans: readonly ReadableSpan[], totals: OutcomeTotals): EncodedBatch => {
  const encoded: EncodedSpan[] = [];
  for (const span of spans) {
    try {
      encoded.push({ bytes: encodeSpan(span), resource: span.resource, scope: span.instrumentationScope });
    } catch (error) {
      totals.dropped(EncodeError.isInstance(error) ? error.reason : "encode_failed", 1);
    }
  }
  return new EncodedBatch(encoded);
};
