import { expect, test } from "vitest";

import { WrittenHeaders } from "../../src/egress/written-headers.ts";

const write = (written: WrittenHeaders, value: string): void =>
  written.remember({ set: () => {} }).set({}, "Traceparent", value);

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
