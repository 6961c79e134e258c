/** An export request in OTLP's JSON, with every field that a span can have. */
export const TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
export const SPAN_ID = "b7ad6b7169203331";

export const fullSpan: object = {
  traceId: TRACE_ID,
  spanId: SPAN_ID,
  parentSpanId: "00f067aa0ba902b7",
  traceState: "vendor=1",
  flags: 257,
  name: "chat gpt-4o",
  kind: 3,
  startTimeUnixNano: "1767225600000000001",
  endTimeUnixNano: "1767225600500000003",
  attributes: [
    { key: "text", value: { stringValue: 'a "quoted" 😀' } },
    { key: "small", value: { intValue: "-7" } },
    { key: "big", value: { intValue: "9007199254740993" } },
    { key: "double", value: { doubleValue: 0.25 } },
    { key: "nan", value: { doubleValue: "NaN" } },
    { key: "flag", value: { boolValue: false } },
    { key: "bytes", value: { bytesValue: "AQI=" } },
    { key: "list", value: { arrayValue: { values: [{ stringValue: "a" }, { intValue: "1" }] } } },
    { key: "map", value: { kvlistValue: { values: [{ key: "inner", value: { boolValue: true } }] } } },
    { key: "__proto__", value: { stringValue: "own" } },
    { key: "empty", value: {} },
  ],
  droppedAttributesCount: 1,
  events: [
    {
      name: "first",
      timeUnixNano: "1767225600000000002",
      attributes: [{ key: "e", value: { intValue: 1 } }],
      droppedAttributesCount: 2,
    },
  ],
  droppedEventsCount: 3,
  links: [
    {
      traceId: "1af7651916cd43dd8448eb211c80319c",
      spanId: "17ad6b7169203331",
      traceState: "l=1",
      flags: 1,
      attributes: [{ key: "l", value: { doubleValue: 1.5 } }],
      droppedAttributesCount: 4,
    },
  ],
  droppedLinksCount: 5,
  status: { code: 2, message: "it failed" },
};

export const exportRequest = (...spans: readonly object[]): object => ({
  resourceSpans: [
    {
      resource: { attributes: [{ key: "service.name", value: { stringValue: "agent" } }], droppedAttributesCount: 6 },
      schemaUrl: "https://resource",
      scopeSpans: [
        {
          scope: {
            name: "lib",
            version: "1.0",
            attributes: [{ key: "s", value: { boolValue: true } }],
            droppedAttributesCount: 7,
          },
          schemaUrl: "https://scope",
          spans,
        },
      ],
    },
  ],
});

/** A span of nothing but what it needs. */
export const plainSpan = (number: number): object => ({
  traceId: TRACE_ID,
  spanId: number.toString(16).padStart(16, "0"),
  name: `span ${number}`,
  startTimeUnixNano: "1",
  endTimeUnixNano: "2",
});
