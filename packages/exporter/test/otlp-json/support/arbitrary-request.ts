import fc from "fast-check";

const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: "grapheme", maxLength: 20 }) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
  fc.constantFrom("", '"', "\\", "\n", "\u0000\u001f", "\u007f", "\u2028\u2029", "\ufeff", "😀", "__proto__"),
);

const bytes = fc.uint8Array({ maxLength: 40 });
const id = (length: number) => fc.oneof(fc.uint8Array({ minLength: length, maxLength: length }), bytes);

const count = fc.oneof(fc.constantFrom(0, 1, 2 ** 31, 2 ** 32 - 1), fc.nat());

const unsigned = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String);

const signed = fc
  .oneof(
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.constantFrom(0n, -1n, 2n ** 49n - 1n, 2n ** 49n, 2n ** 53n + 1n, -(2n ** 63n), 2n ** 63n - 1n),
  )
  .map(String);

const double = fc.oneof(fc.double(), fc.constantFrom(-0, 0, NaN, Infinity, -Infinity, 1e21, 5e-324));

/** Fields that may be absent, at random. */
const message = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> =>
  fc.record(fields, { requiredKeys: [] });

const list = (item: fc.Arbitrary<unknown>): fc.Arbitrary<unknown[]> => fc.array(item, { maxLength: 3 });

const { keyValue } = fc.letrec<{ keyValue: object; value: object }>((tie) => ({
  keyValue: message({ key: text, value: tie("value") }),
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    message({}),
    fc.record({ stringValue: text }),
    fc.record({ boolValue: fc.boolean() }),
    fc.record({ intValue: signed }),
    fc.record({ doubleValue: double }),
    fc.record({ bytesValue: bytes }),
    fc.record({ arrayValue: message({ values: list(tie("value")) }) }),
    fc.record({ kvlistValue: message({ values: list(tie("keyValue")) }) }),
  ),
}));

const attributes = list(keyValue);

const event = message({ timeUnixNano: unsigned, name: text, attributes, droppedAttributesCount: count });

const link = message({
  traceId: id(16),
  spanId: id(8),
  traceState: text,
  attributes,
  droppedAttributesCount: count,
  flags: count,
});

const span = message({
  traceId: id(16),
  spanId: id(8),
  traceState: text,
  parentSpanId: id(8),
  name: text,
  kind: fc.integer({ min: -1, max: 6 }),
  startTimeUnixNano: unsigned,
  endTimeUnixNano: unsigned,
  attributes,
  droppedAttributesCount: count,
  events: list(event),
  droppedEventsCount: count,
  links: list(link),
  droppedLinksCount: count,
  status: message({ message: text, code: fc.integer({ min: 0, max: 3 }) }),
  flags: count,
});

const entityRef = message({ schemaUrl: text, type: text, idKeys: list(text), descriptionKeys: list(text) });

const scope = message({ name: text, version: text, attributes, droppedAttributesCount: count });

const resource = message({ attributes, droppedAttributesCount: count, entityRefs: list(entityRef) });

/** Any request that the schema allows, and what it holds is a valid one or not. */
export const arbitraryRequest: fc.Arbitrary<object> = message({
  resourceSpans: list(
    message({
      resource,
      schemaUrl: text,
      scopeSpans: list(message({ scope, schemaUrl: text, spans: list(span) })),
    }),
  ),
});
