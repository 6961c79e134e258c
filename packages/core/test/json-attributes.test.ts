import { DecodeError, decodeSpan, encodeSpan } from "@sideband/core/otlp";
import type { ReadableSpan } from "@sideband/core";
import { describe, expect, test } from "vitest";

import { JsonAttributes } from "../src/otlp/json-attributes.ts";
import { collectGarbage } from "./support/collect-garbage.ts";
import { field, integer, text } from "./support/message-fields.ts";
import { spanOf } from "./support/spans.ts";

const ids = Buffer.concat([field(0x0a, Buffer.alloc(16, 1)), field(0x12, Buffer.alloc(8, 1))]);

const decode = (bytes: Uint8Array): ReadableSpan["attributes"] => {
  const { resource, instrumentationScope } = spanOf();
  return decodeSpan(bytes, resource, instrumentationScope).attributes;
};

/** What becomes of a value under a listed key. */
const jsonOf = (value: unknown): unknown => {
  const span = spanOf();
  Object.assign(span.attributes, { content: value });
  return decode(new JsonAttributes(["content", "absent"]).apply(encodeSpan(span)))["content"];
};

/** What becomes of an `AnyValue` of these fields. */
const jsonOfFields = (...fields: Uint8Array[]): unknown =>
  decode(new JsonAttributes(["content"]).apply(spanWith(...fields)))["content"];

const spanWith = (...fields: Uint8Array[]): Uint8Array =>
  Buffer.concat([ids, field(0x4a, text(0x0a, "content"), field(0x12, ...fields))]);

const array = (...values: Uint8Array[]): Uint8Array => field(0x2a, ...values.map((value) => field(0x0a, value)));

describe("a structure becomes the JSON that JSON.stringify makes of it", () => {
  test.each([
    ["a list of messages", [{ role: "user", parts: [{ type: "text", content: 'say "hi"\n' }] }]],
    ["a list of texts", ["stop", "length"]],
    ["numbers", [0, -0, 1, -1, 127, 128, -128, 2 ** 31, 2 ** 53, -(2 ** 53), 0.1, 1e21, 1e-7, 5e-324, 1.7e308]],
    ["what is no number", [Number.NaN, Infinity, -Infinity]],
    ["a map", { nested: { deep: [1, 0.5, true, false, null] } }],
    ["an empty list", []],
    ["an empty map", {}],
    ["a list of nothing", [undefined, [[]], [{}]]],
    ["control characters", [Array.from({ length: 160 }, (_, code) => String.fromCharCode(code)).join("")]],
    ["line separators", ["\u2028\u2029"]],
    ["keys to be escaped", { 'a"b': 1, "": 2, "c\\d": 3 }],
    ["many keys", Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`key ${index}`, index]))],
    [
      "many keys, two of which differ in no more than the highest bit",
      { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, é: 8, "C)": 9 },
    ],
  ])("%s", (_, value) => {
    expect(jsonOf(value)).toBe(JSON.stringify(value));
  });

  test("a prompt of megabytes, in all kinds of script", () => {
    const value = [{ role: "user", content: 'Ein "Bär"\n漢字 😀\t'.repeat(100_000) }];
    expect(jsonOf(value)).toBe(JSON.stringify(value));
  });

  test("an integer beyond 2^53 keeps its digits, and bytes are base64", () => {
    for (const value of [2n ** 53n - 1n, 2n ** 53n + 1n, 2n ** 54n + 1n, 2n ** 56n + 1n, 2n ** 63n - 1n]) {
      expect([jsonOf([value]), jsonOf([-value])]).toEqual([`[${value}]`, `[-${value}]`]);
    }
    expect(jsonOf({ id: 2n ** 60n + 1n, least: -(2n ** 63n), image: new Uint8Array([1, 2, 3]) })).toBe(
      '{"id":1152921504606846977,"least":-9223372036854775808,"image":"AQID"}',
    );
    expect(jsonOf(new Uint8Array([255, 254]))).toBe('"//4="');
    expect(jsonOf(new Uint8Array(1000))).toBe(JSON.stringify(Buffer.alloc(1000).toString("base64")));
  });

  test("a key that could reach the prototype is a key", () => {
    expect(jsonOf(JSON.parse('{"__proto__":{"a":1},"constructor":2}'))).toBe('{"__proto__":{"a":1},"constructor":2}');
  });

  test("of two keys that are the same in UTF-8 the last one counts", () => {
    const few = { "\ud800": 1, a: 2, "\udfff": 3 };
    expect(jsonOf(few)).toBe('{"\ufffd":3,"a":2}');
    const others = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`k${index}`, index]));
    expect(Object.entries(JSON.parse(String(jsonOf({ ...few, ...others }))))).toHaveLength(22);
    expect(String(jsonOf({ ...few, ...others })).startsWith('{"\ufffd":3,"a":2,"k0":0')).toBe(true);
  });

  test("strings that are no UTF-8 become what they decode to", () => {
    const broken = Buffer.from([0x61, 0xe2, 0x82, 0x22, 0xff, 0x0a]);
    const json = JSON.stringify([broken.toString("utf8"), "ok"]);
    const applied = new JsonAttributes(["content"]).apply(spanWith(array(field(0x0a, broken), text(0x0a, "ok"))));
    expect(Buffer.from(applied)).toEqual(Buffer.from(spanWith(text(0x0a, json))));
  });
});

