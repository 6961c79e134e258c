import fc from "fast-check";

import type {
  CollectedAttributes,
  CollectedExemplar,
  CollectedLog,
  CollectedMetric,
  CollectedNumber,
  CollectedOrigin,
  CollectedSpan,
  CollectedValue,
} from "../../src/index.ts";

// What a collector shall say of requests: the tests encode it by themselves and compare.

const text = fc.string({ unit: "binary", maxLength: 8 });
const id = (bytes: number): fc.Arbitrary<string> =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((value) => Buffer.from(value).toString("hex"));
const traceId = id(16);
const spanId = id(8);
const time = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const uint32 = fc.nat({ max: 2 ** 31 - 1 }).map((value) => value * 2);
const int32 = fc.integer();

/** Integers come back as bigints only where a number is not exact. */
const integer = fc.oneof(
  fc.maxSafeInteger().map((value) => value + 0), // no -0
  fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n - 1n }),
  fc.bigInt({ min: -(2n ** 63n), max: -(2n ** 53n) }),
);
const count = fc.oneof(fc.nat(), fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n - 1n }));
/** A double that is an integer would come back as one. */
const fraction = fc.double().filter((value) => !Number.isSafeInteger(value) || Object.is(value, -0));

const { value } = fc.letrec<{ value: CollectedValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    text,
    integer,
    fraction,
    fc.boolean(),
    fc.constant(null),
    fc.uint8Array({ maxLength: 5 }),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.uniqueArray(fc.tuple(text, tie("value")), { maxLength: 3, selector: ([key]) => key }).map(Object.fromEntries),
  ) as fc.Arbitrary<CollectedValue>,
}));

const attributes: fc.Arbitrary<CollectedAttributes> = fc
  .uniqueArray(fc.tuple(text, value), { maxLength: 3, selector: ([key]) => key })
  .map((entries) => Object.fromEntries(entries) as CollectedAttributes);

const origin: fc.Arbitrary<CollectedOrigin> = fc.record({
  resource: fc.record({ attributes, droppedAttributesCount: uint32, schemaUrl: text }),
  scope: fc.record({ attributes, droppedAttributesCount: uint32, schemaUrl: text, name: text, version: text }),
});

const withOrigin = <Item extends object>(item: fc.Arbitrary<Item>): fc.Arbitrary<Item & CollectedOrigin> =>
  fc.tuple(item, origin).map(([fields, from]) => ({ ...fields, ...from }));

export const arbitrarySpan: fc.Arbitrary<CollectedSpan> = withOrigin(
  fc.record({
    traceId,
    spanId,
    parentSpanId: fc.option(spanId),
    traceState: text,
    flags: uint32,
    name: text,
    kind: fc.constantFrom("unspecified", "internal", "server", "client", "producer", "consumer"),
    startTimeUnixNano: time,
    endTimeUnixNano: time,
    status: fc.record({ code: fc.constantFrom("unset", "ok", "error"), message: text }),
    attributes,
    events: fc.array(fc.record({ name: text, timeUnixNano: time, attributes, droppedAttributesCount: uint32 }), {
      maxLength: 2,
    }),
    links: fc.array(
      fc.record({ traceId, spanId, traceState: text, flags: uint32, attributes, droppedAttributesCount: uint32 }),
      { maxLength: 2 },
    ),
    droppedAttributesCount: uint32,
    droppedEventsCount: uint32,
    droppedLinksCount: uint32,
  }),
);

const SEVERITIES = ["trace", "debug", "info", "warn", "error", "fatal"] as const;

export const arbitraryLog: fc.Arbitrary<CollectedLog> = withOrigin(
  fc
    .record({
      timeUnixNano: time,
      observedTimeUnixNano: time,
      severityNumber: fc.nat({ max: 24 }),
      severityText: text,
      eventName: text,
      body: value,
      attributes,
      droppedAttributesCount: uint32,
      flags: uint32,
      traceId: fc.option(traceId),
      spanId: fc.option(spanId),
    })
    .map((log) => ({ ...log, severity: SEVERITIES[Math.ceil(log.severityNumber / 4) - 1] ?? "unspecified" })),
);

const number: fc.Arbitrary<CollectedNumber> = fc.oneof(
  fc.record({ valueType: fc.constant("int"), value: integer }),
  fc.record({ valueType: fc.constant("double"), value: fc.double() }),
  fc.constant({ valueType: "none", value: null } as const),
);

const exemplars: fc.Arbitrary<readonly CollectedExemplar[]> = fc.array(
  fc
    .tuple(
      number,
      fc.record({
        timeUnixNano: time,
        filteredAttributes: attributes,
        traceId: fc.option(traceId),
        spanId: fc.option(spanId),
      }),
    )
    .map(([measured, where]) => ({ ...measured, ...where })),
  { maxLength: 2 },
);

const common = { attributes, startTimeUnixNano: time, timeUnixNano: time, flags: uint32 };
const optional = { sum: fc.option(fc.double()), min: fc.option(fc.double()), max: fc.option(fc.double()) };
const counts = fc.array(count, { maxLength: 4 });
const buckets = fc.option(fc.record({ offset: int32, bucketCounts: counts }));
const temporality = fc.constantFrom("unspecified", "delta", "cumulative");

const points = <Point>(point: fc.Arbitrary<Point>): fc.Arbitrary<readonly Point[]> => fc.array(point, { maxLength: 3 });

const numberPoints = points(
  fc.tuple(fc.record({ ...common, exemplars }), number).map(([point, measured]) => ({ ...point, ...measured })),
);

export const arbitraryMetric: fc.Arbitrary<CollectedMetric> = withOrigin(
  fc
    .tuple(
      fc.record({ name: text, description: text, unit: text, metadata: attributes }),
      fc.oneof(
        fc.record({ kind: fc.constant("gauge"), dataPoints: numberPoints }),
        fc.record({ kind: fc.constant("sum"), temporality, isMonotonic: fc.boolean(), dataPoints: numberPoints }),
        fc.record({
          kind: fc.constant("histogram"),
          temporality,
          dataPoints: points(
            fc.record({
              ...common,
              ...optional,
              count,
              bucketCounts: counts,
              explicitBounds: fc.array(fc.double(), { maxLength: 3 }),
              exemplars,
            }),
          ),
        }),
        fc.record({
          kind: fc.constant("exponentialHistogram"),
          temporality,
          dataPoints: points(
            fc.record({
              ...common,
              ...optional,
              count,
              scale: int32,
              zeroCount: count,
              zeroThreshold: fc.double(),
              positive: buckets,
              negative: buckets,
              exemplars,
            }),
          ),
        }),
        fc.record({
          kind: fc.constant("summary"),
          dataPoints: points(
            fc.record({
              ...common,
              count,
              sum: fc.double(),
              quantileValues: fc.array(fc.record({ quantile: fc.double(), value: fc.double() }), { maxLength: 3 }),
            }),
          ),
        }),
        fc.constant({ kind: "none", dataPoints: [] } as const),
      ),
    )
    .map(([labels, data]) => ({ ...labels, ...data })),
) as fc.Arbitrary<CollectedMetric>;
