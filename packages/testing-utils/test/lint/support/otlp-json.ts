import type { SpanRecord } from "../../../src/index.ts";

const KINDS = ["unspecified", "internal", "server", "client", "producer", "consumer"];
const CODES = ["unset", "ok", "error"];

type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

const valueOf = (value: unknown): JsonValue => {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "bigint") return { intValue: String(value) };
  if (typeof value === "number") return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(valueOf) } };
  throw new TypeError(`Expected a value of an attribute, got ${typeof value}`);
};

const attributesOf = (attributes: Readonly<Record<string, unknown>>): JsonValue =>
  Object.entries(attributes).map(([key, value]) => ({ key, value: valueOf(value) }));

const spanOf = (span: SpanRecord): JsonValue => ({
  traceId: span.traceId,
  spanId: span.spanId,
  name: span.name,
  kind: KINDS.indexOf(span.kind),
  startTimeUnixNano: String(span.startTimeUnixNano),
  endTimeUnixNano: String(span.endTimeUnixNano ?? 0n),
  attributes: attributesOf(span.attributes),
  status: { code: CODES.indexOf(span.status.code), message: span.status.message },
});

/** Spans of one scope as a Collector's file exporter writes them. */
export const requestOf = (...spans: SpanRecord[]): JsonValue => ({
  resourceSpans: [
    {
      resource: { attributes: attributesOf({ "service.name": "test" }) },
      scopeSpans: [{ scope: { name: spans[0]?.scope.name ?? "" }, spans: spans.map(spanOf) }],
    },
  ],
});

export const metricsRequest: JsonValue = { resourceMetrics: [{ scopeMetrics: [{ metrics: [{ name: "m" }] }] }] };
export const logsRequest: JsonValue = {
  resourceLogs: [{ scopeLogs: [{ logRecords: [{ body: { stringValue: "x" } }] }] }],
};

/** A file's bytes, so many at a time; may be read again. */
export const bytesOf = (text: string | Buffer, size = 65_536): AsyncIterable<Uint8Array> => ({
  async *[Symbol.asyncIterator]() {
    const bytes = Buffer.from(text);
    for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
  },
});
