import fc from "fast-check";

import type { ReadableLogRecord } from "../../../src/sdk/log-record.ts";
import type { ReadableSpan } from "../../../src/sdk/readable-span.ts";
import { RedactedTraceState } from "../../../src/surfaces/redacted-trace-state.ts";
import { logRecordOf, resourceOf, spanOf } from "./spans.ts";

/** Values that attributes can have, nested ones included, with such texts in them. */
const valueOf = (text: fc.Arbitrary<string>): fc.Arbitrary<unknown> =>
  fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      text,
      text.map((plain) => JSON.stringify({ note: plain, list: [plain, 1, null] })),
      text.map((plain) => JSON.stringify({ inner: JSON.stringify([{ [plain]: plain }]) })),
      fc.constantFrom<unknown>(0, 1, -1.5, true, false, null),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(text, tie("value"), { maxKeys: 4, noNullPrototype: true }),
    ),
  })).value;

const attributesOf = (text: fc.Arbitrary<string>): fc.Arbitrary<ReadableSpan["attributes"]> =>
  fc.dictionary(text, valueOf(text), { maxKeys: 6, noNullPrototype: true }) as fc.Arbitrary<ReadableSpan["attributes"]>;

const hexId = (bytes: number): fc.Arbitrary<string> =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((id) => Buffer.from(id).toString("hex"));

const contextOf = (text: fc.Arbitrary<string>): fc.Arbitrary<ReturnType<ReadableSpan["spanContext"]>> =>
  fc
    .record(
      {
        traceId: hexId(16),
        spanId: hexId(8),
        traceFlags: fc.constantFrom(0, 1),
        isRemote: fc.boolean(),
        traceState: fc.array(text, { maxLength: 3 }),
      },
      { requiredKeys: ["traceId", "spanId", "traceFlags"] },
    )
    .map(({ traceState, ...rest }) =>
      traceState === undefined
        ? rest
        : {
            ...rest,
            traceState: new RedactedTraceState(traceState.map((value, index) => `k${index}=${value}`).join(",")),
          },
    );

const time = fc.tuple(fc.nat(), fc.nat({ max: 999_999_999 }));

const originOf = (text: fc.Arbitrary<string>): Record<"resource" | "instrumentationScope", fc.Arbitrary<never>> => ({
  resource: attributesOf(text).map(resourceOf) as fc.Arbitrary<never>,
  instrumentationScope: fc.record(
    { name: text, version: text, schemaUrl: text, attributes: attributesOf(text) },
    { requiredKeys: ["name"] },
  ) as fc.Arbitrary<never>,
});

/** Spans of any shape, all of whose texts are such. */
export const arbitrarySpan = (text: fc.Arbitrary<string>): fc.Arbitrary<ReadableSpan> =>
  fc
    .record(
      {
        name: text,
        kind: fc.constantFrom<ReadableSpan["kind"][]>(0, 1, 2, 3, 4),
        context: contextOf(text),
        parentSpanContext: contextOf(text),
        startTime: time,
        endTime: time,
        status: fc.record({ code: fc.constantFrom(0, 1, 2), message: text }, { requiredKeys: ["code"] }),
        attributes: attributesOf(text),
        links: fc.array(
          fc.record(
            { context: contextOf(text), attributes: attributesOf(text), droppedAttributesCount: fc.nat() },
            { requiredKeys: ["context"] },
          ),
          { maxLength: 3 },
        ),
        events: fc.array(
          fc.record(
            {
              time,
              name: fc.oneof(text, fc.constant("exception")),
              attributes: attributesOf(text),
              droppedAttributesCount: fc.nat(),
            },
            { requiredKeys: ["time", "name"] },
          ),
          { maxLength: 3 },
        ),
        droppedAttributesCount: fc.nat(),
        droppedEventsCount: fc.nat(),
        droppedLinksCount: fc.nat(),
        ...originOf(text),
      },
      { requiredKeys: ["name", "context", "attributes", "resource", "instrumentationScope"] },
    )
    .map(({ context, ...rest }) => spanOf({ ...rest, spanContext: () => context }));

/** Log records of any shape, all of whose texts are such. */
export const arbitraryLogRecord = (text: fc.Arbitrary<string>): fc.Arbitrary<ReadableLogRecord> =>
  fc
    .record(
      {
        hrTime: time,
        spanContext: contextOf(text),
        severityText: text,
        severityNumber: fc.constantFrom(0, 9, 17),
        eventName: text,
        body: valueOf(text),
        attributes: attributesOf(text),
        droppedAttributesCount: fc.nat(),
        ...originOf(text),
      },
      { requiredKeys: ["attributes", "resource", "instrumentationScope"] },
    )
    .map((changes) => logRecordOf(changes as Partial<ReadableLogRecord>));
