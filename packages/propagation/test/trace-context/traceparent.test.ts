import type { SpanContext } from "@opentelemetry/api";
import { describe, expect, test } from "vitest";

import { formatTraceparent } from "../../src/trace-context/format-traceparent.ts";
import { parseTraceparent } from "../../src/trace-context/parse-traceparent.ts";

const traceId = "12345678901234567890123456789012";
const spanId = "1234567890123456";
const ids = `${traceId}-${spanId}`;

const caller = (traceFlags: number): SpanContext => ({ traceId, spanId, traceFlags, isRemote: true });

describe("a valid traceparent", () => {
  test.each([
    ["sampled", `00-${ids}-01`, 1],
    ["not sampled", `00-${ids}-00`, 0],
    ["with a random id", `00-${ids}-02`, 2],
    ["sampled, with a random id", `00-${ids}-03`, 3],
    ["with all flags: those that mean nothing are left out", `00-${ids}-ff`, 3],
    ["with flags that mean nothing alone", `00-${ids}-fc`, 0],
    ["with the lowest of them", `00-${ids}-05`, 1],
    ["of a later version", `cc-${ids}-01`, 1],
    ["of the next version", `01-${ids}-01`, 1],
    ["of the last version", `fe-${ids}-01`, 1],
    ["of a later version, which goes on", `cc-${ids}-01-what-the-future-will-be-like`, 1],
    ["of a later version, which goes on with nothing", `cc-${ids}-01-`, 1],
    ["of a later version, with its random flag", `cc-${ids}-03-more`, 3],
    ["of a later version, as long as they are read", `cc-${ids}-01-${"x".repeat(8192 - 56)}`, 1],
    ["with a space before", ` 00-${ids}-01`, 1],
    ["with a tab before", `\t00-${ids}-01`, 1],
    ["with a space behind", `00-${ids}-01 `, 1],
    ["with a tab behind", `00-${ids}-01\t`, 1],
    ["with both around", `\t 00-${ids}-01 \t`, 1],
    ["of a later version, with white space around", ` cc-${ids}-01-more `, 1],
  ])("%s", (_, header, flags) => {
    expect(parseTraceparent(header)).toEqual(caller(flags));
  });

  test.each([
    ["every digit", "0123456789abcdef0123456789abcdef", "fedcba9876543210"],
    ["the highest ids", "f".repeat(32), "f".repeat(16)],
    ["the lowest ids", `${"0".repeat(31)}1`, `${"0".repeat(15)}1`],
    ["ids that begin with their only digit", `1${"0".repeat(31)}`, `1${"0".repeat(15)}`],
  ])("%s", (_, traceId, spanId) => {
    expect(parseTraceparent(`00-${traceId}-${spanId}-01`)).toEqual({ traceId, spanId, traceFlags: 1, isRemote: true });
  });
});

