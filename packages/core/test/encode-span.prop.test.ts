import fc from "fast-check";
import type { Attributes } from "@opentelemetry/api";
import { expect, test, vi } from "vitest";
import { type ReadableSpan, StringInterner } from "@sideband/core";
import { decodeSpan, encodeExportRequest, SpanEncoder } from "@sideband/core/otlp";

import { arbitrarySpan } from "./support/arbitrary-span.ts";
import { spanOf } from "./support/spans.ts";
import {
  type OfficialKeyValue,
  type OfficialSpan,
  type OfficialValue,
  readRequest,
} from "./support/official-schema.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 300);

const utf8 = (value: string): string => value.toWellFormed();
const bytesOf = (hex: string): number[] => [...Buffer.from(hex, "hex")];
const nanoseconds = ([seconds, rest]: readonly [number, number]): string =>
  String(BigInt(seconds) * 1_000_000_000n + BigInt(rest));

const value = (given: unknown): OfficialValue => {
  if (typeof given === "string") return { stringValue: utf8(given) };
  if (typeof given === "boolean") return { boolValue: given };
  if (typeof given === "bigint") return { intValue: String(given) };
  if (typeof given === "number") {
    return Number.isSafeInteger(given) && !Object.is(given, -0) ? { intValue: String(given) } : { doubleValue: given };
  }
  if (given instanceof Uint8Array) return { bytesValue: [...given] };
  if (Array.isArray(given)) return { arrayValue: given.length === 0 ? {} : { values: given.map(value) } };
  if (given === null) return {};
  const pairs = attributes(given);
  return { kvlistValue: pairs === undefined ? {} : { values: pairs } };
};

const attributes = (given: object | undefined): OfficialKeyValue[] | undefined => {
  const pairs = Object.entries(given ?? {}).map(([key, item]) => ({ key: utf8(key), value: value(item) }));
  return pairs.length === 0 ? undefined : pairs;
};

const flags = (traceFlags: number, isRemote: boolean | undefined): number =>
  traceFlags + 0x100 + (isRemote === true ? 0x200 : 0);

/** Drops what Protocol Buffers cannot tell from absent. */
const present = <T extends object>(message: T): T =>
  Object.fromEntries(
    Object.entries(message).filter(([, item]) => item !== undefined && item !== 0 && item !== "" && item !== "0"),
  ) as T;

const expected = (span: ReadableSpan): OfficialSpan => {
  const context = span.spanContext();
  const status = present({ code: span.status.code, message: utf8(span.status.message ?? "") });
  return present({
    traceId: bytesOf(context.traceId),
    spanId: bytesOf(context.spanId),
    parentSpanId: span.parentSpanContext && bytesOf(span.parentSpanContext.spanId),
    traceState: context.traceState?.serialize(),
    name: utf8(span.name),
    kind: span.kind + 1,
    flags: flags(context.traceFlags, span.parentSpanContext?.isRemote),
    startTimeUnixNano: nanoseconds(span.startTime),
    endTimeUnixNano: nanoseconds(span.endTime),
    attributes: attributes(span.attributes),
    droppedAttributesCount: span.droppedAttributesCount,
    events:
      span.events.length === 0
        ? undefined
        : span.events.map((event) =>
            present({
              timeUnixNano: nanoseconds(event.time),
              name: utf8(event.name),
              attributes: attributes(event.attributes),
              droppedAttributesCount: event.droppedAttributesCount,
            }),
          ),
    droppedEventsCount: span.droppedEventsCount,
    links:
      span.links.length === 0
        ? undefined
        : span.links.map((link) =>
            present({
              traceId: bytesOf(link.context.traceId),
              spanId: bytesOf(link.context.spanId),
              traceState: link.context.traceState?.serialize(),
              flags: flags(link.context.traceFlags, link.context.isRemote),
              attributes: attributes(link.attributes),
              droppedAttributesCount: link.droppedAttributesCount,
            }),
          ),
    droppedLinksCount: span.droppedLinksCount,
    status: Object.keys(status).length === 0 ? undefined : status,
  } as OfficialSpan);
};

const strip = (span: OfficialSpan): OfficialSpan =>
  present({
    ...span,
    events: span.events?.map((event) => present(event)),
    links: span.links?.map((link) => present(link)),
    status: span.status && present(span.status),
  } as OfficialSpan);

