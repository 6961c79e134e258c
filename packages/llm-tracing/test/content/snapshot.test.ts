import { describe, expect, test } from "vitest";

import { takeSnapshot } from "../../src/content/snapshot.ts";
import { toJson } from "../../src/content/to-json.ts";

const nested = (depth: number): unknown => {
  let value: unknown = {};
  for (let level = 1; level < depth; level++) value = level % 2 === 0 ? { value } : [value];
  return value;
};

const circle: Record<string, unknown> = { name: "self" };
circle["self"] = [circle];

const refusing = new Proxy(
  { a: 1 },
  {
    getPrototypeOf: () => {
      throw new Error("of the proxy");
    },
  },
);

describe("a snapshot", () => {
  test.each([
    ["an empty list", []],
    ["a message", { role: "user", parts: [{ type: "text", content: "hi" }] }],
    ["null", null],
    ["64 levels", nested(64)],
    ["one object in two places", ((shared) => [shared, shared])({ a: 1 })],
    ["an object without prototype", Object.assign(Object.create(null), { a: 1 })],
  ])("is an attribute's value for %s", (_, value) => {
    const snapshot = takeSnapshot(value);
    expect(snapshot.isAttributeValue).toBe(true);
    expect(snapshot.value).toEqual(value);
  });

  test("leaves out and replaces what JSON does", () => {
    const value = {
      a: undefined,
      b: () => 1,
      c: Symbol("c"),
      d: [undefined, () => 1, Symbol("d"), NaN, -0],
      e: Infinity,
    };
    // oxlint-disable-next-line no-sparse-arrays
    expect(takeSnapshot({ ...value, f: [, 1] })).toStrictEqual({
      value: { d: [null, null, null, null, 0], e: null, f: [null, 1] },
      isAttributeValue: true,
    });
  });

  test.each([
    ["65 levels", nested(65)],
    ["a circle", circle],
    ["a Date", { at: new Date(0) }],
    ["a bigint", [10n]],
    ["a function that says its JSON", { a: Object.assign(() => 1, { toJSON: () => 1 }) }],
    [
      "an instance of a class",
      [
        new (class Point {
          x = 1;
        })(),
      ],
    ],
    ["an instance of a class of lists", { list: new (class List extends Array<unknown> {})(3) }],
    ["a map", [new Map([[1, 2]])]],
    ["bytes", { bytes: new Uint8Array(3), buffer: Buffer.from("ab") }],
    ["a boxed text", [Object("a"), Object(1), Object(true)]],
    ["raw JSON", [(JSON as unknown as { rawJSON: (text: string) => unknown }).rawJSON("12345678901234567890")]],
    ["a member that the SDK takes for a class", { constructor: "Ferrari" }],
    ["a member that reaches the prototype", JSON.parse('{"__proto__":{"a":1}}')],
    ["a proxy that refuses", [refusing]],
  ])("is left to JSON for %s, and loses nothing", (_, value) => {
    const snapshot = takeSnapshot(value);
    expect(snapshot.isAttributeValue).toBe(false);
    expect(toJson(snapshot.value)).toBe(toJson(value));
  });

  test("says of a circle what JSON says of the original", () => {
    expect(toJson(takeSnapshot(circle).value)).toBe('{"name":"self","self":["[Circular]"]}');
  });

  test("throws what a getter throws, as JSON does", () => {
    const error = new Error("of a getter");
    const hostile = {
      get a(): never {
        throw error;
      },
    };
    expect(() => takeSnapshot([hostile])).toThrow(error);
  });

  test("calls no toJSON; JSON calls it once", () => {
    let calls = 0;
    const value = { toJSON: () => ++calls };
    const snapshot = takeSnapshot([value]);
    expect(calls).toBe(0);
    expect(toJson(snapshot.value)).toBe("[1]");
  });

  test("of a text of megabytes holds the text itself", () => {
    const text = "x".repeat(5_000_000);
    expect((takeSnapshot([text]).value as unknown[])[0]).toBe(text);
  });
});
