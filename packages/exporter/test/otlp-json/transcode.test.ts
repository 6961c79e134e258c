import { describe, expect, test } from "vitest";

import { messageType } from "../../src/otlp-json/message-type.ts";
import { field } from "../support/protobuf.ts";
import { toJson, traceMessage } from "./support/to-json.ts";

const anyValue = traceMessage("AnyValue");
const span = traceMessage("Span");
const status = traceMessage("Status");

const fixed64 = (number: number, value: bigint): Buffer => {
  const bytes = Buffer.alloc(9);
  bytes[0] = (number << 3) | 1;
  bytes.writeBigUInt64LE(value, 1);
  return bytes;
};

const double = (value: number): Buffer => {
  const bytes = Buffer.alloc(9);
  bytes[0] = (4 << 3) | 1;
  bytes.writeDoubleLE(value, 1);
  return bytes;
};

describe("a value", () => {
  test.each([
    ["nothing", Buffer.alloc(0), "{}"],
    ["an empty text", field(1, ""), '{"stringValue":""}'],
    ["a text", field(1, "漢字 😀 ü/\u007f\u2028"), '{"stringValue":"漢字 😀 ü/\u007f\u2028"}'],
    [
      "what JSON escapes",
      field(1, '"\\\b\f\n\r\t\u0000\u001f'),
      String.raw`{"stringValue":"\"\\\b\f\n\r\t\u0000\u001f"}`,
    ],
    ["a byte order mark", field(1, "\ufeffx"), '{"stringValue":"\ufeffx"}'],
    ["no", field(2, 0), '{"boolValue":false}'],
    ["yes", field(2, 1), '{"boolValue":true}'],
    ["a yes of more than seven bytes", Buffer.from([16, 128, 128, 128, 128, 128, 128, 128, 1]), '{"boolValue":true}'],
    ["a no of more than seven bytes", Buffer.from([16, 128, 128, 128, 128, 128, 128, 128, 0]), '{"boolValue":false}'],
    ["zero", field(3, 0), '{"intValue":"0"}'],
    ["the largest of seven bytes", field(3, 2n ** 49n - 1n), '{"intValue":"562949953421311"}'],
    ["the smallest of eight bytes", field(3, 2n ** 49n), '{"intValue":"562949953421312"}'],
    ["what no double holds", field(3, 2n ** 53n + 1n), '{"intValue":"9007199254740993"}'],
    ["the largest integer", field(3, 2n ** 63n - 1n), '{"intValue":"9223372036854775807"}'],
    ["the smallest integer", field(3, -(2n ** 63n)), '{"intValue":"-9223372036854775808"}'],
    ["minus one", field(3, -1n), '{"intValue":"-1"}'],
    ["a half", double(0.5), '{"doubleValue":0.5}'],
    ["minus zero", double(-0), '{"doubleValue":-0}'],
    ["a large number", double(1e300), '{"doubleValue":1e+300}'],
    ["no number", double(NaN), '{"doubleValue":"NaN"}'],
    ["infinity", double(Infinity), '{"doubleValue":"Infinity"}'],
    ["minus infinity", double(-Infinity), '{"doubleValue":"-Infinity"}'],
    ["an empty list", field(5, ""), '{"arrayValue":{}}'],
    [
      "a list",
      field(5, Buffer.concat([field(1, field(3, 1)), field(1, "")])),
      '{"arrayValue":{"values":[{"intValue":"1"},{}]}}',
    ],
    ["a map", field(6, field(1, field(1, "k"))), '{"kvlistValue":{"values":[{"key":"k"}]}}'],
    ["bytes", field(7, Buffer.from([0xfb, 0xff, 0])), '{"bytesValue":"+/8A"}'],
    ["no bytes", field(7, ""), '{"bytesValue":""}'],
    ["two values: the last", Buffer.concat([field(1, "a"), field(3, 5)]), '{"intValue":"5"}'],
  ])("%s", (_, bytes, json) => {
    expect(toJson(bytes, anyValue)).toBe(json);
  });

  test.each([
    [[0xff]],
    [[0xc0, 0x80]],
    [[0x61, 0xe6, 0xbc]],
    [[0x0a, 0x22, 0xed, 0xa0, 0x80, 0x62]],
    [[0xc3, 0xbc, 0xf0, 0x9f, 0x98, 0x22]],
    [[0xef, 0xbb, 0xbf, 0x80]],
  ])("of text that is no UTF-8, %j, becomes what a decoder makes of it", (bytes) => {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(Buffer.from(bytes));
    expect(text).toContain("\ufffd");
    expect(JSON.parse(toJson(field(1, Buffer.from(bytes)), anyValue))).toEqual({ stringValue: text });
  });
});