test("the official schema reads in our bytes what the span says", () => {
  const encoder = new SpanEncoder({ chunkBytes: 512 });
  fc.assert(
    fc.property(fc.array(arbitrarySpan, { minLength: 1, maxLength: 4 }), (spans) => {
      const encoded = spans.map((span) => ({
        bytes: encoder.encode(span),
        resource: span.resource,
        scope: span.instrumentationScope,
      }));
      const groups = readRequest(encodeExportRequest(encoded)).resourceSpans ?? [];
      for (const { bytes } of encoded) encoder.release(bytes);

      expect(groups).toHaveLength(spans.length);
      for (const [index, span] of spans.entries()) {
        const group = groups[index];
        expect(group?.resource?.attributes).toEqual(attributes(span.resource.attributes));
        const [scopeSpans] = group?.scopeSpans ?? [];
        const { name, version, schemaUrl } = span.instrumentationScope;
        expect(scopeSpans?.scope?.name ?? "").toBe(utf8(name));
        expect(scopeSpans?.scope?.version ?? "").toBe(utf8(version ?? ""));
        expect(scopeSpans?.schemaUrl).toBe(schemaUrl);
        expect(strip(scopeSpans?.spans?.[0] ?? {})).toEqual(expected(span));
      }
    }),
    { numRuns },
  );
});

const fresh = (span: ReadableSpan): Uint8Array => new SpanEncoder({ chunkBytes: 1024 }).encode(span);

const words = ["stop", "chatcmpl-1000001", "", "é".repeat(32), "x".repeat(33), "y".repeat(43), "ü".repeat(42)];
const scalars = [0, -0, 1, -1, 127, 128, 2 ** 40, 0.5, Number.NaN, true, false, null];
const structures = [
  ["a"],
  ["a", "b"],
  ["a", 0],
  [-0],
  [1, 2, 3, 4, 5],
  [["a"]],
  { a: 1 },
  new Uint8Array([1]),
  () => {},
];
const values: readonly unknown[] = [...words, ...scalars, ...structures];
const keys = ["a", "gen_ai.request.model", "k".repeat(100), "k".repeat(101), "k".repeat(127), "ключ", "b", "c", "d"];
const recurring = fc.constantFrom(...values);
const changing = fc.nat().map((id) => `id-${id}`);

test("what an encoder remembers of the spans before changes no byte", () => {
  // Long enough for a value to be given up on.
  const sequence = fc.array(fc.oneof({ weight: 3, arbitrary: changing }, recurring), {
    minLength: 1,
    maxLength: 200,
    size: "max",
  });
  fc.assert(
    fc.property(sequence, sequence, (first, second) => {
      const encoder = new SpanEncoder();
      for (const [index, value] of first.entries()) {
        const span = spanOf({ attributes: { first: value, second: second[index % second.length] } });
        const encoded = encoder.encode(span);
        expect(Buffer.compare(encoded, fresh(span))).toBe(0);
        encoder.release(encoded);
      }
    }),
    { numRuns: Math.min(numRuns, 100) },
  );
});

test("nor does it where attributes come and go, in any order, under any name", () => {
  const attributes = fc
    .tuple(fc.shuffledSubarray(keys), fc.array(recurring, { minLength: 10, maxLength: 10 }))
    .map(([some, values]) => Object.fromEntries(some.map((key, index) => [key, values[index]])));
  const kinds = fc.array(attributes, { minLength: 1, maxLength: 3 });
  const step = fc.record({
    kind: fc.nat(2),
    name: fc.constantFrom("chat", "tool", "n".repeat(65), ""),
    other: fc.option(fc.tuple(fc.constantFrom(...keys, "g"), fc.oneof(recurring, changing)), { freq: 3 }),
    left: fc.option(fc.constantFrom(...keys), { freq: 3 }),
  });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      kinds,
      fc.array(step, { maxLength: 100, size: "max" }),
      (chunkBytes, given, steps) => {
        const encoder = new SpanEncoder({ chunkBytes });
        for (const { kind, name, other, left } of steps) {
          const all = { ...given[kind % given.length], ...(other && { [other[0]]: other[1] }) };
          const some = Object.fromEntries(Object.entries(all).filter(([key]) => key !== left));
          const span = spanOf({ name, attributes: some, events: [{ name, time: [1, 0], attributes: some }] });
          expect(Buffer.compare(encoder.encode(span), fresh(span))).toBe(0);
        }
      },
    ),
    { numRuns },
  );
});

