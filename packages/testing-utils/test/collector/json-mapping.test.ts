import { describe, expect, test } from "vitest";

import { decodeRequest } from "../../src/collector/decode/decode-request.ts";
import { MalformedRequestError } from "../../src/collector/decode/malformed-request-error.ts";
import type { Signal } from "../../src/collector/signal.ts";
import { exportRequest, plainSpan } from "./export-request.ts";

const decode = (signal: Signal, json: string) => decodeRequest(signal, Buffer.from(json), "json");

const span = (fields: object | string): string =>
  JSON.stringify(exportRequest({ ...plainSpan(1), FIELDS: 1 })).replace(
    '"FIELDS":1',
    typeof fields === "string" ? fields : JSON.stringify(fields).slice(1, -1),
  );

const gauge = (point: string): string =>
  `{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"gauge":{"dataPoints":[${point}]}}]}]}]}`;
const histogram = (point: string): string =>
  `{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"histogram":{"dataPoints":[${point}]}}]}]}]}`;
const log = (record: string): string => `{"resourceLogs":[{"scopeLogs":[{"logRecords":[${record}]}]}]}`;

describe("JSON that protobuf's mapping allows", () => {
  test("64-bit integers as numbers keep all their digits", () => {
    const { spans } = decode("traces", span('"startTimeUnixNano":1767225600000000001,"endTimeUnixNano":1e3'));
    expect(spans).toMatchObject([{ startTimeUnixNano: 1_767_225_600_000_000_001n, endTimeUnixNano: 1000n }]);
    const { metrics } = decode("metrics", gauge('{"asInt":-9223372036854775808}'));
    expect(metrics).toMatchObject([{ dataPoints: [{ value: -9_223_372_036_854_775_808n }] }]);
  });

  test("digits within texts stay what they are, beside numbers that are long", () => {
    const { spans } = decode("traces", span('"name":"1767225600000000001","endTimeUnixNano":1767225600000000001'));
    expect(spans).toMatchObject([{ name: "1767225600000000001", endTimeUnixNano: 1_767_225_600_000_000_001n }]);
  });

  test.each([
    ['"1.5"', 1.5],
    ['"-0"', -0],
    ['"2e-3"', 0.002],
    ["12345678901234567890", 12_345_678_901_234_567_000],
    ['"NaN"', Number.NaN],
    ['"-Infinity"', Number.NEGATIVE_INFINITY],
  ])("the double %s", (literal, value) => {
    const { metrics } = decode("metrics", gauge(`{"asDouble":${literal}}`));
    expect(metrics).toMatchObject([{ dataPoints: [{ valueType: "double", value }] }]);
  });

  test("32-bit integers as texts", () => {
    const { logs } = decode("logs", log('{"flags":"1","droppedAttributesCount":"3","severityNumber":"9"}'));
    expect(logs).toMatchObject([{ flags: 1, droppedAttributesCount: 3, severity: "info" }]);
  });

  test("null for what is absent, and fields that are not known", () => {
    const { logs } = decode("logs", log('{"traceId":null,"timeUnixNano":null,"body":null,"fromTheFuture":{"a":[1]}}'));
    expect(logs).toMatchObject([{ traceId: null, timeUnixNano: 0n, body: null }]);
  });

  test.each(["+/8=", "-_8=", "+/8", "-_8"])("the base64 %s", (text) => {
    const { logs } = decode("logs", log(`{"body":{"bytesValue":"${text}"}}`));
    expect(logs).toMatchObject([{ body: Uint8Array.of(0xfb, 0xff) }]);
  });

  test("attributes with the names of fields", () => {
    const value = { key: "sum", value: { kvlistValue: { values: [{ key: "count", value: { stringValue: "NaN" } }] } } };
    const { spans } = decode("traces", span({ attributes: [value] }));
    expect(spans).toMatchObject([{ attributes: { sum: { count: "NaN" } } }]);
  });
});

describe("JSON that is malformed", () => {
  const cases: readonly (readonly [string, Signal, string])[] = [
    ["a list", "traces", "[]"],
    ["null", "logs", "null"],
    ["a text", "metrics", '"a"'],
    ["a time beyond 64 bits", "traces", span('"startTimeUnixNano":"18446744073709551616"')],
    ["a time before 1970", "traces", span('"startTimeUnixNano":"-1"')],
    ["a time that is an object", "traces", span('"startTimeUnixNano":{"low":1,"high":2}')],
    ["a time with a fraction", "traces", span('"startTimeUnixNano":1.5')],
    ["an id that is a list", "traces", span('"traceId":[1,2]')],
    ["an id that is a list of as many", "traces", span({ traceId: Array.from({ length: 16 }, () => "00") })],
    ["an id that is an object with a length", "traces", span('"spanId":{"length":8}')],
    ["an id of base64", "logs", log('{"traceId":"CvdlGRbNQ92ESOshHIAxnA=="}')],
    ["a short id", "logs", log('{"spanId":"b7ad6b71"}')],
    ["a short id of an exemplar", "metrics", gauge('{"exemplars":[{"traceId":"0af7"}]}')],
    ["bytes that are an object with a length", "logs", log('{"body":{"bytesValue":{"length":1000000000000}}}')],
    ["bytes that are no base64", "logs", log('{"body":{"bytesValue":"AQI?"}}')],
    ["bytes that are half of base64", "logs", log('{"body":{"bytesValue":"AQIDB"}}')],
    ["two values at once", "logs", log('{"body":{"stringValue":"a","intValue":"1"}}')],
    ["an integer beyond 64 bits", "metrics", gauge('{"asInt":"9223372036854775808"}')],
    ["an integer that is a double", "metrics", gauge('{"asInt":0.5}')],
    ["a double that is a word", "metrics", gauge('{"asDouble":"one"}')],
    ["a double that is no text of one", "metrics", gauge('{"asDouble":"0x10"}')],
    ["two numbers at once", "metrics", gauge('{"asDouble":1,"asInt":"1"}')],
    ["a count below 0", "metrics", histogram('{"count":"-1"}')],
    ["a bucket's count that is a word", "metrics", histogram('{"bucketCounts":["one"]}')],
    ["bucket counts without a list", "metrics", histogram('{"bucketCounts":"1"}')],
    ["a list where one is not", "metrics", histogram('{"count":["1"]}')],
    ["a bound that is a word", "metrics", histogram('{"explicitBounds":["one"]}')],
    ["the name of a severity", "logs", log('{"severityNumber":"SEVERITY_NUMBER_INFO"}')],
    ["an attribute that is a text", "logs", log('{"attributes":["a"]}')],
  ];

  test.each(cases)("%s", (_, signal, json) => {
    expect(() => decode(signal, json)).toThrow(MalformedRequestError);
  });

  test("bytes that are no UTF-8", () => {
    const bytes = Buffer.from(log('{"severityText":"?"}'));
    bytes[bytes.indexOf("?")] = 0xff;
    expect(() => decodeRequest("logs", bytes, "json")).toThrow(MalformedRequestError);
  });

  test("lists within lists without end", () => {
    const depth = 100_000;
    const body = `${'{"arrayValue":{"values":['.repeat(depth)}${"]}}".repeat(depth)}`;
    expect(() => decode("logs", log(`{"body":${body}}`))).toThrow(MalformedRequestError);
  });
});