describe("no traceparent", () => {
  test.each([
    ["nothing", ""],
    ["white space", " \t "],
    ["version 00 that goes on", `00-${ids}-01.`],
    ["version 00 that goes on as a later one might", `00-${ids}-01-what-the-future-will-be-like`],
    ["version 00 with a dash behind", `00-${ids}-01-`],
    ["a later version that goes on without a dash", `cc-${ids}-01.what-the-future-will-be-like`],
    ["a later version that is too short", `cc-${ids}-1`],
    ["a later version with a trace id of zeros", `cc-${"0".repeat(32)}-${spanId}-01`],
    ["a later version, prohibitively long", `cc-${ids}-01-${"x".repeat(8193 - 56)}`],
    ["version ff", `ff-${ids}-01`],
    ["version ff that goes on", `ff-${ids}-01-more`],
    ["an illegal character first in the version", `.0-${ids}-01`],
    ["an illegal character second in the version", `0.-${ids}-01`],
    ["a version in upper case", `CC-${ids}-01`],
    ["a version of 3 digits", `000-${ids}-01`],
    ["a version of 4 digits", `0000-${ids}-01`],
    ["a version of 1 digit", `0-${ids}-01`],
    ["a trace id of zeros", `00-${"0".repeat(32)}-${spanId}-01`],
    ["an illegal character first in the trace id", `00-.${traceId.slice(1)}-${spanId}-01`],
    ["an illegal character last in the trace id", `00-${traceId.slice(1)}.-${spanId}-01`],
    ["a trace id in upper case", `00-${"A".repeat(32)}-${spanId}-01`],
    ["one digit of the trace id in upper case", `00-${"a".repeat(31)}F-${spanId}-01`],
    ["a trace id that is too long", `00-${traceId}3-${spanId}-01`],
    ["a trace id that is too short", `00-${traceId.slice(1)}-${spanId}-01`],
    ["a trace id that is too short, in the right length", `00-${traceId.slice(1)}-${spanId}7-01`],
    ["a parent id of zeros", `00-${traceId}-${"0".repeat(16)}-01`],
    ["an illegal character first in the parent id", `00-${traceId}-.${spanId.slice(1)}-01`],
    ["an illegal character last in the parent id", `00-${traceId}-${spanId.slice(1)}.-01`],
    ["a parent id in upper case", `00-${traceId}-${"A".repeat(16)}-01`],
    ["a parent id that is too long", `00-${traceId}-${spanId}7-01`],
    ["a parent id that is too short", `00-${traceId}-${spanId.slice(1)}-01`],
    ["an illegal character first in the flags", `00-${ids}-.0`],
    ["an illegal character last in the flags", `00-${ids}-0.`],
    ["flags in upper case", `00-${ids}-0A`],
    ["flags that are too long", `00-${ids}-001`],
    ["flags that are too short", `00-${ids}-1`],
    ["the character before 0", `00-${traceId}-/${spanId.slice(1)}-01`],
    ["the character behind 9", `00-${traceId}-:${spanId.slice(1)}-01`],
    ["the character before a", `00-${traceId}-\`${spanId.slice(1)}-01`],
    ["the character behind f", `00-${traceId}-g${spanId.slice(1)}-01`],
    ["a digit of another script", `00-${traceId}-\u0661${spanId.slice(1)}-01`],
    ["a digit of another script with the same last byte", `00-${traceId}-\u0131${spanId.slice(1)}-01`],
    ["another dash", `00-${traceId}\u2010${spanId}-01`],
    ["other delimiters: version", `00_${ids}-01`],
    ["other delimiters: flags", `00-${ids}_01`],
    ["white space within", `00 -${traceId}-${spanId}-01`],
    ["white space for a dash", `00-${ids} 01`],
    ["a line end, which is no white space of HTTP's", `00-${ids}-01\n`],
    ["a no-break space", `\u00a000-${ids}-01`],
    ["two headers that were made one", `00-${ids}-01, 00-${ids}-01`],
    ["two headers of a later version that were made one", `cc-${ids}-01-more, cc-${ids}-01-more`],
    ["a header and an empty one", `00-${ids}-01,`],
  ])("%s", (_, header) => {
    expect(parseTraceparent(header)).toBeUndefined();
  });

  test.each([undefined, null, 1, [], [`00-${ids}-01`], Buffer.from(`00-${ids}-01`)])("no string: %o", (header) => {
    expect(parseTraceparent(header as unknown as string)).toBeUndefined();
  });
});

describe("what is sent", () => {
  test.each([
    [0, "00"],
    [1, "01"],
    [2, "02"],
    [3, "03"],
    [0x05, "01"],
    [0x10, "00"],
    [0xff, "03"],
    [0x101, "01"],
    [-1, "03"],
    [1.5, "01"],
    [Number.NaN, "00"],
    [Number.POSITIVE_INFINITY, "00"],
    ["1", "00"],
    [1n, "00"],
    [undefined, "00"],
    [Symbol("sampled"), "00"],
  ])("flags %s as %s", (traceFlags, sent) => {
    expect(formatTraceparent({ traceId, spanId, traceFlags } as unknown as SpanContext)).toBe(`00-${ids}-${sent}`);
  });

  test("ids in upper case in lower case: to an exporter they are the same", () => {
    const spanContext = { traceId: "ABCDEF7890123456789012345678901F", spanId: "00F067aa0BA902B7", traceFlags: 1 };
    expect(formatTraceparent(spanContext)).toBe("00-abcdef7890123456789012345678901f-00f067aa0ba902b7-01");
  });

  test.each([
    ["a trace id of zeros", { traceId: "0".repeat(32) }],
    ["a span id of zeros", { spanId: "0".repeat(16) }],
    ["a trace id that is too short", { traceId: traceId.slice(1) }],
    ["a trace id that is too long", { traceId: `${traceId}1` }],
    ["a span id that is too short", { spanId: spanId.slice(1) }],
    ["a span id that is too long", { spanId: `${spanId}1` }],
    ["no hex digit", { traceId: `g${traceId.slice(1)}` }],
    ["a line end", { spanId: `${spanId.slice(1)}\n` }],
    ["a character that is shorter in lower case", { traceId: `\u0130${traceId.slice(2)}` }],
    ["a letter that only looks like one", { traceId: `\u0391${traceId.slice(1)}` }],
    ["no trace id", { traceId: undefined }],
    ["no string", { spanId: 1234567890123456 }],
  ])("nothing: %s", (_, wrong) => {
    expect(formatTraceparent({ traceId, spanId, traceFlags: 1, ...wrong } as unknown as SpanContext)).toBeUndefined();
  });

  test.each([undefined, null, 1, "a"])("nothing for %s, which is no span context", (nothing) => {
    expect(formatTraceparent(nothing as unknown as SpanContext)).toBeUndefined();
  });
});