test.each(keys)("nor does it from any value to any other, under key %#", (key) => {
  const wrong: unknown[] = [];
  for (const before of values) {
    for (const after of values) {
      const encoder = new SpanEncoder({ chunkBytes: 1024 });
      for (const value of [before, before, before, after, before]) {
        const span = spanOf({ attributes: { front: "stays", [key]: value, behind: 1 } });
        if (Buffer.compare(encoder.encode(span), fresh(span)) !== 0) wrong.push([before, after]);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test("a key that comes again in its place is not looked up, and neither is one that is new or missing in between", () => {
  const interner = new StringInterner();
  const lookedUp = vi.spyOn(interner, "bytes");
  const encoder = new SpanEncoder({ interner });
  const encode = (attributes: Attributes): string[] => {
    lookedUp.mockClear();
    encoder.encode(spanOf({ attributes }));
    return lookedUp.mock.calls.map(([key]) => key);
  };
  const usual = { model: "gpt-4o", id: "id", list: ["stop"], port: 443, end: true };
  for (let index = 0; index < 10; index++) encode({ ...usual, id: `id-${index}` });

  const { id, ...without } = usual;
  expect(encode(usual)).toEqual([]);
  expect(encode({ model: usual.model, id, more: 1, list: usual.list, port: 443, end: true })).toEqual(["more"]);
  expect(encode(usual)).toEqual([]);
  expect(encode(without)).toEqual(["list"]);
  expect(encode(usual)).toEqual([]);
  expect(encode({ ...usual, model: "other", list: ["length"], port: 80 })).toEqual(["list"]);
  expect(encode(usual)).toEqual([]);
});

test("attributes that have become others are learned, and so are values that have come to rest", () => {
  const interner = new StringInterner();
  const lookedUp = vi.spyOn(interner, "bytes");
  const encoder = new SpanEncoder({ interner });
  const encode = (attributes: Attributes): void => void encoder.encode(spanOf({ attributes }));
  for (let index = 0; index < 10; index++) encode({ model: "gpt-4o", text: "x".repeat(50 + index) });
  for (let index = 0; index < 10; index++) encode({ other: "gpt-4o", text: ["a"] });
  lookedUp.mockClear();
  encode({ other: "gpt-4o", text: ["a"] });
  expect(lookedUp).not.toHaveBeenCalled();

  for (let index = 0; index < 20; index++) encode({ third: index < 10 ? ["a"] : ["b"] });
  lookedUp.mockClear();
  encode({ third: ["b"] });
  expect(lookedUp).not.toHaveBeenCalled();

  for (let index = 0; index < 10_000; index++) encode({ other: "gpt-4o", text: [index] }); // by now, given up on
  for (let index = 0; index < 10_000; index++) encode({ other: "gpt-4o", text: ["a"] });
  lookedUp.mockClear();
  encode({ other: "gpt-4o", text: ["a"] });
  expect(lookedUp).not.toHaveBeenCalled();
});

test("what is learned has a bound, however many attributes there are", () => {
  const interner = new StringInterner();
  const lookedUp = vi.spyOn(interner, "bytes");
  const encoder = new SpanEncoder({ interner });
  const many = Object.fromEntries(Array.from({ length: 128 }, (_, index) => [`key.${index}`, index + 1]));
  for (let index = 0; index < 10; index++) encoder.encode(spanOf({ attributes: many }));
  lookedUp.mockClear();
  encoder.encode(spanOf({ attributes: many }));
  expect(lookedUp).toHaveBeenCalledTimes(64);
});

test("however often attributes that are known alternate with others, they cost no more than one copy each", () => {
  const known = Array.from({ length: 64 }, (_, index) => [`key.${index}`, "x".repeat(32)] as const);
  const others = Array.from({ length: 64 }, (_, index) => [`other.${index}`, index + 1] as const);
  const encoder = new SpanEncoder();
  for (let index = 0; index < 5; index++) encoder.encode(spanOf({ attributes: Object.fromEntries(known) }));
  const copied = vi.spyOn(Buffer.prototype, "copy");
  // Two that are known, and another one.
  const pairs = known.flatMap((pair, index) => (index % 2 === 0 ? [pair] : [pair, others[index] ?? pair]));
  const mixed = spanOf({ attributes: Object.fromEntries(pairs) });
  const encoded = encoder.encode(mixed);
  const bytes = copied.mock.calls.reduce((sum, [, , from, to]) => sum + Number(to) - Number(from), 0);
  copied.mockRestore();
  expect(bytes).toBeLessThan(8 * 64 * 64); // not 64 times all that is left
  expect(Buffer.compare(encoded, fresh(mixed))).toBe(0);
});

test("values of any length in the places of others, with a chunk that has to be left in the middle", () => {
  const values = ["", "a", "x".repeat(24), "x".repeat(25), "ü".repeat(42), "z".repeat(43), 1, 300, 2 ** 40, -1, true];
  const names = ["a", "b", "c", "d"];
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 800 }),
      fc.array(fc.array(fc.constantFrom(...values), { minLength: 4, maxLength: 4 }), { maxLength: 60, size: "max" }),
      (chunkBytes, rows) => {
        const encoder = new SpanEncoder({ chunkBytes });
        for (const row of rows) {
          const span = spanOf({ attributes: Object.fromEntries(names.map((name, index) => [name, row[index]])) });
          expect(Buffer.compare(encoder.encode(span), fresh(span))).toBe(0);
        }
      },
    ),
    { numRuns },
  );
});

test("spans whose names never come twice share what is known, and those that come often are not disturbed by them", () => {
  const interner = new StringInterner();
  const lookedUp = vi.spyOn(interner, "bytes");
  const encoder = new SpanEncoder({ interner });
  let lookups = 0;
  for (let index = 0; index < 2000; index++) {
    lookedUp.mockClear();
    encoder.encode(spanOf({ name: `GET /users/${index}`, attributes: { method: "GET", status: 200 } }));
    encoder.encode(spanOf({ name: "chat", attributes: { model: "gpt-4o" } }));
    if (index > 10) lookups += lookedUp.mock.calls.length;
  }
  expect(lookups).toBe(0);
});

test("what is learned again and again in vain stays as it is", () => {
  const interner = new StringInterner();
  const lookedUp = vi.spyOn(interner, "bytes");
  const encoder = new SpanEncoder({ interner });
  const [one, other] = [spanOf({ attributes: { one: 1 } }), spanOf({ attributes: { other: 1 } })];
  for (let index = 0; index < 100; index++) {
    lookedUp.mockClear();
    for (const span of [one, one, other, other]) encoder.encode(span);
  }
  expect(lookedUp).toHaveBeenCalledTimes(2); // for those that are not as the template
});

test("nor does it after so many spans that it learns anew", () => {
  const encoder = new SpanEncoder();
  let different = 0;
  for (let index = 0; index < 20_000; index++) {
    const attributes = { model: "gpt-4o", id: `id-${index}`, phase: Math.floor(index / 5000), cost: 0.5 };
    const span = spanOf({ attributes });
    const { chunk, start, length } = encoder.lend(span);
    if (Buffer.compare(chunk.subarray(start, start + length), fresh(span)) !== 0) different++;
  }
  expect(different).toBe(0);
});

test("a list that changes after it was learned, or that says something else each time it is read", () => {
  const encoder = new SpanEncoder();
  const list = ["stop"];
  let reads = 0;
  const unsteady = new Proxy(["stop"], {
    get: (target, key) => (key === "0" ? `read ${reads++}` : Reflect.get(target, key)),
  });
  for (let index = 0; index < 20; index++) {
    list[0] = index < 10 ? "stop" : "length";
    const span = spanOf({ attributes: { list, unsteady } });
    const decoded = decodeSpan(encoder.encode(span), span.resource, span.instrumentationScope);
    expect(decoded.attributes["list"]).toEqual(list);
    expect(decoded.attributes["unsteady"]).toEqual([expect.stringMatching(/^read \d+$/v)]);
  }
});
