import { describe, expect, test } from "vitest";
import { BatchingSpanProcessor } from "@sideband/core";
import { encodeExportRequest, SpanEncoder } from "@sideband/core/otlp";

import { readRequest } from "./support/official-schema.ts";
import { answeringExporter as answering } from "./support/scripted-exporter.ts";
import { hostileSpan as hostile, resourceOf, spanOf, spansOf } from "./support/spans.ts";

const quiet = { log: () => {} };
let reads = 0;

describe("lengths that lie", () => {
  class Short extends Uint8Array {
    override get length(): number {
      return -200;
    }
  }
  class Undated extends Date {
    override toISOString(): string {
      return { length: -200 } as never;
    }
  }
  const { traceId, spanId } = spanOf().spanContext();
  const traceState = { serialize: () => ({ length: -200 }) };

  test.each([
    ["bytes", { attributes: { x: new Short(4), y: "Z".repeat(140) } }],
    ["a date", { attributes: { x: new Undated(0), y: "Z".repeat(140) } }],
    ["a trace state", { spanContext: () => ({ traceId, spanId, traceFlags: 1, traceState }) }],
  ])("%s cannot write over a span encoded before", (_, changes) => {
    const encoder = new SpanEncoder();
    const before = encoder.encode(spanOf({ attributes: { a: "A".repeat(300) } }));
    const copy = Buffer.from(before);
    try {
      encoder.encode(hostile(changes));
    } catch {
      // to be refused is fine
    }
    expect(copy.equals(before)).toBe(true);
  });

  test.each([
    [
      "status code",
      {
        status: {
          message: "m",
          get code() {
            return ++reads > 2 ? 200 : 2;
          },
        },
      },
    ],
    [
      "kind",
      {
        get kind() {
          return ++reads > 1 ? -7 : 1;
        },
      },
    ],
    ["scope's dropped count", { instrumentationScope: { name: "x", droppedAttributesCount: -1 } }], // Infinity: endless
  ])("a %s that changes or is none does not make a request that nobody can read", (_, changes) => {
    reads = 0;
    const span = Object.defineProperties(spanOf(), Object.getOwnPropertyDescriptors(changes));
    const bytes = new SpanEncoder().encode(span);
    const request = encodeExportRequest([{ bytes, resource: span.resource, scope: span.instrumentationScope }]);
    expect(() => readRequest(request)).not.toThrow();
  });
});

describe("one bad span", () => {
  const pending = { ...resourceOf(), asyncAttributesPending: true };
  test.each([
    ["no resource", { resource: undefined }],
    [
      "a resource whose detector fails",
      { resource: { ...pending, waitForAsyncAttributes: () => Promise.reject(new Error("no")) } },
    ],
    ["a scope that is a string", { instrumentationScope: "x" }],
    ["a schema URL that is a URL", { instrumentationScope: { name: "x", schemaUrl: new URL("https://example.com") } }],
    [
      "a resource's schema URL that is a URL",
      { resource: { ...resourceOf(), schemaUrl: new URL("https://example.com") } },
    ],
  ])("with %s costs no other span of its batch", async (_, changes) => {
    const processor = new BatchingSpanProcessor({ exporter: answering(), ...quiet });
    for (const span of spansOf(5)) processor.onEnd(span);
    processor.onEnd(hostile(changes));
    await processor.forceFlush();
    expect(processor.ledger.snapshot().exported).toBeGreaterThanOrEqual(5);
  });

  test("with endlessly many bad events is given up", () => {
    let yielded = 0;
    const events = {
      *[Symbol.iterator]() {
        while (yielded < 50_000) {
          yielded++;
          yield {};
        }
      },
    };
    try {
      new SpanEncoder().encode(hostile({ events }));
    } catch {
      // to be refused is fine
    }
    expect(yielded).toBeLessThan(20_000);
  });
});

describe("what is lost without being counted", () => {
  test.each([
    ["a map", new Map([["a", 1]])],
    ["a set", new Set([1])],
    ["a URL", new URL("https://example.com")],
    ["an error", new Error("boom")],
    ["an ArrayBuffer", new ArrayBuffer(4)],
  ])("%s", (_, value) => {
    const span = hostile({ attributes: { value } });
    const request = encodeExportRequest([
      { bytes: new SpanEncoder().encode(span), resource: span.resource, scope: span.instrumentationScope },
    ]);
    const sent = readRequest(request).resourceSpans?.[0]?.scopeSpans?.[0]?.spans?.[0];
    const content = JSON.stringify(sent?.attributes?.[0]?.value ?? {});
    expect(content !== '{"kvlistValue":{}}' || sent?.droppedAttributesCount === 1).toBe(true);
  });

  test("an embedding as Float32Array is an array of numbers, as the plain array is", () => {
    const of = (v: unknown): Uint8Array =>
      Uint8Array.from(new SpanEncoder().encode(hostile({ spanId: "00000000000000aa", attributes: { v } })));
    expect(Buffer.from(of(new Float32Array([0.5, 2]))).equals(of([0.5, 2]))).toBe(true);
  });
});
