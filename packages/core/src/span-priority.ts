import type { ReadableSpan } from "./readable-span.ts";

const ERROR = 2;

/**
 * How much a span matters when not all can be kept: failed ones first, then the roots that hold a trace together,
 * then all others.
 */
export const spanPriority = (span: ReadableSpan): number => {
  if (span.status.code === ERROR) return 2;
  return span.parentSpanContext === undefined ? 1 : 0;
};
