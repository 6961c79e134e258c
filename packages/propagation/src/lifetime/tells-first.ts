import type { Span } from "@opentelemetry/api";

interface Telling {
  readonly traceId: string;
  readonly withText: boolean;
}

/** How an error has been told last: one that is kept and thrown again is news to another trace. */
const tellings = /* @__PURE__ */ new WeakMap<object, Telling>();

/**
 * Whether no span of this trace has told of an error yet, or only without the text that this one may tell. From now on one
 * has.
 */
export const tellsFirst = (error: object, span: Span, withText: boolean): boolean => {
  const { traceId } = span.spanContext();
  const last = tellings.get(error);
  if (last?.traceId === traceId && (last.withText || !withText)) return false;
  tellings.set(error, { traceId, withText });
  return true;
};