describe("a message", () => {
  test("says ids in hexadecimal, times and large numbers in full", () => {
    const bytes = Buffer.concat([
      field(1, Buffer.from("000102030405060708090a0b0c0d0eff", "hex")),
      field(2, Buffer.from("f0e1d2c3b4a59687", "hex")),
      field(6, 3),
      fixed64(7, 1_700_000_000_000_000_001n),
      fixed64(8, 2n ** 64n - 1n),
      field(10, 2 ** 32 - 1),
      Buffer.from([0x85, 0x01, 0x01, 0x03, 0x00, 0x80]), // flags, of four bytes
    ]);
    expect(toJson(bytes, span)).toBe(
      '{"traceId":"000102030405060708090a0b0c0d0eff","spanId":"f0e1d2c3b4a59687","kind":3,' +
        '"startTimeUnixNano":"1700000000000000001","endTimeUnixNano":"18446744073709551615",' +
        '"droppedAttributesCount":4294967295,"flags":2147484417}',
    );
  });

  test("leaves out what is default, but not messages that are empty", () => {
    const bytes = Buffer.concat([
      field(2, ""),
      field(3, "\0"),
      field(5, ""),
      field(6, 0),
      fixed64(7, 0n),
      field(10, 0),
      field(15, ""),
    ]);
    expect(toJson(bytes, span)).toBe(String.raw`{"traceState":"\u0000","status":{}}`);
  });

  test("keeps the last of what it should hold once", () => {
    const bytes = Buffer.concat([field(3, 1), field(2, "a"), field(3, 2), field(2, "b")]);
    expect(toJson(bytes, status)).toBe('{"code":2,"message":"b"}');
  });

  test("takes an enumerator of any size", () => {
    expect(toJson(field(3, -1n), status)).toBe('{"code":-1}');
  });

  test("skips fields that it does not know, and those of another wire type", () => {
    const bytes = Buffer.concat([
      field(1, "reserved"),
      field(9, 1),
      field(3, "no number"),
      field(2, 5),
      Buffer.from([0x11, 1, 2, 3, 4, 5, 6, 7, 8]), // 2, of eight bytes
      Buffer.from([0x1d, 1, 2, 3, 4]), // 3, of four bytes
      Buffer.from([0x92, 0x80, 0x80, 0x80, 0x10, 0x01, 0x78]), // 2 again, if the tag is cut to 32 bits
      field(3, 1),
    ]);
    expect(toJson(bytes, status)).toBe('{"code":1}');
  });

  test("keeps the order of what is repeated, with other fields in between", () => {
    const event = (name: string): Buffer => field(11, field(2, name));
    const bytes = Buffer.concat([event("a"), field(5, "n"), event("b"), field(12, 1), event("c")]);
    expect(toJson(bytes, span)).toBe(
      '{"events":[{"name":"a"},{"name":"b"},{"name":"c"}],"name":"n","droppedEventsCount":1}',
    );
  });

  test("of very many fields, interleaved, takes no time that grows faster than they do", () => {
    const pair = Buffer.concat([field(11, ""), field(13, "")]);
    const many = 200_000;
    const { events, links } = JSON.parse(toJson(Buffer.concat(Array.from({ length: many }, () => pair)), span));
    expect([events.length, links.length]).toEqual([many, many]);
  });

  test("of very long texts neither", () => {
    const text = '"\u0001ü'.repeat(1_000_000);
    expect(JSON.parse(toJson(field(2, text), status))).toEqual({ message: text });
  });
});

describe("values in values", () => {
  const nested = (depth: number): Buffer => {
    let value = field(1, "x");
    for (let i = 0; i < depth; i++) value = field(6, field(1, field(2, value)));
    return value;
  };

  test("may be as deep as attributes may", () => {
    const json = toJson(nested(64), anyValue);
    expect(json.match(/kvlistValue/gu)).toHaveLength(64);
    expect(JSON.parse(json)).toBeTypeOf("object");
  });

  test("are refused beyond a depth", () => {
    expect(toJson(nested(85), anyValue)).toContain("stringValue");
    expect(() => toJson(nested(86), anyValue)).toThrow(RangeError);
    expect(() => toJson(nested(2_000), anyValue)).toThrow("Messages nest deeper than 256");
  });
});

describe("what is no message", () => {
  test.each([
    ["a tag that does not end", [0x80], "The message ends inside a number"],
    ["a tag of more than five bytes", [0x80, 0x80, 0x80, 0x80, 0x80, 0x01], "A tag or a length is longer than 5 bytes"],
    ["a field without a number", [0x02, 0x00], "A field has the number 0"],
    ["a group", [0x0b, 0x0c], "A field has the wire type 3"],
    ["a wire type that does not exist", [0x0f], "A field has the wire type 7"],
    ["a length beyond the end", [0x0a, 0x05, 0x61], "The message ends inside a field"],
    ["a length beyond all memory", [0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f], "The message ends inside a field"],
    ["no length", [0x0a], "The message ends inside a number"],
    ["too few of eight bytes", [0x21, 1, 2, 3], "The message ends inside a field"],
    ["too few of four bytes", [0x35, 1, 2, 3], "The message ends inside a field"],
    ["a number that does not end", [0x18, 0xff], "The message ends inside a number"],
    ["a number of eleven bytes", [0x18, ...Array(10).fill(0xff), 1], "A number is longer than 10 bytes"],
    [
      "a message that ends inside what it holds",
      [0x2a, 0x02, 0x0a, 0x05, 0x48, 0x01, 0x48, 0x01, 0x48, 0x01],
      "The message ends inside a field",
    ],
  ])("%s", (_, bytes: number[], message) => {
    expect(() => toJson(Buffer.from(bytes), anyValue)).toThrow(new RangeError(message));
  });
});

describe("a schema", () => {
  test("of a message that is not there", () => {
    expect(() => messageType({ A: { 1: ["b", "B[]"] } }, "A")).toThrow(
      new TypeError("Expected a scalar or a message of the schema, got B"),
    );
  });

  test("with a field number that is too high", () => {
    expect(() => messageType({ A: { 32: ["b", "string"] } }, "A")).toThrow(
      new TypeError("Expected field numbers up to 31, got 32"),
    );
    expect(messageType({ A: { 31: ["b", "string"] } }, "A").fields).toHaveLength(32);
  });

  test("of other messages than spans", () => {
    const point = messageType(
      { Point: { 4: ["asDouble", "double", "value"], 6: ["asInt", "int64", "value"], 8: ["flags", "uint32"] } },
      "Point",
    );
    const bytes = Buffer.concat([double(1.5), field(8, 1), field(6, 2)]);
    expect(toJson(bytes, point)).toBe('{"asInt":"2","flags":1}');
  });
});
