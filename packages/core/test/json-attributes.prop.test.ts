import fc from "fast-check";
import type { ReadableSpan } from "@sideband/core";
import { DecodeError, decodeSpan, encodeSpan } from "@sideband/core/otlp";
import { describe, expect, test } from "vitest";

import { JsonAttributes } from "../src/otlp/json-attributes.ts";
import { arbitrarySpan } from "./support/arbitrary-span.ts";
import { field, integer, text } from "./support/message-fields.ts";
import {
  type OfficialKeyValue,
  type OfficialSpan,
  type OfficialValue,
  readRequest,
} from "./support/official-schema.ts";
import { spanOf } from "./support/spans.ts";

const decode = (bytes: Uint8Array, { resource, instrumentationScope }: ReadableSpan): ReadableSpan =>
  decodeSpan(bytes, resource, instrumentationScope);

/** What the official schema reads in the bytes of a span. */
const official = (span: Uint8Array): OfficialSpan =>
  readRequest(field(0x0a, field(0x12, field(0x12, span)))).resourceSpans?.[0]?.scopeSpans?.[0]?.spans?.[0] ?? {};

/** The JSON of what the official schema read. */
const jsonOf = (value: OfficialValue): string => {
  if (value.stringValue !== undefined) return JSON.stringify(value.stringValue);
  if (value.boolValue !== undefined) return String(value.boolValue);
  if (value.intValue !== undefined) return value.intValue;
  if (value.doubleValue !== undefined) return JSON.stringify(value.doubleValue);
  if (value.bytesValue !== undefined) return JSON.stringify(Buffer.from(value.bytesValue).toString("base64"));
  if (value.arrayValue !== undefined) return `[${(value.arrayValue.values ?? []).map(jsonOf).join()}]`;
  if (value.kvlistValue === undefined) return "null";
  const members = (value.kvlistValue.values ?? []).map(
    (pair) => [JSON.stringify(pair.key ?? ""), jsonOf(pair.value ?? {})] as const,
  );
  return `{${[...new Map(members)].map((member) => member.join(":")).join()}}`;
};

const isStructure = ({ value = {} }: OfficialKeyValue): boolean =>
  (value.arrayValue ?? value.kvlistValue ?? value.bytesValue) !== undefined;

const attributesOf = (span: OfficialSpan): OfficialKeyValue[] =>
  [span, ...(span.events ?? [])].flatMap(({ attributes = [] }) => attributes);

/** The span as it should be after all, in the objects of the official schema. */
const finished = (span: OfficialSpan, keys: readonly string[]): OfficialSpan => {
  const finish = <T extends { attributes?: OfficialKeyValue[] }>(part: T): T => {
    const attributes = part.attributes?.map((pair) =>
      keys.includes(pair.key ?? "") && isStructure(pair)
        ? { ...pair, value: { stringValue: jsonOf(pair.value ?? {}) } }
        : pair,
    );
    return attributes === undefined ? part : { ...part, attributes };
  };
  const { events, ...rest } = finish(span);
  return events === undefined ? rest : { ...rest, events: events.map(finish) };
};

