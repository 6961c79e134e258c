import fc from "fast-check";
import type { InstrumentationScope, ReadableSpan, Resource } from "@sideband/core";

import { resourceOf, spanOf } from "./spans.ts";

/** Any JavaScript string, lone surrogates included; some longer than every threshold of the writer. */
export const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 2, arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map(fromUnits) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom("a", "é", "漢", "😀", "\ud800"),
        fc.constantFrom(12, 13, 41, 42, 127, 128, 1365, 4095, 4096, 6000, 20_000, 70_000),
      )
      .map(([unit, times]) => unit.repeat(times)),
  },
);

function fromUnits(units: number[]): string {
  return String.fromCharCode(...units);
}

const key: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("gen_ai.request.model", "", "__proto__", "constructor", "toString", "k".repeat(300)),
  text,
);

const primitive: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.boolean(),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double(),
  fc.constantFrom(-0, NaN, Infinity, -Infinity, 2 ** 53, -(2 ** 63), Number.MAX_VALUE, Number.MIN_VALUE),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.uint8Array({ maxLength: 200 }),
  fc.constant(null),
);

/** Whatever an attribute value may be, nested values included. */
const anyValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    primitive,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4 }),
  ),
})).value;

const attributes = fc.dictionary(key, anyValue, { maxKeys: 6 }) as fc.Arbitrary<ReadableSpan["attributes"]>;

const hexId = (bytes: number): fc.Arbitrary<string> =>
  fc
    .uint8Array({ minLength: bytes, maxLength: bytes })
    .filter((id) => id.some((byte) => byte !== 0))
    .map((id) => Buffer.from(id).toString("hex"));

const traceState = fc.option(
  fc
    .array(fc.tuple(fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/), fc.stringMatching(/^[!-+\--<>-~]{1,12}$/)), {
      minLength: 1,
      maxLength: 5,
    })
    .map((members) => members.map(([name, value]) => `${name}=${value}`).join(",")),
  { nil: undefined },
);

const stateOf = (serialized: string): NonNullable<ReturnType<ReadableSpan["spanContext"]>["traceState"]> => ({
  get: () => undefined,
  set: () => stateOf(serialized),
  unset: () => stateOf(serialized),
  serialize: () => serialized,
});

const context = fc
  .record({ traceId: hexId(16), spanId: hexId(8), traceFlags: fc.integer({ min: 0, max: 255 }), state: traceState })
  .map(({ state, ...rest }) => (state === undefined ? rest : { ...rest, traceState: stateOf(state) }));

const remote = fc.option(fc.boolean(), { nil: undefined });

const withRemote = <T extends object>(value: T, isRemote: boolean | undefined): T & { isRemote?: boolean } =>
  isRemote === undefined ? value : { ...value, isRemote };

const time = fc.tuple(fc.integer({ min: 0, max: 18_446_744_071 }), fc.integer({ min: 0, max: 999_999_999 }));

const count = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0x7fff_ffff }));

const event = fc.record({ time, name: text, attributes, droppedAttributesCount: count });

const link = fc
  .record({ context, isRemote: remote, attributes, droppedAttributesCount: count })
  .map(({ isRemote, ...rest }) => ({ ...rest, context: withRemote(rest.context, isRemote) }));

export const arbitraryResource: fc.Arbitrary<Resource> = attributes.map(resourceOf);

export const arbitraryScope: fc.Arbitrary<InstrumentationScope> = fc
  .record({
    name: text,
    version: fc.option(text, { nil: undefined }),
    schemaUrl: fc.option(fc.webUrl(), { nil: undefined }),
  })
  .map(({ name, version, schemaUrl }) => ({
    name,
    ...(version === undefined ? {} : { version }),
    ...(schemaUrl === undefined ? {} : { schemaUrl }),
  }));

/** Any span that an SDK could hand over, and some that none would. */
export const arbitrarySpan: fc.Arbitrary<ReadableSpan> = fc
  .record({
    name: text,
    kind: fc.constantFrom<ReadableSpan["kind"][]>(0, 1, 2, 3, 4),
    context,
    parent: fc.option(fc.tuple(hexId(8), remote), { nil: undefined }),
    startTime: time,
    endTime: time,
    status: fc.record({ code: fc.constantFrom(0, 1, 2), message: text }),
    attributes,
    links: fc.array(link, { maxLength: 3 }),
    events: fc.array(event, { maxLength: 3 }),
    droppedAttributesCount: count,
    droppedEventsCount: count,
    droppedLinksCount: count,
    resource: arbitraryResource,
    instrumentationScope: arbitraryScope,
  })
  .map(({ context: own, parent, ...rest }) =>
    spanOf({
      ...rest,
      spanContext: () => own,
      ...(parent === undefined
        ? {}
        : { parentSpanContext: withRemote({ traceId: own.traceId, spanId: parent[0], traceFlags: 1 }, parent[1]) }),
    }),
  );
