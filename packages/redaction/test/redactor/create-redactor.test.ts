import { describe, expect, test } from "vitest";

import { createRedactor } from "../../src/create-redactor.ts";
import { failingDetector, SECRET, tokenDetector, tokenRedactor } from "../surfaces/support/redactors.ts";
import { logRecordOf, spanOf } from "../surfaces/support/spans.ts";

const hostile = {
  toString: (): never => {
    throw new Error(SECRET);
  },
};

describe("a redactor", () => {
  test("has methods that need no `this`, and cannot be changed", () => {
    const { text, scan, attributes, span, logRecord, stream, counts, selfTest } = tokenRedactor();
    expect(text(SECRET)).toBe("[ZAP]");
    expect(scan(SECRET)).toHaveLength(1);
    expect(attributes({ note: SECRET })).toEqual({ note: "[ZAP]" });
    expect(span(spanOf({ name: SECRET })).name).toBe("[ZAP]");
    expect(logRecord(logRecordOf({ body: SECRET })).body).toBe("[ZAP]");
    const pieces = stream();
    expect(Array.from(SECRET, (piece) => pieces.write(piece)).join("") + pieces.end()).toBe("[ZAP]");
    expect(counts().total).toBe(5);
    expect(selfTest().passed).toBe(true);
    expect(Object.isFrozen(tokenRedactor())).toBe(true);
  });

  test("finds with every detector there is, unless it is told otherwise", () => {
    const address = ["someone", "example.com"].join("@");
    expect(createRedactor().text(`to ${address}`)).toBe("to [EMAIL]");
    expect(createRedactor({ disable: ["email"] }).text(`to ${address}`)).toBe(`to ${address}`);
    expect(createRedactor({ allow: [address] }).text(`to ${address}`)).toBe(`to ${address}`);
    expect(createRedactor({ mode: "remove" }).text(`to ${address}`)).toBe("to ");
  });

  test("refuses options that are none", () => {
    expect(() => createRedactor({ maxValueLength: 0 })).toThrow(TypeError);
    expect(() => createRedactor({ detectors: [{ ...tokenDetector, expression: /(zap_)*/ }] })).toThrow(TypeError);
  });
});

describe("a text", () => {
  test("of JSON stays JSON, by the rules for keys", () => {
    const clean = tokenRedactor().text(JSON.stringify({ password: "hunter2", note: [SECRET], n: 1 }));
    expect(JSON.parse(clean)).toEqual({ password: "[REDACTED]", note: ["[ZAP]"], n: 1 });
  });

  test("may be as long as content", () => {
    const redactor = tokenRedactor({ maxValueLength: 50, maxContentLength: 100 });
    expect(redactor.text("a".repeat(500))).toHaveLength(100);
    expect(redactor.text("a".repeat(100))).toBe("a".repeat(100));
    expect(redactor.counts().cut).toEqual([{ surface: "text", count: 1 }]);
  });

  test("that is none is written out first, or withheld", () => {
    const redactor = tokenRedactor();
    expect(redactor.text({ toString: () => SECRET } as never)).toBe("[ZAP]");
    expect(redactor.text(undefined as never)).toBe("undefined");
    expect(redactor.text(hostile as never)).toBe("[WITHHELD]");
    expect(redactor.scan(hostile as never)).toEqual([]);
    expect(redactor.counts().withheld).toEqual([{ reason: "unreadable", surface: "text", count: 2 }]);
  });
});

describe("a scan", () => {
  test("says where something is, what, and never the text", () => {
    expect(tokenRedactor().scan(`a ${SECRET} b ${SECRET}`)).toEqual([
      { start: 2, end: 14, detector: "test-token", kind: "secret", label: "ZAP" },
      { start: 17, end: 29, detector: "test-token", kind: "secret", label: "ZAP" },
    ]);
  });

  test.each([
    ["test-failing", { detectors: [tokenDetector, failingDetector] }, `${SECRET} explode`],
    ["too_long", { maxScanLength: 10 }, "a".repeat(11)],
  ])("of a text that would be withheld is one finding over all of it: %s", (detector, options, text) => {
    expect(tokenRedactor(options).scan(text)).toEqual([
      { start: 0, end: text.length, detector, kind: "secret", label: "WITHHELD" },
    ]);
  });
});

describe("attributes", () => {
  test.each([undefined, null, 5, SECRET, new Proxy({}, { ownKeys: hostile.toString })])("that are none: %#", (none) => {
    expect(tokenRedactor().attributes(none as never)).toEqual({});
  });
});