describe("structures as JSON", () => {
  test("where their key is listed: the official schema reads their JSON, and all else as it was", () => {
    fc.assert(
      fc.property(arbitrarySpan, fc.func(fc.boolean()), (span, isListed) => {
        const bytes = encodeSpan(span);
        const copy = Uint8Array.from(bytes);
        const before = official(bytes);
        const keys = attributesOf(before).flatMap(({ key = "" }) => (isListed(key) ? [key] : []));
        const json = new JsonAttributes(keys);
        const applied = json.apply(bytes);
        expect(bytes).toEqual(copy);
        expect(official(applied)).toEqual(finished(before, keys));

        const changes = attributesOf(before).some((pair) => keys.includes(pair.key ?? "") && isStructure(pair));
        if (changes) expect(applied.buffer.byteLength).toBe(applied.length);
        else expect(applied).toBe(bytes);
        expect(json.apply(applied)).toBe(applied);
      }),
    );
  });

  test("as JSON.parse reads them: the decoded value", () => {
    const listed = fc.dictionary(fc.constantFrom("a", "b", "c"), fc.jsonValue(), { maxKeys: 3 });
    fc.assert(
      fc.property(listed, listed, (attributes, ofEvent) => {
        const events = [{ time: [1, 2], name: "event", attributes: ofEvent }];
        const span = spanOf({ attributes, events } as unknown as Partial<ReadableSpan>);
        const after = decode(new JsonAttributes(["a", "b"]).apply(encodeSpan(span)), span);
        for (const [values, before] of [
          [after.attributes, attributes],
          [after.events[0]?.attributes ?? {}, ofEvent],
        ]) {
          for (const [key, value] of Object.entries(before ?? {})) {
            const now = values?.[key];
            if (key === "c" || typeof value !== "object" || value === null) expect(now).toEqual(value);
            else expect(JSON.parse(String(now))).toEqual(JSON.parse(JSON.stringify(value)));
          }
        }
      }),
    );
  });

  test("with every text escaped as JSON.stringify does, whatever its length", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.string({ unit: fc.constantFrom('"', "\\", "\n", "\0", "\u001f", " ", "!", "#", "[", "]", "\u007f", "a") }),
      fc
        .tuple(fc.constantFrom("a", "é", "漢", "😀", '"', "\u0007"), fc.integer({ min: 1, max: 5000 }))
        .map(([unit, times]) => unit.repeat(times)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const content = pieces.join("").toWellFormed();
        const span = spanOf();
        Object.assign(span.attributes, { content: { [content]: [content] } });
        const { attributes } = decode(new JsonAttributes(["content"]).apply(encodeSpan(span)), span);
        expect(attributes["content"]).toBe(JSON.stringify({ [content]: [content] }));
      }),
    );
  });

  /** Fields of later versions, of every wire type. */
  const unknown = fc.array(
    fc.oneof(
      fc.uint8Array({ maxLength: 200, size: "max" }).map((bytes) => field(0x6a, bytes)),
      fc.nat().map((value) => integer(0x68, value)),
      fc.uint8Array({ minLength: 8, maxLength: 8 }).map((bytes) => Buffer.from([0x69, ...bytes])),
      fc.uint8Array({ minLength: 4, maxLength: 4 }).map((bytes) => Buffer.from([0x6d, ...bytes])),
    ),
    { maxLength: 2 },
  );

  /** A message of these fields in any order, with others between them: made anew for each content. */
  const inAnyOrder = (
    ...fields: ((content: Uint8Array) => Uint8Array)[]
  ): fc.Arbitrary<(content: Uint8Array) => Uint8Array> =>
    fc
      .tuple(
        fc.shuffledSubarray(fields, { minLength: fields.length }),
        fc.array(unknown, { minLength: 3, maxLength: 3 }),
      )
      .map(([order, others]) => (content) => {
        const parts = order.flatMap((make, index) => [...(others[index] ?? []), make(content)]);
        return Buffer.concat([...parts, ...(others.at(-1) ?? [])]);
      });

  test("and nothing else, byte for byte: fields of later versions stay where they are, at every level", () => {
    const attribute = fc
      .tuple(
        inAnyOrder((content) => content),
        fc.constantFrom("content", "other", "content2"),
      )
      .chain(([anyValue, key]) =>
        inAnyOrder(
          () => text(0x0a, key),
          (content) => field(0x12, anyValue(content)),
        ).map((pair) => ({ key, pair })),
      );
    const structure = fc.constantFrom(
      [field(0x2a, field(0x0a, text(0x0a, "a"))), '["a"]'] as const,
      [field(0x2a), "[]"] as const,
      [
        field(0x32, field(0x0a, text(0x0a, "k"), field(0x12, text(0x0a, "v".repeat(200))))),
        `{"k":"${"v".repeat(200)}"}`,
      ] as const,
      [field(0x3a, Buffer.from("xyz")), '"eHl6"'] as const,
    );
    const attributes = fc.array(fc.tuple(attribute, structure), { maxLength: 3 });
    const span = fc.tuple(attributes, fc.array(fc.tuple(attributes, unknown), { maxLength: 2 }), unknown);
    const build = (
      tag: number,
      pairs: readonly (readonly [
        { key: string; pair: (content: Uint8Array) => Uint8Array },
        readonly [Uint8Array, string],
      ])[],
      late: boolean,
    ): Uint8Array[] =>
      pairs.map(([{ key, pair }, [value, json]]) =>
        field(tag, pair(late && key === "content" ? text(0x0a, json) : value)),
      );
    fc.assert(
      fc.property(span, ([own, events, others]) => {
        const bytes = (late: boolean): Uint8Array =>
          Buffer.concat([
            ...build(0x4a, own, late),
            ...others,
            ...events.map(([pairs, more]) => field(0x5a, text(0x12, "event"), ...more, ...build(0x1a, pairs, late))),
            field(0x6a, text(0x22, "a link's attributes")),
          ]);
        expect(Buffer.from(new JsonAttributes(["content"]).apply(bytes(false)))).toEqual(Buffer.from(bytes(true)));
      }),
    );
  });

  test("in damaged bytes: what decodes is the same then, and all else is refused", () => {
    fc.assert(
      fc.property(arbitrarySpan, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 }), (span, damages) => {
        const bytes = Uint8Array.from(encodeSpan(span));
        const keys = Object.keys(span.attributes);
        for (const [at, byte] of damages) bytes[at % bytes.length] = byte;
        const attempt = <T>(act: () => T): T | undefined => {
          try {
            return act();
          } catch (error) {
            expect(DecodeError.isInstance(error)).toBe(true);
            return undefined;
          }
        };
        const decoded = attempt(() => decode(bytes, span));
        const applied = attempt(() => new JsonAttributes(keys).apply(bytes));
        if (decoded === undefined) return;
        expect(applied).toBeDefined();
        const after = decode(applied ?? bytes, span);
        expect(Object.keys(after.attributes)).toEqual(Object.keys(decoded.attributes));
        expect(after.links).toEqual(decoded.links);
        for (const [key, value] of Object.entries(decoded.attributes)) {
          if (typeof value !== "object" || value === null) expect(after.attributes[key]).toEqual(value);
        }
      }),
    );
  });

  test("in no bytes at all that are no span: an error, or left alone", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200, size: "max" }), (bytes) => {
        try {
          new JsonAttributes(["a", ""]).apply(bytes);
        } catch (error) {
          expect(DecodeError.isInstance(error)).toBe(true);
        }
      }),
    );
  });
});
