import { type SpanLike, type SpanRecord, toSpanRecord } from "@sideband/testing-utils";

/** A span, wherever it was seen. Times in nanoseconds since the epoch. */
export interface TracedSpan extends Pick<
  SpanRecord,
  "traceId" | "spanId" | "parentSpanId" | "name" | "attributes" | "events" | "links"
> {
  readonly startNs: bigint;
  readonly endNs: bigint;
  readonly failed: boolean;
  readonly statusMessage: string;
  /** The name of the instrumentation that made it. */
  readonly scope: string;
}

/** Any span, of the recorder or of the collector; of one that never ended the end is its start. */
export const tracedSpan = (span: SpanLike): TracedSpan => {
  const { traceId, spanId, parentSpanId, name, attributes, events, links, status, scope, ...times } =
    toSpanRecord(span);
  return {
    traceId,
    spanId,
    parentSpanId,
    name,
    attributes,
    events,
    links,
    startNs: times.startTimeUnixNano,
    endNs: times.endTimeUnixNano ?? times.startTimeUnixNano,
    failed: status.code === "error",
    statusMessage: status.message,
    scope: scope.name,
  };
};

/** By start, parents before their children. */
export const byStart = (spans: readonly TracedSpan[]): TracedSpan[] =>
  spans.toSorted((a, b) => Number(a.startNs - b.startNs) || Number(b.endNs - a.endNs));
