import { EncodedBatch } from "@sideband/core";
import fc from "fast-check";
import { expect, test } from "vitest";

import { decodeSpans } from "../../src/otlp-request/decode-spans.ts";
import { splitRequest } from "../../src/otlp-request/split-request.ts";
import { encode, makeSpans } from "../support/spans.ts";

/** Spans of several resources and scopes, so that every level of a request is cut some time. */
const batch = fc
  .array(fc.record({ resource: fc.nat({ max: 2 }), scope: fc.nat({ max: 2 }) }), {
    minLength: 1,
    maxLength: 30,
    size: "max",
  })
  .map((places) => {
    const encoded = encode(makeSpans(places.length)).spans;
    const resources = [0, 1, 2].map(() => ({ ...encoded[0]?.resource, attributes: {} }));
    const scopes = ["", "a", "b"].map((name) => ({ name, ...(name === "b" && { schemaUrl: "https://schema" }) }));
    return new EncodedBatch(
      encoded.map(({ bytes }, index) => ({
        bytes,
        resource: resources[places[index]?.resource ?? 0] as never,
        scope: scopes[places[index]?.scope ?? 0] as never,
      })),
    );
  });

const names = (request: Uint8Array): string[] =>
  decodeSpans(request).map(
    ({ name, instrumentationScope: scope }) => `${name} of ${scope.name} ${scope.schemaUrl ?? ""}`,
  );

test("the halves hold what the whole held, in order, with where it came from", () => {
  fc.assert(
    fc.property(batch, (spans) => {
      const whole = spans.toRequest();
      const halves = splitRequest(whole);
      if (spans.size === 1) {
        expect(halves).toBeUndefined();
        return;
      }
      const [first, second] = halves ?? [];
      if (first === undefined || second === undefined) throw new Error("it was not cut");
      expect(first.items).toBe(spans.size >> 1);
      expect(first.items + second.items).toBe(spans.size);
      expect([...names(first.body), ...names(second.body)]).toEqual(names(whole));
      expect(names(first.body)).toHaveLength(first.items);
    }),
  );
});

test("cut again and again, every span comes out alone and once", () => {
  const whole = encode(makeSpans(13)).toRequest();
  const pieces = (request: Uint8Array): Uint8Array[] =>
    splitRequest(request)?.flatMap(({ body }) => pieces(body)) ?? [request];
  expect(pieces(whole).flatMap(names)).toEqual(names(whole));
  expect(pieces(whole)).toHaveLength(13);
});

test("it is the same for the requests of the other signals, and fields that nobody knows stay", () => {
  // field 1 { field 1 "r", field 2 { field 1 "s", field 2 "one", field 2 "two", field 3 "u" }, field 15 "?" }, field 9 "?"
  const scope = Buffer.from("\x0a\x01s\x12\x03one\x12\x03two\x1a\x01u", "latin1");
  const resource = Buffer.concat([
    Buffer.from("\x0a\x01r\x12"),
    Buffer.from([scope.length]),
    scope,
    Buffer.from("\x7a\x01?"),
  ]);
  const whole = Buffer.concat([Buffer.from([0x0a, resource.length]), resource, Buffer.from("\x4a\x01?")]);
  const [first, second] = splitRequest(whole) ?? [];
  const half = (item: string): Buffer => Buffer.from(whole.toString("latin1").replace(item, ""), "latin1");
  const lengths = [scope.length - 5, resource.length - 5];
  for (const [part, gone] of [
    [first, "\x12\x03two"],
    [second, "\x12\x03one"],
  ] as const) {
    const expected = half(gone);
    expected[1] = lengths[1] ?? 0;
    expected[6] = lengths[0] ?? 0;
    expect(Buffer.from(part?.body ?? []).toString("latin1")).toBe(expected.toString("latin1"));
  }
});

test("any bytes at all are cut, or left whole, or refused, in time", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200, size: "max" }), (bytes) => {
      try {
        const halves = splitRequest(bytes);
        if (halves !== undefined) expect(halves[0].items + halves[1].items).toBeGreaterThan(1);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
  );
});

test("what is no group of spans holds none", () => {
  const whole = encode(makeSpans(2)).toRequest();
  expect(names(Buffer.concat([whole, Buffer.from("\x4a\x01?")]))).toEqual(names(whole));
});

test("many items are no more trouble than few", () => {
  const field = (number: number, body: Uint8Array): Buffer => {
    const header = [number * 8 + 2];
    let rest = body.length;
    for (; rest > 0x7f; rest >>>= 7) header.push((rest & 0x7f) | 0x80);
    return Buffer.concat([Uint8Array.from([...header, rest]), body]);
  };
  const spans = 150_000;
  const [{ bytes }] = encode(makeSpans(1)).spans as unknown as readonly [{ readonly bytes: Uint8Array }];
  const span = field(2, bytes);
  const whole = field(1, field(2, Buffer.alloc(span.length * spans, span)));
  expect(splitRequest(whole)?.map(({ items }) => items)).toEqual([spans / 2, spans / 2]);
  expect(decodeSpans(whole)).toHaveLength(spans);
});
