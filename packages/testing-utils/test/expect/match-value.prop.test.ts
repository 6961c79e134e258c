import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { matchValue } from "../../src/value/match-value.ts";
import { editDistance, similarity } from "../../src/value/edit-distance.ts";
import { printExpected } from "../../src/value/print-expected.ts";
import { printValue } from "../../src/value/print-value.ts";

const value: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.constantFrom(null, true, false, 0, 1, -1, NaN, Infinity, "", "a", "text", 5n, 2n ** 70n),
    fc.uint8Array({ maxLength: 3 }),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b", "role", "a.b", "__proto__"), tie("value"), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
})).value;

describe("matchValue", () => {
  test("a value matches itself, exactly and as a part", () => {
    fc.assert(
      fc.property(value, (one) => {
        expect(matchValue(one, structuredClone(one))).toBeNull();
        expect(matchValue(one, one, "containing")).toBeNull();
      }),
    );
  });

  test("it tells values apart as vitest does", () => {
    fc.assert(
      fc.property(value, value, (expected, actual) => {
        let same = true;
        try {
          expect(actual).toStrictEqual(expected);
        } catch {
          same = false;
        }
        // 5 and 5n are the same integer here, and so are 0 and -0 of JSON; neither is among the other values.
        expect(matchValue(expected, actual) === null).toBe(same);
      }),
      { numRuns: 500 },
    );
  });

  test("integers are compared by value, whatever their type", () => {
    expect(matchValue(5, 5n)).toBeNull();
    expect(matchValue(9007199254740993n, 9007199254740992)).not.toBeNull();
    expect(matchValue(5, "5")).not.toBeNull();
    expect(matchValue(1, true)).not.toBeNull();
  });

  test("the first place that differs is named", () => {
    const actual = [{ role: "user", parts: [{ type: "text", "a.b": 1 }] }];
    expect(matchValue([{ role: "user", parts: [{ type: "text", "a.b": 2 }] }], actual)).toEqual({
      path: '[0].parts[0]["a.b"]',
      expected: "2",
      got: "1",
    });
    expect(matchValue([{ role: "user" }], actual)).toMatchObject({ path: "[0].parts", expected: "nothing" });
    expect(matchValue([{ role: "user" }], actual, "containing")).toBeNull();
    expect(matchValue([{ name: "x" }], actual, "containing")).toEqual({
      path: "[0].name",
      expected: '"x"',
      got: "nothing",
    });
    expect(matchValue([], actual)).toMatchObject({ path: "", expected: "[]" });
  });

  test("expressions, predicates and matchers hold at any depth, and never throw", () => {
    const explodes = (): boolean => {
      throw new Error("no");
    };
    expect(matchValue({ a: [/^x/gu] }, { a: ["xy"] })).toBeNull();
    expect(matchValue({ a: [/^x/u] }, { a: [1] })).toMatchObject({ path: "a[0]", expected: "text that matches /^x/u" });
    expect(matchValue({ a: expect.stringContaining("b") }, { a: "abc" })).toBeNull();
    expect(matchValue({ a: (count: number) => count > 1 }, { a: 1 })).toMatchObject({ path: "a" });
    expect(matchValue(explodes, 1)).toMatchObject({ got: "1" });
    expect(matchValue({ asymmetricMatch: explodes }, 1)).not.toBeNull();
    expect(matchValue({ a: undefined }, {})).toBeNull();
    expect(matchValue({ toString: undefined }, {})).toBeNull();
    expect(matchValue({ toString: (value: unknown) => typeof value === "function" }, {})).toMatchObject({
      path: "toString",
      got: "nothing",
    });
    expect(matchValue({}, { toString: 1 })).toMatchObject({ path: "toString", expected: "nothing", got: "1" });
    const shared = { a: 1 };
    expect(matchValue([shared, shared], [{ a: 1 }, { a: 1 }])).toBeNull();
    expect(matchValue([shared, shared], [{ a: 1 }, { a: 2 }])).toMatchObject({ path: "[1].a" });
    const sticky = /a/gu;
    expect([matchValue(sticky, "a"), matchValue(sticky, "a")]).toEqual([null, null]);
  });
});

