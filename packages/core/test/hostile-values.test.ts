import { describe, expect, test } from "vitest";
import type { ReadableSpan } from "@sideband/core";
import { EncodeError, encodeExportRequest, SpanEncoder } from "@sideband/core/otlp";

import { type OfficialSpan, readRequest } from "./support/official-schema.ts";
import { spanOf } from "./support/spans.ts";

const sent = (span: ReadableSpan, encoder: SpanEncoder = new SpanEncoder()): OfficialSpan => {
  const bytes = encoder.encode(span);
  const request = encodeExportRequest([{ bytes, resource: span.resource, scope: span.instrumentationScope }]);
  return readRequest(request).resourceSpans?.[0]?.scopeSpans?.[0]?.spans?.[0] as OfficialSpan;
};

const withAttributes = (attributes: object): ReadableSpan =>
  spanOf({ attributes: attributes as ReadableSpan["attributes"] });

const keysOf = (span: OfficialSpan): (string | undefined)[] => (span.attributes ?? []).map(({ key }) => key);

const cyclic: { self?: unknown; other: string } = { other: "kept" };
cyclic.self = cyclic;

const deep = (levels: number): unknown => {
  let value: unknown = "bottom";
  for (let level = 0; level < levels; level++) value = [value];
  return value;
};

describe("values that no message can hold", () => {
  test.each([
    ["a symbol", Symbol("x")],
    ["a function", () => 1],
    ["an integer beyond 64 bits", 2n ** 63n],
    ["a revoked proxy", revoked()],
    ["an invalid date", new Date(NaN)],
  ])("%s is left out, and counted", (_, value) => {
    const span = sent(withAttributes({ before: 1, bad: value, after: 2 }));
    expect(keysOf(span)).toEqual(["before", "after"]);
    expect(span.droppedAttributesCount).toBe(1);
  });

  test("a getter that throws takes no other attribute with it", () => {
    const attributes = {
      before: 1,
      get bad(): string {
        throw new Error("no");
      },
      after: "2",
    };
    const span = sent(withAttributes(attributes));
    expect(keysOf(span)).toEqual(["before", "after"]);
    expect(span.droppedAttributesCount).toBe(1);
  });

  test("a getter deep in a value takes only its attribute", () => {
    const bad = {
      list: [
        1,
        {
          get boom(): string {
            throw new Error("no");
          },
        },
      ],
    };
    const span = sent(withAttributes({ bad, after: 2 }));
    expect(keysOf(span)).toEqual(["after"]);
    expect(span.droppedAttributesCount).toBe(1);
  });

  test("attributes that cannot even be listed are counted", () => {
    const proxy = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error("no");
        },
      },
    );
    const span = sent(withAttributes(proxy));
    expect(span.attributes).toBeUndefined();
    expect(span.droppedAttributesCount).toBe(1);
  });

  test("a value that holds itself is cut where it would start over", () => {
    const span = sent(withAttributes({ cyclic, after: 1 }));
    expect(keysOf(span)).toEqual(["cyclic", "after"]);
    expect(span.droppedAttributesCount).toBe(1);
    expect(span.attributes?.[0]?.value?.kvlistValue?.values).toEqual([
      { key: "other", value: { stringValue: "kept" } },
      { key: "self", value: {} },
    ]);
  });

  test("nesting is cut at 64 levels, from 65 to 10,000", () => {
    expect(sent(withAttributes({ deep: deep(64) })).droppedAttributesCount).toBeUndefined();
    expect(sent(withAttributes({ deep: deep(65) })).droppedAttributesCount).toBe(1);
    expect(sent(withAttributes({ deep: deep(10_000) })).droppedAttributesCount).toBe(1);
  });

  test("a value shared ever so often costs no more than the limit", () => {
    let value: unknown = "x".repeat(100);
    for (let level = 0; level < 60; level++) value = [value, value];
    const encoder = new SpanEncoder({ maxSpanBytes: 100_000 });
    expect(() => encoder.encode(withAttributes({ value }))).toThrow(/at most 100000 bytes/);
  });

  test("50 MB in one string is refused before it is copied, and the encoder goes on", () => {
    const encoder = new SpanEncoder();
    const large = withAttributes({ large: "x".repeat(50 * 1024 * 1024) });
    expect(() => encoder.encode(large)).toThrow(EncodeError);
    try {
      encoder.encode(large);
    } catch (error) {
      expect(EncodeError.isInstance(error) && error.reason).toBe("too_large");
    }
    expect(keysOf(sent(withAttributes({ small: 1 }), encoder))).toEqual(["small"]);
  });

  test("the limit is exact", () => {
    const size = new SpanEncoder().encode(withAttributes({ a: "x".repeat(1000) })).length;
    const span = withAttributes({ a: "x".repeat(1000) });
    expect(new SpanEncoder({ maxSpanBytes: size }).encode(span)).toHaveLength(size);
    expect(() => new SpanEncoder({ maxSpanBytes: size - 1 }).encode(span)).toThrow(EncodeError);
  });

  test("an event or link that cannot be told is left out, and counted", () => {
    const event = { time: [1, 1] as [number, number], name: "ok" };
    const bad = { time: undefined as unknown as [number, number], name: "bad" };
    const context = { traceId: "nonsense", spanId: "1", traceFlags: 1 };
    const span = sent(spanOf({ events: [event, bad, event], links: [{ context }], droppedEventsCount: 2 }));
    expect(span.events?.map(({ name }) => name)).toEqual(["ok", "ok"]);
    expect(span.droppedEventsCount).toBe(3);
    expect(span.links).toBeUndefined();
    expect(span.droppedLinksCount).toBe(1);
  });

  test.each([
    ["text", "abc"],
    ["a wrong digit", "0af7651916cd43dd8448eb211c80319g"],
    ["a character beyond ASCII", "0af7651916cd43dd8448eb211c80319\u0130"],
    ["nothing", undefined as unknown as string],
    ["empty", ""],
    ["all zeros", "0".repeat(32)],
  ])("a span whose trace id is %s is refused", (_, traceId) => {
    const span = spanOf({ spanContext: () => ({ traceId, spanId: "b7ad6b7169203331", traceFlags: 1 }) });
    expect(() => new SpanEncoder().encode(span)).toThrow(EncodeError);
  });

  test.each([[[NaN, 0]], [[-1, 0]], [[1e300, 0]], [[0, -5]], [[Infinity, Infinity]]])(
    "a time that no clock shows, %j, becomes unknown",
    (time) => {
      const span = sent(spanOf({ startTime: time as [number, number] }));
      expect(String(span.startTimeUnixNano ?? "0")).toBe("0");
    },
  );

  test("only a span's own attributes are told, whatever they inherit", () => {
    const inherited = Object.assign(Object.create({ inherited: 1 }) as object, { own: 1 });
    expect(keysOf(sent(withAttributes(inherited)))).toEqual(["own"]);
    const span = withAttributes({ own: 1 });
    const clean = new SpanEncoder().encode(span);
    // oxlint-disable-next-line no-extend-native -- what some library may do
    Object.defineProperty(Object.prototype, "polluted", { value: 1, enumerable: true, configurable: true });
    let polluted: Uint8Array;
    try {
      polluted = new SpanEncoder().encode(span);
    } finally {
      Reflect.deleteProperty(Object.prototype, "polluted");
    }
    expect(Buffer.from(polluted).equals(clean)).toBe(true);
    expect(keysOf(sent(withAttributes(Object.assign(Object.create(null) as object, { own: 1 }))))).toEqual(["own"]);
  });

  test("names are told as they are, in whatever order they come again", () => {
    const encoder = new SpanEncoder({ chunkBytes: 64 });
    const long = "n".repeat(100);
    const names = [
      "a",
      "a",
      "a",
      "b",
      "a",
      "b",
      "b",
      "b",
      "",
      "",
      "",
      "ü",
      "ü",
      "ü",
      long,
      long,
      long,
      "a",
      "\ud800",
      "\ud800",
    ];
    const told = names.map((name) => {
      const span = sent(spanOf({ name, events: [{ time: [1, 1], name }] }), encoder);
      return [span.name ?? "", span.events?.[0]?.name ?? ""];
    });
    expect(told).toEqual(names.map((name) => [name.toWellFormed(), name.toWellFormed()]));
  });

  test("0 and -0 stay apart, whichever came before", () => {
    const encoder = new SpanEncoder();
    const values = [0, 0, -0, -0, 0].map((zero) => sent(withAttributes({ zero }), encoder).attributes?.[0]?.value);
    expect(values.map((value) => value?.doubleValue)).toEqual([undefined, undefined, -0, -0, undefined]);
  });

  test("a span ended by a getter of another one leaves both whole", () => {
    const encoder = new SpanEncoder();
    let inner: Uint8Array | undefined;
    const attributes = {
      before: "b",
      get now(): string {
        inner = encoder.encode(withAttributes({ inner: true }));
        return "n";
      },
      after: "a",
    };
    expect(keysOf(sent(withAttributes(attributes), encoder))).toEqual(["before", "now", "after"]);
    expect(inner).toBeDefined();
  });
});

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