describe("what stays as it is", () => {
  test.each([["text"], [1], [0.5], [true], [2n ** 60n], [null]])("%s under a listed key", (value) => {
    const span = spanOf();
    Object.assign(span.attributes, { content: value });
    const bytes = encodeSpan(span);
    expect(new JsonAttributes(["content"]).apply(bytes)).toBe(bytes);
  });

  test("structures under other keys, and in links", () => {
    const attributes = { other: ["a"], contenu: ["a"], conten: ["a"], contents: ["a"] };
    const { resource, instrumentationScope, ...rest } = spanOf({ attributes });
    const links = [{ context: rest.spanContext(), attributes: { content: ["a"] } }];
    const bytes = encodeSpan({ ...rest, resource, instrumentationScope, links });
    expect(new JsonAttributes(["content"]).apply(bytes)).toBe(bytes);
    expect(new JsonAttributes([]).apply(bytes)).toBe(bytes);
  });

  test("anything at all where no key is listed", () => {
    const bytes = new Uint8Array([0xff]);
    expect(new JsonAttributes([]).apply(bytes)).toBe(bytes);
  });
});

describe("keys", () => {
  test.each(["k".repeat(300), "é", "", "\ud800"])("%j is found by its bytes", (key) => {
    const span = spanOf({ attributes: { [key]: [1], [`${key}2`]: [1] } });
    const attributes = decode(new JsonAttributes([key]).apply(encodeSpan(span)));
    expect(attributes).toEqual({ [key.toWellFormed()]: "[1]", [`${key.toWellFormed()}2`]: [1] });
  });

  test("none at all is the empty one", () => {
    const span = Buffer.concat([ids, field(0x4a, field(0x12, array()))]);
    expect(decode(new JsonAttributes([""]).apply(span))).toEqual({ "": "[]" });
    expect(new JsonAttributes(["content"]).apply(span)).toBe(span);
  });

  test("with the length written longer than needed", () => {
    const pair = Buffer.concat([Buffer.from([0x0a, 0x87, 0x80, 0x00]), Buffer.from("content"), field(0x12, array())]);
    const span = Buffer.concat([ids, field(0x4a, pair)]);
    expect(decode(new JsonAttributes(["content"]).apply(span))).toEqual({ content: "[]" });
  });
});

describe("messages that no encoder of ours writes", () => {
  test("of several values of one attribute the last one counts", () => {
    expect(jsonOfFields(text(0x0a, "a"), array())).toBe("[]");
    expect(jsonOfFields(array(), array(text(0x0a, "b")))).toBe('["b"]');
    const isText = spanWith(array(), text(0x0a, "c"));
    expect(new JsonAttributes(["content"]).apply(isText)).toBe(isText);
    const span = Buffer.concat([
      ids,
      field(0x4a, text(0x0a, "content"), field(0x12, array()), field(0x12, text(0x0a, "d"))),
    ]);
    expect(new JsonAttributes(["content"]).apply(span)).toBe(span);
  });

  test("the same within a structure", () => {
    const value = Buffer.concat([text(0x0a, "a"), integer(0x68, 5), integer(0x18, 300), field(0x6a)]);
    expect(jsonOfFields(array(value, Buffer.alloc(0), integer(0x68, 1)))).toBe("[300,null,null]");
    const pair = field(0x0a, field(0x12, text(0x0a, "x")), field(0x12, integer(0x10, 1)), text(0x0a, "k"), field(0x6a));
    expect(jsonOfFields(field(0x32, integer(0x68, 1), pair, field(0x0a), field(0x6a)))).toBe('{"k":true,"":null}');
    const map = field(0x32, field(0x0a, field(0x12, integer(0x18, 7)), text(0x0a, "key")), field(0x6a));
    expect(jsonOfFields(array(map, text(0x0a, "next")))).toBe('[{"key":7},"next"]');
    expect(jsonOfFields(field(0x2a, integer(0x68, 1), field(0x0a, integer(0x18, 1)), field(0x6a)))).toBe("[1]");
  });

  test("an attribute that is there twice becomes JSON twice", () => {
    const pair = (value: string): Uint8Array =>
      field(0x4a, text(0x0a, "content"), field(0x12, array(text(0x0a, value))));
    const json = (value: string): Uint8Array =>
      field(0x4a, text(0x0a, "content"), field(0x12, text(0x0a, `["${value}"]`)));
    const applied = new JsonAttributes(["content"]).apply(Buffer.concat([ids, pair("a"), pair("b")]));
    expect(Buffer.from(applied)).toEqual(Buffer.concat([ids, json("a"), json("b")]));
  });

  test("nested up to 128 levels, as spans are decoded", () => {
    const map = (value: Uint8Array): Uint8Array => field(0x32, field(0x0a, text(0x0a, "k"), field(0x12, value)));
    const nested = (depth: number, around: (value: Uint8Array) => Uint8Array): Uint8Array => {
      let value = field(0x2a);
      for (let level = 1; level < depth; level++) value = around(value);
      return value;
    };
    expect(jsonOfFields(nested(129, array))).toBe("[".repeat(129) + "]".repeat(129));
    expect(jsonOfFields(nested(129, map))).toBe('{"k":'.repeat(128) + "[]" + "}".repeat(128));
    for (const around of [array, map]) {
      for (const depth of [130, 5000]) {
        const bytes = spanWith(nested(depth, around));
        expect(() => new JsonAttributes(["content"]).apply(bytes)).toThrow(DecodeError);
        expect(() => decode(bytes)).toThrow(DecodeError);
      }
    }
  });
});

