// How each field stands on the wire, by its number. The generated code does not look at wire types: where a field has
// another than its own, it reads nonsense without complaint.

/** Wire types of scalar fields; those that repeat may be packed, that is, stand in one run of bytes. */
export type ScalarField = "varint" | "fixed64" | "fixed32" | "bytes" | "string" | "varints" | "fixed64s";

/** A message's name, or the scalar that a field is. */
export type WireField = ScalarField | MessageName;

const MESSAGES = {
  AnyValue: {
    1: "string",
    2: "varint",
    3: "varint",
    4: "fixed64",
    5: "ArrayValue",
    6: "KeyValueList",
    7: "bytes",
  },
  ArrayValue: { 1: "AnyValue" },
  KeyValueList: { 1: "KeyValue" },
  KeyValue: { 1: "string", 2: "AnyValue" },
  InstrumentationScope: { 1: "string", 2: "string", 3: "KeyValue", 4: "varint" },
  EntityRef: { 1: "string", 2: "string", 3: "string", 4: "string" },
  Resource: { 1: "KeyValue", 2: "varint", 3: "EntityRef" },

  ExportTraceServiceRequest: { 1: "ResourceSpans" },
  ResourceSpans: { 1: "Resource", 2: "ScopeSpans", 3: "string" },
  ScopeSpans: { 1: "InstrumentationScope", 2: "Span", 3: "string" },
  Span: {
    1: "bytes",
    2: "bytes",
    3: "string",
    4: "bytes",
    5: "string",
    6: "varint",
    7: "fixed64",
    8: "fixed64",
    9: "KeyValue",
    10: "varint",
    11: "Event",
    12: "varint",
    13: "Link",
    14: "varint",
    15: "Status",
    16: "fixed32",
  },
  Event: { 1: "fixed64", 2: "string", 3: "KeyValue", 4: "varint" },
  Link: { 1: "bytes", 2: "bytes", 3: "string", 4: "KeyValue", 5: "varint", 6: "fixed32" },
  Status: { 2: "string", 3: "varint" },

  ExportMetricsServiceRequest: { 1: "ResourceMetrics" },
  ResourceMetrics: { 1: "Resource", 2: "ScopeMetrics", 3: "string" },
  ScopeMetrics: { 1: "InstrumentationScope", 2: "Metric", 3: "string" },
  Metric: {
    1: "string",
    2: "string",
    3: "string",
    5: "Gauge",
    7: "Sum",
    9: "Histogram",
    10: "ExponentialHistogram",
    11: "Summary",
    12: "KeyValue",
  },
  Gauge: { 1: "NumberDataPoint" },
  Sum: { 1: "NumberDataPoint", 2: "varint", 3: "varint" },
  Histogram: { 1: "HistogramDataPoint", 2: "varint" },
  ExponentialHistogram: { 1: "ExponentialHistogramDataPoint", 2: "varint" },
  Summary: { 1: "SummaryDataPoint" },
  NumberDataPoint: {
    2: "fixed64",
    3: "fixed64",
    4: "fixed64",
    5: "Exemplar",
    6: "fixed64",
    7: "KeyValue",
    8: "varint",
  },
  HistogramDataPoint: {
    2: "fixed64",
    3: "fixed64",
    4: "fixed64",
    5: "fixed64",
    6: "fixed64s",
    7: "fixed64s",
    8: "Exemplar",
    9: "KeyValue",
    10: "varint",
    11: "fixed64",
    12: "fixed64",
  },
  ExponentialHistogramDataPoint: {
    1: "KeyValue",
    2: "fixed64",
    3: "fixed64",
    4: "fixed64",
    5: "fixed64",
    6: "varint",
    7: "fixed64",
    8: "Buckets",
    9: "Buckets",
    10: "varint",
    11: "Exemplar",
    12: "fixed64",
    13: "fixed64",
    14: "fixed64",
  },
  Buckets: { 1: "varint", 2: "varints" },
  SummaryDataPoint: {
    2: "fixed64",
    3: "fixed64",
    4: "fixed64",
    5: "fixed64",
    6: "ValueAtQuantile",
    7: "KeyValue",
    8: "varint",
  },
  ValueAtQuantile: { 1: "fixed64", 2: "fixed64" },
  Exemplar: { 2: "fixed64", 3: "fixed64", 4: "bytes", 5: "bytes", 6: "fixed64", 7: "KeyValue" },

  ExportLogsServiceRequest: { 1: "ResourceLogs" },
  ResourceLogs: { 1: "Resource", 2: "ScopeLogs", 3: "string" },
  ScopeLogs: { 1: "InstrumentationScope", 2: "LogRecord", 3: "string" },
  LogRecord: {
    1: "fixed64",
    2: "varint",
    3: "string",
    5: "AnyValue",
    6: "KeyValue",
    7: "varint",
    8: "fixed32",
    9: "bytes",
    10: "bytes",
    11: "fixed64",
    12: "string",
  },
} as const;

export type MessageName = keyof typeof MESSAGES;

/**
 * The fields of a message by their numbers. Those that are not here are unknown, and skipped.
 *
 * Source: https://github.com/open-telemetry/opentelemetry-proto, `opentelemetry/proto/{common,trace,metrics,logs}/v1`
 */
export const WIRE_FIELDS: Readonly<Record<MessageName, Readonly<Record<number, WireField>>>> = MESSAGES;
