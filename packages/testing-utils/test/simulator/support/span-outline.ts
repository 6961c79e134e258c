import type { ReadableSpanLike } from "../../../src/span/readable-span-like.ts";

const keyOf = (span: ReadableSpanLike): string => span.spanContext().spanId;

/**
 * What two tracers' spans have in common: all but the ids. Instead of an id stands the way from the root of the trace,
 * with the start of each span, for the parent as well as for the targets of links.
 */
export const outlines = (spans: readonly ReadableSpanLike[]): readonly object[] => {
  const byId = new Map(spans.map((span) => [keyOf(span), span]));
  const pathOf = (span: ReadableSpanLike | undefined): string => {
    if (span === undefined) return "";
    const parent = span.parentSpanContext && byId.get(span.parentSpanContext.spanId);
    return `${pathOf(parent)}/${span.name}@${span.startTime.join(".")}`;
  };
  return spans.map((span) => ({
    path: pathOf(span),
    kind: span.kind,
    startTime: span.startTime,
    endTime: span.endTime,
    status: span.status,
    attributes: Object.entries(span.attributes), // their order as well
    links: span.links.map(({ context, attributes }) => [pathOf(byId.get(context.spanId)), attributes]),
    events: span.events,
  }));
};
