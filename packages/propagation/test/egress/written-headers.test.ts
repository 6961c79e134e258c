import { expect, test } from "vitest";

import { WrittenHeaders } from "../../src/egress/written-headers.ts";

const write = (written: WrittenHeaders, value: string): void =>
  written.remember({ set: () => {} }, value).set({}, "Traceparent", value);

test("what was written is taken out, and nothing else", () => {
  const written = new WrittenHeaders();
  write(written, "a");
  const list = [
    "accept",
    "a",
    "traceparent",
    "a",
    "TRACEPARENT",
    "a",
    "traceparent",
    "b",
    "traceparent",
    ["a"],
    "x",
    "y",
  ];
  written.removeFromList(list);
  expect(list).toStrictEqual(["accept", "a", "traceparent", "b", "traceparent", ["a"], "x", "y"]);
  const namesInTurn = ["x", "traceparent", "a", "y"];
  written.removeFromList(namesInTurn);
  expect(namesInTurn).toStrictEqual(["x", "traceparent", "a", "y"]);
  const record = { accept: "a", traceparent: "a" };
  expect(written.without(record)).toStrictEqual({ accept: "a" });
  expect(record).toStrictEqual({ accept: "a", traceparent: "a" });
});

test("baggage is taken out next to the trace context that it was written with, and is the application's otherwise", () => {
  const written = new WrittenHeaders();
  const setter = written.remember({ set: () => {} }, "span");
  setter.set({}, "traceparent", "00-trace-span-01");
  setter.set({}, "baggage", "a=1");
  for (const own of [{ baggage: "a=1" }, { traceparent: "00-trace-other-01", baggage: "a=1" }]) {
    expect(written.without(own)).toBe(own);
    const list = Object.entries(own).flat();
    written.removeFromList(list);
    expect(list).toStrictEqual(Object.entries(own).flat());
  }
  const both = { accept: "*/*", baggage: "a=1", traceparent: "00-trace-span-01" };
  expect(written.without(both)).toStrictEqual({ accept: "*/*" });
  const list = Object.entries(both).flat();
  written.removeFromList(list);
  expect(list).toStrictEqual(["accept", "*/*"]);
});

test("what was written of no span is taken out, for nothing else shows whose it is", () => {
  const written = new WrittenHeaders();
  written.remember({ set: () => {} }, undefined).set({}, "baggage", "a=1");
  expect(written.without({ baggage: "a=1" })).toStrictEqual({});
});

test("a list stays the same list, and values in it that are lists stay", () => {
  const written = new WrittenHeaders();
  write(written, "a");
  const list: unknown[] = ["x", ["1", "2"], "traceparent", "a", "odd"];
  written.removeFromList(list);
  expect(list).toStrictEqual(["x", ["1", "2"], "odd"]);
});

test.each([undefined, null, "traceparent: a\r\n", ["traceparent", "a"], 7, { accept: "*/*" }])(
  "%j stays the same",
  (headers) => {
    const written = new WrittenHeaders();
    write(written, "a");
    expect(written.without(headers)).toBe(headers);
    expect(() => written.removeFromList(Array.isArray(headers) ? ["odd"] : headers)).not.toThrow();
  },
);

test("it remembers the last five hundred, and not more than a thousand", () => {
  const written = new WrittenHeaders();
  for (let at = 0; at < 5250; at += 1) write(written, `${at}`);
  const remembers = (value: number): boolean => {
    const headers = { traceparent: `${value}` };
    return written.without(headers) !== headers;
  };
  expect(Array.from({ length: 500 }, (_, at) => 5249 - at).every(remembers)).toBe(true);
  expect(Array.from({ length: 4000 }, (_, at) => at).some(remembers)).toBe(false);
});
