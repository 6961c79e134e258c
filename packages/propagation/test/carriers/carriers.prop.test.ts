import { Metadata } from "@grpc/grpc-js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Carrier } from "../../src/carriers/carrier.ts";
import { envCarrier } from "../../src/carriers/env-carrier.ts";
import { grpcMetadataCarrier } from "../../src/carriers/grpc-metadata-carrier.ts";
import { mcpMetaCarrier } from "../../src/carriers/mcp-meta-carrier.ts";
import { messageCarrier } from "../../src/carriers/message-carrier.ts";
import { workerDataCarrier } from "../../src/carriers/worker-data-carrier.ts";
import { carried, extract, inject } from "./support/round-trip.ts";

// Each is tried with carriers of its kind, as with any other thing.
const CARRIERS: readonly (readonly [name: string, carrier: Carrier<never>, empty: () => object])[] = [
  ["messageCarrier.kafka, an object", messageCarrier.kafka, () => ({})],
  ["messageCarrier.kafka, a list", messageCarrier.kafka, () => []],
  ["messageCarrier.amqp", messageCarrier.amqp, () => ({})],
  ["messageCarrier.sqs", messageCarrier.sqs, () => ({})],
  ["grpcMetadataCarrier", grpcMetadataCarrier, () => new Metadata()],
  ["envCarrier", envCarrier, () => ({})],
  ["mcpMetaCarrier", mcpMetaCarrier, () => ({})],
  ["workerDataCarrier", workerDataCarrier, () => ({})],
];

const FIELDS = ["traceparent", "tracestate", "baggage"];
const hostile = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withTypedArray: true }),
  fc.dictionary(fc.constantFrom(...FIELDS, ...FIELDS.map((name) => name.toUpperCase()), "key", "value"), fc.anything()),
  fc.array(fc.dictionary(fc.constantFrom(...FIELDS, "key", "value"), fc.anything())),
);

describe.each(CARRIERS)("%s", (_, carrier, empty) => {
  test("gives back what it was given", () => {
    fc.assert(
      fc.property(carried, (content) => {
        const there = empty();
        expect(extract(inject(content, there as never, carrier), carrier)).toStrictEqual(content);
      }),
    );
  });

  test("keeps what was written last", () => {
    fc.assert(
      fc.property(carried, carried, (first, second) => {
        const there = inject(first, empty() as never, carrier);
        const { traceId, spanId } = extract(inject(second, there, carrier), carrier) ?? {};
        expect({ traceId, spanId }).toStrictEqual({ traceId: second.traceId, spanId: second.spanId });
        expect(carrier.keys(there).filter((key) => key.toLowerCase() === "traceparent")).toHaveLength(1);
      }),
    );
  });

  test("never throws, and reads nothing but texts", () => {
    fc.assert(
      fc.property(hostile, fc.string(), fc.string({ unit: "binary" }), (there, key, value) => {
        for (const name of [...FIELDS, key]) {
          const read: unknown = carrier.get(there as never, name);
          expect(Array.isArray(read) ? read.every(isText) : read === undefined || isText(read)).toBe(true);
          carrier.set(there as never, name, value);
        }
        expect(carrier.keys(there as never).every(isText)).toBe(true);
      }),
    );
  });

  test.each([
    ["is frozen", () => Object.freeze(empty())],
    ["is a proxy that throws", () => new Proxy(empty(), throwing)],
    ["is a revoked proxy", revoked],
    ["is not there", () => undefined],
    ["is null", () => null],
    ["is a text", () => "traceparent"],
  ])("does not throw for a carrier that %s", (_, make) => {
    const there = make() as never;
    carrier.set(there, "traceparent", "00");
    expect(carrier.get(there, "tracestate")).toBeUndefined();
    expect(carrier.keys(there)).toStrictEqual(expect.any(Array));
  });

  test("neither reads nor writes what is longer than it may be", () => {
    const there = empty() as never;
    carrier.set(there, "baggage", "x".repeat(16_385));
    expect(carrier.keys(there)).toStrictEqual([]);
    carrier.set(there, "baggage", "x".repeat(16_384));
    expect(carrier.get(there, "baggage")).toHaveLength(16_384);
    carrier.set(there, "baggage", 7 as never);
    expect(carrier.get(there, "baggage")).toHaveLength(16_384);
  });

  test("does not read what it has from elsewhere", () => {
    const inherited = Object.create({ traceparent: "00", baggage: { StringValue: "a=1" } }) as never;
    for (const name of FIELDS) expect(carrier.get(inherited, name)).toBeUndefined();
    for (const name of ["constructor", "toString", "__proto__"]) {
      expect(carrier.get(empty() as never, name)).toBeUndefined();
    }
  });
});

const isText = (value: unknown): boolean => typeof value === "string";

const fail = (): never => {
  throw new Error("not this one");
};
const throwing: ProxyHandler<object> = {
  get: fail,
  has: fail,
  set: fail,
  ownKeys: fail,
  getOwnPropertyDescriptor: fail,
  defineProperty: fail,
  getPrototypeOf: fail,
};

const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

const others = fc.dictionary(fc.stringMatching(/^[A-Z][A-Z_]{0,8}$/), fc.string({ maxLength: 9 }), { maxKeys: 6 });

describe("what else is in the carrier stays as it is", () => {
  const RECORDS = [
    ["messageCarrier.kafka", messageCarrier.kafka, (value: string) => value],
    ["messageCarrier.amqp", messageCarrier.amqp, (value: string) => ({ nested: value })],
    ["messageCarrier.sqs", messageCarrier.sqs, (value: string) => ({ DataType: "Number", StringValue: value })],
    ["envCarrier", envCarrier, (value: string) => value],
    ["mcpMetaCarrier", mcpMetaCarrier, (value: string) => ({ progressToken: value })],
    ["workerDataCarrier", workerDataCarrier, (value: string) => [value]],
  ] as const;

  test.each(RECORDS)("of %s", (_, carrier, toEntry) => {
    fc.assert(
      fc.property(carried, others, (content, values) => {
        const entries = Object.entries(values).map(([key, value]) => [key, toEntry(value)] as const);
        const there = Object.fromEntries(entries);
        inject(content, there as never, carrier as Carrier<never>);
        for (const [key, value] of entries) expect(there[key]).toBe(value);
        expect(Object.keys(there).slice(0, entries.length)).toStrictEqual(entries.map(([key]) => key));
      }),
    );
  });

  test("of a list of Kafka headers, in its order", () => {
    const header = fc.oneof(
      fc.tuple(fc.stringMatching(/^[A-Z]{1,3}$/), fc.string()).map(([key, value]) => ({ [key]: Buffer.from(value) })),
    );
    fc.assert(
      fc.property(carried, fc.array(header), (content, headers) => {
        const list: object[] = [...headers];
        inject(content, list, messageCarrier.kafka);
        expect(list.slice(0, headers.length)).toStrictEqual(headers);
      }),
    );
  });
});
