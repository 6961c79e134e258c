import type { SpanContext } from "@opentelemetry/api";

import type { Redaction } from "../redaction.ts";
import { guarded } from "./guarded.ts";
import { asNumber } from "./numbers.ts";
import { redactText } from "./redact-text.ts";
import { redactTraceState } from "./redact-trace-state.ts";

/** Stands where a span has none that can be read. */
export const NO_SPAN_CONTEXT: SpanContext = /* @__PURE__ */ Object.freeze({
  traceId: "0".repeat(32),
  spanId: "0".repeat(16),
  traceFlags: 0,
});

/** A copy of a span's ids, as they are, and its trace state, clean. */
export const redactSpanContext = (redaction: Redaction, context: SpanContext): SpanContext => {
  const { traceId, spanId, traceFlags, isRemote, traceState } = context;
  const copy: SpanContext = {
    traceId: redactId(redaction, traceId),
    spanId: redactId(redaction, spanId),
    traceFlags: asNumber(traceFlags),
  };
  if (isRemote !== undefined) copy.isRemote = Boolean(isRemote);
  if (traceState !== undefined) {
    const clean = guarded(redaction, traceState, redactTraceState, "trace_state", undefined);
    if (clean !== undefined) copy.traceState = clean;
  }
  return copy;
};

/** What is no id, against its type, is a text like any other. */
const redactId = (redaction: Redaction, id: unknown): string =>
  typeof id === "string" && hex.test(id) ? id : redactText(redaction, id, "trace_state");

const hex = /^[\da-f]*$/i;
