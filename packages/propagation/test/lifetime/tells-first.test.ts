import { type Span, trace } from "@opentelemetry/api";
import { expect, it } from "vitest";

import { tellsFirst } from "../../src/lifetime/tells-first.ts";

const spanIn = (traceId: string): Span => trace.wrapSpanContext({ traceId, spanId: "b".repeat(16), traceFlags: 1 });
const [one, other] = [spanIn("1".repeat(32)), spanIn("2".repeat(32))];

it.each([true, false])(
  "an error is told once in a trace, and anew in the next one, with its text or without: %j",
  (text) => {
    const error = new Error("message");
    expect(tellsFirst(error, one, text)).toBe(true);
    expect(tellsFirst(error, one, text)).toBe(false);
    expect(tellsFirst(new Error("message"), one, text)).toBe(true);
    expect(tellsFirst(error, other, text)).toBe(true);
    expect(tellsFirst(error, other, text)).toBe(false);
  },
);

it("an error whose text has not been told is told with it, and then no more", () => {
  const error = new Error("message");
  expect(tellsFirst(error, one, false)).toBe(true);
  expect(tellsFirst(error, one, true)).toBe(true);
  expect(tellsFirst(error, one, true)).toBe(false);
  expect(tellsFirst(error, one, false)).toBe(false);
});
