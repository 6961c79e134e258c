import fc from "fast-check";
import { expect, test } from "vitest";
import type { ReadableSpan } from "@sideband/core";
import { encodeExportRequest, SpanEncoder } from "@sideband/core/otlp";

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

test("what an encoder remembers of the spans before changes no byte", () => {
  const values = fc.constantFrom<unknown>("stop", "length", "chatcmpl-1000001", 0, -0, 1, true, false, 0.5, ["a"]);
  // Long enough for a key to be given up on, and looked at again.
  const sequence = fc.array(fc.oneof({ weight: 3, arbitrary: fc.nat().map((id) => `id-${id}`) }, values), {
    minLength: 1,
    maxLength: 200,
  });
  fc.assert(
    fc.property(sequence, sequence, (first, second) => {
      const encoder = new SpanEncoder();
      for (const [index, value] of first.entries()) {
        const span = spanOf({ attributes: { first: value, second: second[index % second.length] } });
        const encoded = encoder.encode(span);
        expect(Buffer.compare(encoded, new SpanEncoder({ chunkBytes: 1024 }).encode(span))).toBe(0);
        encoder.release(encoded);
      }
    }),
    { numRuns: Math.min(numRuns, 100) },
  );
});
