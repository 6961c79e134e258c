import type { ReadableSpan } from "./readable-span.ts";

const SAMPLED = 1;

/** Whether somebody wants the span exported. */
export const isSampled = (span: ReadableSpan): boolean => {
  try {
    return (span.spanContext().traceFlags & SAMPLED) !== 0;
  } catch {
    return true; // a span that cannot even say who it is gets counted as one that cannot be encoded
  }
};
