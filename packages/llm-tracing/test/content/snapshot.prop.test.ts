import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { takeSnapshot } from "../../src/content/snapshot.ts";
import { toJson } from "../../src/content/to-json.ts";

/** Arrays and objects nested in each other, hostile values at the leaves, some of them shared or circular. */
const hostile = fc
  .letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      { weight: 4, arbitrary: fc.jsonValue() },
      {
        weight: 2,
        arbitrary: fc.constantFrom<unknown>(undefined, NaN, -0, Infinity, 10n, Symbol("s"), "\ud800", () => 1),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom<unknown>(
          new Date(0),
          new Map([[1, 2]]),
          new URL("https://example.com"),
          new Error("of the application"),
          Buffer.from("ab"),
          new Uint8Array([1, 2]),
          Object("text"),
          Object(5),
          Object(false),
          Object(1n),
          Object.assign(() => 1, { toJSON: () => "told" }),
          { toJSON: () => ({ told: [1] }) },
          Object.create({ inherited: 1 }),
          Object.assign(Object.create(null), { bare: 1 }),
          new (class Point {
            x = 1;
          })(),
          new (class List extends Array<unknown> {})(1, 2, 3),
        ),
      },
      { weight: 1, arbitrary: fc.anything({ withSparseArray: true, withNullPrototype: true, withBoxedValues: true }) },
      { weight: 3, arbitrary: fc.array(tie("value"), { maxLength: 4 }) },
      {
        weight: 3,
        arbitrary: fc.dictionary(
          fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "toString", "0")),
          tie("value"),
          { maxKeys: 4 },
        ),
      },
    ),
  }))
  .value.chain((value) => fc.tuple(fc.constant(value), fc.nat(), fc.nat(), fc.boolean()).map(linked));

/** With one object of it in a second place, which may lie within that object. */
const linked = ([value, from, to, links]: [unknown, number, number, boolean]): unknown => {
  const copy = structure(value);
  const all = containersOf(copy);
  const source = all[from % all.length];
  const target = all[to % all.length];
  if (links && target !== undefined) Object.assign(target, Array.isArray(target) ? { 0: source } : { link: source });
  return copy;
};

/** New arrays and objects: a link must not last into the next run. */
const structure = (value: unknown): unknown => {
  if (!isOurs(value)) return value;
  if (Array.isArray(value)) return value.map(structure);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, structure(member)] as const));
};

const containersOf = (value: unknown): object[] =>
  isOurs(value) ? [value, ...Object.values(value).flatMap(containersOf)] : [];

const isOurs = (value: unknown): value is object => {
  if (typeof value !== "object" || value === null || "toJSON" in value) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype;
};

/** Whether an attribute of SDK 3.x may be this. */
const isAttributeValue = (value: unknown, depth = 0): boolean => {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || depth === 64) return false;
  if (Array.isArray(value)) return value.every((item) => isAttributeValue(item, depth + 1));
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  if (Object.hasOwn(value, "constructor") || Object.hasOwn(value, "__proto__")) return false;
  return Object.values(value).every((member) => isAttributeValue(member, depth + 1));
};

const outcome = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error instanceof Error ? error.name : error;
  }
};

describe("a snapshot", () => {
  test("has the JSON of the original, whatever that is", () => {
    fc.assert(
      fc.property(hostile, (value) => {
        expect(outcome(() => toJson(takeSnapshot(value).value))).toEqual(outcome(() => toJson(value)));
      }),
    );
  });

  test("is an attribute's value where it says so, and JSON is then no more than its text", () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const snapshot = takeSnapshot(value);
        if (!snapshot.isAttributeValue || snapshot.value === undefined) return;
        expect(isAttributeValue(snapshot.value)).toBe(true);
        expect(JSON.parse(JSON.stringify(snapshot.value))).toEqual(snapshot.value);
      }),
    );
  });

  test("is an attribute's value for all that JSON.parse gives, but for two keys", () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const value: unknown = JSON.parse(json);
        const snapshot = takeSnapshot(value);
        expect(snapshot.isAttributeValue).toBe(!/"(?:constructor|__proto__)":/.test(JSON.stringify(value)));
        expect(JSON.stringify(snapshot.value)).toBe(JSON.stringify(value));
      }),
    );
  });

  test("does not change with the original", () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const snapshot = takeSnapshot(value);
        if (!snapshot.isAttributeValue) return;
        const before = JSON.stringify(snapshot.value);
        for (const container of containersOf(value)) Object.assign(container, { 0: "changed", added: "later" });
        expect(JSON.stringify(snapshot.value)).toBe(before);
      }),
    );
  });

  test("reads each property once, JSON of it included", () => {
    const key = fc.constantFrom("a", "b", "constructor");
    fc.assert(
      fc.property(fc.dictionary(key, hostile), fc.dictionary(key, hostile), (outer, inner) => {
        const reads: string[] = [];
        const counted = (members: Record<string, unknown>, name: string): object => {
          const object = {};
          for (const [key, value] of Object.entries(members)) {
            const get = (): unknown => {
              reads.push(`${name}.${key}`);
              return value;
            };
            Object.defineProperty(object, key, { get, enumerable: true });
          }
          return object;
        };
        const value = {
          ...counted({}, ""),
          list: [counted(inner, "inner")],
          outer: counted(outer, "outer"),
          at: new Date(0),
        };
        outcome(() => toJson(takeSnapshot(value).value));
        expect(reads).toEqual([...new Set(reads)]);
        expect(reads.length).toBeLessThanOrEqual(Object.keys(outer).length + Object.keys(inner).length);
      }),
    );
  });
});