describe("printValue", () => {
  test("stays on one line and short, whatever the value", () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withTypedArray: true, withNullPrototype: true, withMap: true }),
        (one) => {
          const text = printValue(one);
          expect(text.length).toBeLessThan(300);
          expect(text).not.toContain("\n");
        },
      ),
    );
  });

  test("tells short arrow functions by their source, others by their name", () => {
    const named = function total(): number {
      return 1;
    };
    expect(printValue((count: number) => count > 300)).toBe("(count) => count > 300");
    expect(printValue(named)).toBe("total()");
    expect(
      printValue(
        (
          () => () =>
            "a long source".repeat(2) + "of more characters than".repeat(3) + "are shown"
        )(),
      ),
    ).toBe("a function");
    expect(printValue(Math.max)).toBe("max()");
  });

  test("quotes as JSON, but JSON in single quotes", () => {
    expect(printValue('a "b"')).toBe(`'a "b"'`);
    expect(printValue(`it's "b"`)).toBe(String.raw`"it's \"b\""`);
    expect(printValue("it's")).toBe(`"it's"`);
    expect(printValue("\ud83d")).toBe(String.raw`"\ud83d"`);
    expect(printValue("x".repeat(198))).toBe(`"${"x".repeat(198)}"`);
    expect(printValue("x".repeat(199))).toBe(`"${"x".repeat(199)}… (201 characters)`);
    expect(printValue(new Error("of\nlines")).split("\n")).toHaveLength(1);
  });

  test("does not throw for what throws when it is looked at", () => {
    const hostile = new Proxy(
      {},
      {
        get() {
          throw new Error("no");
        },
        ownKeys() {
          throw new Error("no");
        },
      },
    );
    expect(typeof printValue(hostile)).toBe("string");
    class Unnamed {
      static get name(): never {
        throw new Error("no");
      }
    }
    expect(printValue(Unnamed)).toBe("a value that cannot be shown");
    const circle: unknown[] = [];
    circle.push(circle);
    expect(printValue(circle)).toContain("Circular");
    expect(printValue("x".repeat(500_000))).toBe(`"${"x".repeat(199)}… (500002 characters)`);
  });
});

describe("printExpected", () => {
  test("tells matchers in words, at any depth, and prints all else as it is", () => {
    expect(printExpected(expect.any(Number))).toBe("Any<Number>");
    expect(printExpected(expect.stringContaining("b"))).toBe('StringContaining "b"');
    expect(printExpected({ a: [expect.objectContaining({ b: expect.anything() })] })).toBe(
      "{ a: [ ObjectContaining { b: Anything } ] }",
    );
    expect(printExpected([(count: number) => count > 1, /x/u, new Map([[1, 2]]), "text"])).toBe(
      "[ (count) => count > 1, /x/u, Map(1) { 1 => 2 }, 'text' ]",
    );
    expect(printExpected("text")).toBe('"text"');
    expect(printExpected({ asymmetricMatch: () => true })).toBe("what the matcher takes");
    expect(
      printExpected({
        asymmetricMatch: () => true,
        toString() {
          throw new Error("no");
        },
      }),
    ).toBe("what the matcher takes");
    expect(printExpected({ asymmetricMatch: () => true, toString: () => "even" })).toBe("even");
    const circle: Record<string, unknown> = {};
    circle["own"] = circle;
    expect(printExpected(circle)).toContain("Circular");
  });
});

describe("similarity", () => {
  test("is the share of characters that stay, against the definition", () => {
    const distance = (left: string, right: string): number => {
      if (left === "" || right === "") return left.length + right.length;
      const [from, to] = [left.slice(1), right.slice(1)];
      if (left[0] === right[0]) return distance(from, to);
      return 1 + Math.min(distance(from, to), distance(from, right), distance(left, to));
    };
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 5 });
    fc.assert(
      fc.property(word, word, (left, right) => {
        expect(editDistance(left, right)).toBe(distance(left, right));
        const longer = Math.max(left.length, right.length);
        expect(similarity(left, right)).toBe(longer === 0 ? 1 : 1 - distance(left, right) / longer);
      }),
    );
    expect(similarity(`${"a".repeat(200)}b`, `${"a".repeat(200)}cdef`)).toBe(1);
    expect(similarity(`${"a".repeat(199)}b`, `${"a".repeat(199)}c`)).toBe(1 - 1 / 200);
  });
});
