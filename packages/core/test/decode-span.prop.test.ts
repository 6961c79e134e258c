import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DecodeError, decodeSpan, encodeSpan, SpanEncoder } from "@sideband/core/otlp";
import type { ReadableSpan } from "@sideband/core";

import { arbitrarySpan } from "./support/arbitrary-span.ts";
import { spanOf } from "./support/spans.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 300);

const decode = (span: ReadableSpan, bytes: Uint8Array): ReadableSpan =>
  decodeSpan(bytes, span.resource, span.instrumentationScope);

/** Keys that differ only in lone surrogates are the same in UTF-8, and the last one stays. */
const keysFallTogether = (value: unknown): boolean => {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return false;
  const keys = Object.keys(value);
  if (new Set(keys.map((key) => key.toWellFormed())).size < keys.length) return true;
  return Object.values(value).some(keysFallTogether);
};

describe("decodeSpan", () => {
  test("gives back what was encoded, so that encoding it again gives the same bytes", () => {
    fc.assert(
      fc.property(arbitrarySpan, (span) => {
        const bytes = encodeSpan(span);
        const decoded = decode(span, bytes);
        expect(decoded.name).toBe(span.name.toWellFormed());
        expect(decoded.kind).toBe(span.kind);
        expect(decoded.spanContext().traceId).toBe(span.spanContext().traceId);
        expect(decoded.spanContext().traceFlags).toBe(span.spanContext().traceFlags);
        expect(decoded.spanContext().traceState?.serialize()).toBe(span.spanContext().traceState?.serialize());
        expect(decoded.parentSpanContext?.spanId).toBe(span.parentSpanContext?.spanId);
        expect(decoded.parentSpanContext?.isRemote ?? false).toBe(span.parentSpanContext?.isRemote ?? false);
        expect(decoded.startTime).toEqual(span.startTime);
        expect(decoded.endTime).toEqual(span.endTime);
        expect(decoded.status.code).toBe(span.status.code);
        expect(Object.keys(decoded.attributes)).toEqual([
          ...new Set(Object.keys(span.attributes).map((key) => key.toWellFormed())),
        ]);
        expect(decoded.events).toHaveLength(span.events.length);
        expect(decoded.links).toHaveLength(span.links.length);
        expect(decoded.ended).toBe(true);
        const all = [
          span.attributes,
          ...span.events.map((one) => one.attributes),
          ...span.links.map((one) => one.attributes),
        ];
        if (!all.some(keysFallTogether)) expect(Buffer.from(encodeSpan(decoded)).equals(encodeSpan(span))).toBe(true);
      }),
      { numRuns },
    );
  });

  test("reads any cut or damaged message as a span or as an error, and nothing else", () => {
    fc.assert(
      fc.property(arbitrarySpan, fc.nat(), fc.nat(), fc.nat(255), (span, cut, at, byte) => {
        const bytes = Uint8Array.from(encodeSpan(span));
        bytes[at % bytes.length] = byte;
        try {
          decode(span, bytes.subarray(0, cut % (bytes.length + 1)));
        } catch (error) {
          expect(DecodeError.isInstance(error)).toBe(true);
        }
      }),
      { numRuns },
    );
  });

  test("keeps keys that could reach the prototype as plain keys", () => {
    const attributes = Object.fromEntries([
      ["__proto__", "polluted"],
      ["constructor", { __proto__: null, a: 1 }],
    ]);
    const span = spanOf({ attributes: attributes as ReadableSpan["attributes"] });
    const decoded = decode(span, encodeSpan(span));
    expect(Object.getPrototypeOf(decoded.attributes)).toBe(Object.prototype);
    expect(Object.keys(decoded.attributes)).toEqual(["__proto__", "constructor"]);
  });

  test("measures a duration that is never negative", () => {
    const span = spanOf({ startTime: [10, 5], endTime: [9, 900_000_000] });
    expect(decode(span, encodeSpan(span)).duration).toEqual([0, 0]);
    const other = spanOf({ startTime: [10, 900_000_000], endTime: [12, 100_000_000] });
    expect(decode(other, encodeSpan(other)).duration).toEqual([1, 200_000_000]);
  });

  test("carries a trace state that can be read and changed", () => {
    const span = spanOf();
    const context = { ...span.spanContext(), traceState: decodeState("a=1,b=2") };
    const decoded = decode(span, new SpanEncoder().encode({ ...span, spanContext: () => context }));
    const state = decoded.spanContext().traceState;
    expect(state?.get("b")).toBe("2");
    expect(state?.set("b", "3").serialize()).toBe("b=3,a=1");
    expect(state?.unset("a").serialize()).toBe("b=2");
  });
});

const decodeState = (text: string): NonNullable<ReturnType<ReadableSpan["spanContext"]>["traceState"]> => ({
  get: () => undefined,
  set: () => decodeState(text),
  unset: () => decodeState(text),
  serialize: () => text,
});
