import { expect, test } from "vitest";

import { countCodePoints } from "../../src/limit/cut-text.ts";
import { redactValue } from "../../src/value/redact-value.ts";
import { redactionOf, TOKEN } from "../value/support.ts";

const cut = (text: string, maxValueLength: number): string => {
  const redaction = redactionOf({ maxValueLength });
  const result = redactValue(redaction, redaction.keys.facts("app.data"), text, "attribute") as string;
  expect(redaction.record.cuts).toBe(1);
  expect(countCodePoints(result)).toBeLessThanOrEqual(maxValueLength);
  return result;
};

test("the longest strings are cut first, and what is around them stays", () => {
  const text = JSON.stringify({ a: "x".repeat(200), b: "short", c: [1, 2, "y".repeat(40)] });
  expect(cut(text, 120)).toBe(`{"a":"${"x".repeat(33)}...[TRUNCATED]","b":"short","c":[1,2,"${"y".repeat(40)}"]}`);
  expect(cut(text, 80)).toHaveLength(80 - 1);
});

test("no escape is split, and the limit counts them as they are written", () => {
  for (let limit = 20; limit < 60; limit += 1) {
    for (const text of ["\\u00e9\\n\\ud83d\\ude00".repeat(9), "😀\\\\".repeat(40)]) {
      const [item] = JSON.parse(cut(`["${text}"]`, limit)) as [string];
      expect(item.isWellFormed()).toBe(true);
    }
  }
});

test("JSON in strings that is cut stays JSON", () => {
  const inner = JSON.stringify({ a: "x".repeat(300), b: 'y"'.repeat(50), c: 1 });
  const result = JSON.parse(cut(JSON.stringify({ inner, d: "e" }), 150)) as { inner: string; d: string };
  expect(result.d).toBe("e");
  const { a, b, c } = JSON.parse(result.inner) as { a: string; b: string; c: number };
  expect([a.endsWith("[TRUNCATED]"), b.endsWith("[TRUNCATED]"), c]).toEqual([true, true, 1]);
});

test("elements are left out only if what is around the strings is too long: arrays before objects, at the end", () => {
  const items = Array.from({ length: 100 }, (_, index) => ({ index, text: "abc" }));
  const result = JSON.parse(cut(JSON.stringify({ items, last: "kept" }), 400)) as { items: object[]; last: string };
  expect(result.last).toBe("kept");
  expect(result.items.length).toBeGreaterThan(5);
  expect(result.items).toEqual(items.slice(0, result.items.length));

  const wide = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`key${index}`, index]));
  const members = JSON.parse(cut(JSON.stringify(wide), 100)) as object;
  expect(Object.keys(members).length).toBeGreaterThan(2);
  expect(Object.entries(members)).toEqual(Object.entries(wide).slice(0, Object.keys(members).length));
});

test("of several documents the first ones stay", () => {
  const lines = '{"a":1}\n'.repeat(100);
  expect(cut(lines, 60)).toMatch(/^(?:\{"a":1\}\n?){2,}$/);
});

test("the least that there is", () => {
  expect(cut('{"a":[1,2,3],"b":{"c":1}}', 2)).toBe("{}");
  expect(cut("[[[[[[1]]]]]]", 5)).toBe("[]");
  expect(cut('"abc"', 2)).toBe('""');
  expect(cut("[1,2,3]", 1)).toBe("0");
});

test("secrets at the cut leave nothing, wherever they stand", () => {
  for (let before = 0; before < 80; before += 1) {
    for (const escape of ["", "\\n"]) {
      const result = cut(`["${escape}${"x".repeat(before)}${TOKEN}${"y".repeat(99)}"]`, 60);
      expect(result).not.toMatch(/tkn|abcd|1234/);
      JSON.parse(result);
    }
  }
});

test("labels that make it too long are cut as well", () => {
  const redaction = redactionOf({ maxValueLength: 60 }, (label) => `[${label.repeat(4)}]`);
  const text = JSON.stringify([TOKEN, TOKEN, TOKEN]);
  const result = redactValue(redaction, redaction.keys.facts("app.data"), text, "attribute") as string;
  expect(result.length).toBeLessThanOrEqual(60);
  expect((JSON.parse(result) as string[]).every((item) => item.startsWith("[T"))).toBe(true);
  expect(redaction.record).toMatchObject({ cuts: 1, withheldFor: {} });
});
