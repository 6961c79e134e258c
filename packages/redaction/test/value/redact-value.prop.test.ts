import { isDeepStrictEqual } from "node:util";

import fc from "fast-check";
import { expect, test } from "vitest";

import { builtInDetectors } from "../../src/detectors/built-in-detectors.ts";
import { redactAttributes } from "../../src/value/redact-attributes.ts";
import { redactionOf, TOKEN } from "../value/support.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 300);

const leaves = fc.oneof(
  fc.constantFrom<unknown>(
    TOKEN,
    `x ${TOKEN}`,
    `["${TOKEN}"]`,
    777123456789,
    777123456789n,
    Buffer.from(TOKEN),
    new Error(TOKEN),
  ),
  fc.anything({
    withDate: true,
    withMap: true,
    withSet: true,
    withBigInt: true,
    withTypedArray: true,
    withSparseArray: true,
    withNullPrototype: true,
  }),
);
const keys = fc.oneof(
  fc.constantFrom(TOKEN, "password", "input.value", "a@x.test", "b@x.test", "__proto__", "toJSON", "length"),
  fc.string({ maxLength: 8 }),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaves,
    fc.array(tie("tree"), { maxLength: 5 }),
    fc.dictionary(keys, tie("tree"), { maxKeys: 5 }),
    fc.array(fc.tuple(leaves, tie("tree")), { maxLength: 3 }).map((entries) => new Map(entries)),
  ),
}));

const textsIn = (value: unknown, seen: unknown[] = []): string[] => {
  if (typeof value === "string") return [value];
  if (typeof value === "number" || typeof value === "bigint") return [String(value)];
  if (ArrayBuffer.isView(value))
    return [Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("latin1")];
  if (typeof value !== "object" || value === null || seen.includes(value)) return [];
  const inside = [...seen, value];
  if (value instanceof Map || value instanceof Set) return [...value].flatMap((item) => textsIn(item, inside));
  return Reflect.ownKeys(value).flatMap((key) => [String(key), ...textsIn(Reflect.get(value, key), inside)]);
};

test("a secret anywhere in a value of any shape does not survive, and what is clean stays clean", () => {
  fc.assert(
    fc.property(fc.dictionary(keys, tree, { maxKeys: 6 }), (attributes) => {
      const redaction = redactionOf();
      const clean = redactAttributes(redaction, attributes, "attribute");
      for (const text of textsIn(clean)) {
        expect(text).not.toContain(TOKEN);
        expect(text).not.toContain("777123456789");
        expect(text.length).toBeLessThanOrEqual(131_072);
        expect(text.isWellFormed()).toBe(true);
      }
      expect(Object.keys(clean)).toHaveLength(Object.keys(attributes).length);
      const again = redactAttributes(redaction, clean, "attribute");
      expect(textsIn(again)).toEqual(textsIn(clean));
    }),
    { numRuns },
  );
});

test("in a value of any shape nothing else is changed", () => {
  const plain = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.oneof(
        fc.string({ unit: "grapheme" }),
        fc.double(),
        fc.boolean(),
        fc.constant(null),
        fc.bigInt(),
        fc.date({ noInvalidDate: true }),
        fc.uint8Array({ maxLength: 9 }),
      ),
      fc.array(tie("tree"), { maxLength: 5 }),
      fc.dictionary(
        fc.string({ maxLength: 8 }).map((key) => `k${key}`),
        tie("tree"),
        { maxKeys: 5 },
      ),
    ),
  })).tree;
  fc.assert(
    fc.property(plain, (value) => {
      const clean = redactAttributes(redactionOf({ detectors: [] }), { value }, "attribute");
      expect(
        isDeepStrictEqual(
          JSON.parse(JSON.stringify(clean, withTypes)),
          JSON.parse(JSON.stringify({ value }, withTypes)),
        ),
      ).toBe(true);
    }),
    { numRuns },
  );
});

const withTypes = (_key: string, value: unknown): unknown => (typeof value === "bigint" ? `${value}n` : value);

test("with every detector there is what is clean stays clean", () => {
  const redaction = redactionOf({ detectors: builtInDetectors() });
  fc.assert(
    fc.property(fc.dictionary(keys, tree, { maxKeys: 4 }), (attributes) => {
      const clean = redactAttributes(redaction, attributes, "attribute");
      expect(textsIn(redactAttributes(redaction, clean, "attribute"))).toEqual(textsIn(clean));
    }),
    { numRuns },
  );
});