describe("bytes that are no span", () => {
  const bytes = spanWith(array(text(0x0a, "a text of some length"), text(0x0a, "another one")));

  test("are refused where they are cut", () => {
    const json = new JsonAttributes(["content"]);
    for (let length = ids.length + 1; length < bytes.length; length++) {
      expect(() => json.apply(bytes.subarray(0, length)), `${length}`).toThrow(DecodeError);
    }
    expect(decode(json.apply(bytes))).toEqual({ content: '["a text of some length","another one"]' });
  });

  test.each([
    ["a value longer than its attribute", field(0x4a, text(0x0a, "content"), Buffer.from([0x12, 5, 0x2a, 0]))],
    ["a wire type that there is not", Buffer.from([0x4e, 0])],
    ["a length of more than 10 bytes", Buffer.from([0x4a, ...Buffer.alloc(10, 0x80), 0])],
    ["an integer of more than 10 bytes", spanWith(array(Buffer.from([0x18, ...Buffer.alloc(10, 0x80), 0])))],
    ["a double cut off", spanWith(array(Buffer.from([0x21, 0, 0])))],
  ])("are refused: %s", (_, damaged) => {
    expect(() => new JsonAttributes(["content"]).apply(damaged)).toThrow(DecodeError);
  });
});

test("the new bytes are of their own memory, and are not written over by the next span", () => {
  const json = new JsonAttributes(["content"]);
  const source = Uint8Array.from(spanWith(array(text(0x0a, "first"))));
  const first = json.apply(source);
  source.fill(0);
  json.apply(spanWith(array(text(0x0a, "other"))));
  json.apply(spanWith(array(text(0x0a, "x".repeat(200_000)))));
  json.apply(spanWith(array(text(0x0a, "third"))));
  expect(first.constructor).toBe(Uint8Array);
  expect(first.buffer.byteLength).toBe(first.length);
  expect(decode(first)).toEqual({ content: '["first"]' });
});

test("memory that a large text needed is given back", async () => {
  const json = new JsonAttributes(["content"]);
  const held = async (size: number): Promise<number> => {
    json.apply(spanWith(array(text(0x0a, "x".repeat(size)))));
    await collectGarbage();
    return process.memoryUsage().arrayBuffers;
  };
  const before = await held(1);
  for (let round = 0; round < 3; round++) expect((await held(30_000_000)) - before).toBeLessThan(15_000_000);
});

test("several structures of one span, each longer than all memory before", () => {
  const value = (size: number): unknown[] => [{ text: "x\n".repeat(size) }];
  const sizes = { a: value(10), b: value(5000), c: value(100_000) };
  const event = { time: [1, 2], name: "event", attributes: sizes };
  const span = spanOf({ attributes: sizes, events: [event, event] } as unknown as Partial<ReadableSpan>);
  const { resource, instrumentationScope } = span;
  const after = decodeSpan(new JsonAttributes(["a", "b", "c"]).apply(encodeSpan(span)), resource, instrumentationScope);
  const expected = Object.fromEntries(Object.entries(sizes).map(([key, one]) => [key, JSON.stringify(one)]));
  expect(after.attributes).toEqual(expected);
  expect(after.events.map(({ attributes }) => attributes)).toEqual([expected, expected]);
});
