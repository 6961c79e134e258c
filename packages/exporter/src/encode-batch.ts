import { EncodedBatch, type EncodedSpan, type ReadableSpan } from "@sideband/core";
import { encodeSpan } from "@sideband/core/otlp";

import { encodeFailure } from "./encode-failure.ts";
import type { OutcomeTotals } from "./outcome-totals.ts";

/** Encodes what can be encoded; the rest is counted in `totals`, each span for itself. */
export const encodeBatch = (spans: readonly ReadableSpan[], totals: OutcomeTotals): EncodedBatch => {
  const encoded: EncodedSpan[] = [];
  for (const span of spans) {
    try {
      encoded.push({ bytes: encodeSpan(span), resource: span.resource, scope: span.instrumentationScope });
    } catch (error) {
      const failure = encodeFailure(error);
      totals.dropped(failure.reason, 1, failure);
    }
  }
  return new EncodedBatch(encoded);
};
