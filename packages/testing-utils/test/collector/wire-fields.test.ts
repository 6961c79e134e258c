import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

import { checkWire } from "../../src/collector/decode/check-wire.ts";
import { MalformedRequestError } from "../../src/collector/decode/malformed-request-error.ts";
import { WIRE_FIELDS, type MessageName, type WireField } from "../../src/collector/decode/wire-fields.ts";

const WIRE_TYPES: Readonly<Record<string, number>> = {
  varint: 0,
  fixed64: 1,
  bytes: 2,
  string: 2,
  varints: 2,
  fixed64s: 2,
  fixed32: 5,
};

const wireTypeOf = (field: WireField): number => WIRE_TYPES[field] ?? 2;

/** What the encoder that was generated from the official schema writes: by message, the id, wire type and writer's call. */
const officialFields = async (): Promise<Map<string, string[]>> => {
  const path = fileURLToPath(import.meta.resolve("otlp-schema/build/src/generated/root.js"));
  const source = await readFile(path, "utf8");
  const messages = new Map<string, string[]>();
  for (const [, name = "", body = ""] of source.matchAll(
    /(\w+)\.encode = function encode\(.*?\{(.*?)\n\s+return writer;/gsu,
  )) {
    const nested = [...body.matchAll(/(\w+)\.encode\([^\n]*id (\d+), wireType 2/gu)].map(
      ([, type, id]) => `${id} 2 ${type}`,
    );
    const scalars = [...body.matchAll(/id (\d+), wireType (\d) =\*\/ \d+\)\.(\w+)\(message/gu)];
    const plain = scalars.map(([, id, wireType, call]) => {
      const text = call === "string" || call === "bytes";
      return `${id} ${wireType} ${text ? call : ""}`;
    });
    const packed = [...body.matchAll(/id (\d+), wireType 2 =\*\/ \d+\)\.fork\(\);/gu)].map(
      ([, id]) => `${id} 2 packed`,
    );
    messages.set(name, [...nested, ...plain, ...packed].toSorted());
  }
  return messages;
};

const printed = (id: string, field: WireField): string => {
  const isPacked = field === "varints" || field === "fixed64s";
  const isPlain = field === "varint" || field === "fixed64" || field === "fixed32";
  return `${id} ${wireTypeOf(field)} ${isPacked ? "packed" : isPlain ? "" : field}`;
};

const entries = Object.entries(WIRE_FIELDS) as [MessageName, Record<string, WireField>][];

test("every field of every message is as in the official schema", async () => {
  const official = await officialFields();
  for (const [name, fields] of entries) {
    const ours = Object.entries(fields).map(([id, field]) => printed(id, field));
    expect(ours.toSorted(), name).toEqual(official.get(name));
  }
});

/** A field with a value of nothing but zeros, which is well-formed for its wire type. */
const fieldOf = (id: number, wireType: number): Buffer => {
  const tag = id * 8 + wireType;
  const tagBytes = tag < 128 ? [tag] : [(tag % 128) + 128, Math.floor(tag / 128)];
  const length = { 0: 1, 1: 8, 2: 1, 5: 4 }[wireType] ?? 0;
  return Buffer.from([...tagBytes, ...Array.from({ length }, () => 0)]);
};

describe("wire types", () => {
  const cases = entries.flatMap(([name, fields]) =>
    Object.entries(fields).map(([id, field]) => [name, Number(id), field] as const),
  );

  test.each(cases)("%s, field %i, which is %s, has no other than its own", (name, id, field) => {
    const own = wireTypeOf(field);
    expect(() => checkWire(name, fieldOf(id, own))).not.toThrow();
    const isList = field === "varints" || field === "fixed64s";
    const single = isList && (field === "varints" ? 0 : 1);
    for (const other of [0, 1, 2, 5].filter((type) => type !== own && type !== single)) {
      expect(() => checkWire(name, fieldOf(id, other)), `wire type ${other}`).toThrow(MalformedRequestError);
    }
    if (single !== false) expect(() => checkWire(name, fieldOf(id, single))).not.toThrow();
  });

  test.each([3, 4, 6, 7])("%i is none", (wireType) => {
    expect(() => checkWire("Span", fieldOf(100, wireType))).toThrow(MalformedRequestError);
  });

  test("an unknown field may have any", () => {
    for (const wireType of [0, 1, 2, 5]) expect(() => checkWire("Span", fieldOf(100, wireType))).not.toThrow();
  });
});

describe("bytes that end too soon or too late", () => {
  test.each([
    ["field number 0", "Span", [0, 0]],
    ["a field number beyond 29 bits", "Span", [0x80, 0x80, 0x80, 0x80, 0x10, 0]],
    ["a tag without a value", "Span", [0x30]],
    ["a varint that does not end", "Span", [0x30, 0x80, 0x80]],
    ["a varint of 11 bytes", "Span", [0x30, ...Array.from({ length: 10 }, () => 0x80), 0]],
    ["a short fixed64", "Span", [0x39, 1, 2, 3]],
    ["a short fixed32", "Link", [0x35, 1, 2, 3]],
    ["a text longer than the rest", "Span", [0x2a, 3, 0x61, 0x62]],
    ["a length of 2^63", "Span", [0x2a, ...Array.from({ length: 9 }, () => 0x80), 1]],
    ["a field that reaches beyond its message", "KeyValueList", [0x0a, 2, 0x0a, 1, 0x61]],
    ["a text that is no UTF-8", "Span", [0x2a, 1, 0xff]],
    ["half a surrogate pair", "Span", [0x2a, 3, 0xed, 0xa0, 0x80]],
    ["packed numbers with a rest", "HistogramDataPoint", [0x32, 9, ...Array.from({ length: 9 }, () => 0)]],
    ["a packed varint that does not end", "Buckets", [0x12, 2, 1, 0x80]],
  ] as const)("%s", (_, name, bytes) => {
    expect(() => checkWire(name, Buffer.from(bytes))).toThrow(MalformedRequestError);
  });

  test("varints may be longer than they need be, and bytes need be no text", () => {
    expect(() => checkWire("Span", Buffer.from([0x2a, 0x81, 0x80, 0x00, 0x61]))).not.toThrow();
    expect(() => checkWire("Span", Buffer.from([0x0a, 1, 0xff]))).not.toThrow();
    expect(() => checkWire("Buckets", Buffer.from([0x12, 2, 0x80, 1]))).not.toThrow();
  });
});
