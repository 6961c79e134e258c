import { expect, test } from "vitest";

import { nestedFields } from "../../src/protobuf/nested-fields.ts";

const read = (...bytes: number[]): [number, string][] =>
  Array.from(nestedFields(Uint8Array.from(bytes)), ({ number, body }) => [number, Buffer.from(body).toString()]);

const text = [0x0a, 1, 0x78];

test("fields of other kinds are passed over", () => {
  expect(read(0x08, 0x96, 0x01, ...text)).toEqual([[1, "x"]]);
  expect(read(0x09, 1, 2, 3, 4, 5, 6, 7, 8, ...text)).toEqual([[1, "x"]]);
  expect(read(0x0d, 1, 2, 3, 4, ...text)).toEqual([[1, "x"]]);
  expect(read(0x82, 0x01, 0, ...text)).toEqual([
    [16, ""],
    [1, "x"],
  ]);
});

test.each([
  ["a number that ends too early", [0x80]],
  ["a number that never ends", Array.from({ length: 10 }, () => 0x80).concat(text)],
  ["a group", [0x0b, 0x0c]],
  ["a text that ends too early", [0x0a, 2, 0x78]],
  ["eight bytes that end too early", [0x09, 1, 2, 3, 4]],
])("%s is no message", (_name, bytes) => {
  expect(() => read(...bytes)).toThrow(RangeError);
});
