import { describe, expect, test } from "vitest";

import { decodeExportResponse, parseExportResponse } from "../../src/otlp-http/export-response.ts";
import { field, partialSuccess } from "../support/protobuf.ts";

describe("decodeExportResponse", () => {
  test.each([
    ["an empty body", Buffer.alloc(0), { rejected: 0, message: "" }],
    ["an empty partial success", field(1, Buffer.alloc(0)), { rejected: 0, message: "" }],
    ["a count and a message", partialSuccess(3, "too old"), { rejected: 3, message: "too old" }],
    ["a warning", field(1, field(2, "please upgrade")), { rejected: 0, message: "please upgrade" }],
    ["a negative count", partialSuccess(-7n), { rejected: 0, message: "" }],
    ["the largest count", partialSuccess(2n ** 63n - 1n), { rejected: 2 ** 63, message: "" }],
    [
      "unknown fields of every wire type, at both levels",
      Buffer.concat([
        field(9, 1),
        field(1, Buffer.concat([field(15, "new"), field(1, 2), Buffer.from([0x39, 1, 2, 3, 4, 5, 6, 7, 8])])),
        Buffer.from([0x5d, 1, 2, 3, 4]),
        field(1000, "newer"),
      ]),
      { rejected: 2, message: "" },
    ],
    [
      "a message that comes in two parts",
      Buffer.concat([partialSuccess(1), field(1, field(2, "why"))]),
      { rejected: 1, message: "why" },
    ],
    ["invalid UTF-8", field(1, field(2, Buffer.from([0xff, 0x41]))), { rejected: 0, message: "\ufffdA" }],
  ])("reads %s", (_, body, expected) => {
    expect(decodeExportResponse(body)).toEqual(expected);
  });

  test.each([
    ["a cut number", Buffer.from([0x08, 0x80])],
    ["a number that is too long", Buffer.from([0x08, ...Array.from({ length: 11 }, () => 0x80), 0])],
    ["a cut field", Buffer.from([0x0a, 0x05, 0x08])],
    ["a length beyond all memory", Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f])],
    ["a cut fixed-width field", Buffer.from([0x5d, 1, 2])],
    ["field number 0", Buffer.from([0x00, 0x00])],
    ["a group", Buffer.from([0x0b])],
    ["a page of HTML", Buffer.from("<!doctype html><html></html>")],
  ])("refuses %s", (_, body) => {
    expect(() => decodeExportResponse(body)).toThrow(RangeError);
  });
});

describe("parseExportResponse", () => {
  test.each([
    ["{}", { rejected: 0, message: "" }],
    ["null", { rejected: 0, message: "" }],
    ['{"partialSuccess":{"rejectedSpans":"4","errorMessage":"no"}}', { rejected: 4, message: "no" }],
    ['{"partialSuccess":{"rejectedLogRecords":2}}', { rejected: 2, message: "" }],
    ['{"partialSuccess":{"rejectedDataPoints":-2}}', { rejected: 0, message: "" }],
    ['{"partialSuccess":{"rejectedSpans":"many","errorMessage":5}}', { rejected: 0, message: "" }],
  ])("reads %s", (text, expected) => {
    expect(parseExportResponse(text)).toEqual(expected);
  });
});
