import { printValue } from "../value/print-value.ts";
import type { ReadableSpanLike } from "./readable-span-like.ts";
import type { SpanLike } from "./span-like.ts";
import { unixNano } from "./unix-nano.ts";
import type { SpanKindWord, SpanRecord, SpanStatusWord } from "./span-record.ts";

// The numbers of the API's SpanKind and SpanStatusCode.
const KINDS: readonly SpanKindWord[] = ["internal", "server", "client", "producer", "consumer"];
const STATUS_CODES: readonly SpanStatusWord[] = ["unset", "ok", "error"];

const recordOfReadable = (span: ReadableSpanLike): SpanRecord => {
  const { traceId, spanId, traceState } = span.spanContext();
  return {
    traceId,
    spanId,
    parentSpanId: span.parentSpanContext?.spanId ?? null,
    ...(traceState !== undefined && { traceState: traceState.serialize() }),
    name: span.name,
    kind: KINDS[span.kind] ?? "unspecified",
    startTimeUnixNano: unixNano(span.startTime),
    endTimeUnixNano: span.ended ? unixNano(span.endTime) : null,
    status: { code: STATUS_CODES[span.status.code] ?? "unset", message: span.status.message ?? "" },
    attributes: span.attributes,
    events: span.events.map(({ name, time, attributes = {} }) => ({ name, timeUnixNano: unixNano(time), attributes })),
    links: span.links.map(({ context, attributes = {} }) => ({
      traceId: context.traceId,
      spanId: context.spanId,
      attributes,
    })),
    resource: { attributes: span.resource.attributes },
    scope: { name: span.instrumentationScope.name, version: span.instrumentationScope.version ?? "" },
  };
};

const isReadable = (span: object): span is ReadableSpanLike =>
  "spanContext" in span && typeof span.spanContext === "function";

const isRecord = (span: object): span is SpanRecord =>
  "spanId" in span && "startTimeUnixNano" in span && typeof span.startTimeUnixNano === "bigint";

/**
 * Reads any span as a {@link SpanRecord}; one that is a record already is given back as it is. Throws a `TypeError` for
 * what is no span.
 *
 * @example
 * toSpanRecord(readableSpan).status.code; // "error"
 */
export const toSpanRecord = (span: SpanLike): SpanRecord => {
  if (typeof span === "object" && span !== null) {
    if (isReadable(span)) return recordOfReadable(span);
    if (isRecord(span)) return span;
  }
  throw new TypeError(`Expected a span, got ${printValue(span)}`);
};
