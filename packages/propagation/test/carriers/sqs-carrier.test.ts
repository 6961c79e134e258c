import { describe, expect, test } from "vitest";

import { messageCarrier } from "../../src/carriers/message-carrier.ts";
import { EXAMPLE, extract, inject, TRACEPARENT } from "./support/round-trip.ts";

const { sqs } = messageCarrier;

const own = (count: number): Record<string, object> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`own-${at}`, { DataType: "String", StringValue: "1" }]));

test("attributes are written as SQS takes them", () => {
  expect(inject({ ...EXAMPLE, traceState: undefined, baggage: [] }, {}, sqs)).toStrictEqual({
    traceparent: { DataType: "String", StringValue: TRACEPARENT },
  });
});

describe("attributes are read", () => {
  test.each<[string, object]>([
    ["as they were received", { DataType: "String", StringValue: TRACEPARENT }],
    ["from an event of AWS Lambda", { dataType: "String", stringValue: TRACEPARENT, binaryListValues: [] }],
    ["from a notification of SNS", { Type: "String", Value: TRACEPARENT }],
  ])("%s", (_, traceparent) => {
    expect(extract({ traceparent }, sqs)?.traceId).toBe(EXAMPLE.traceId);
  });

  test.each([{ DataType: "Binary", BinaryValue: Buffer.from(TRACEPARENT) }, { StringValue: 7 }, TRACEPARENT, null])(
    "and not from %j",
    (traceparent) => {
      expect(extract({ traceparent }, sqs)).toBeUndefined();
    },
  );
});

describe("the ten attributes that a message has room for", () => {
  test.each([
    [7, ["traceparent", "tracestate", "baggage"]],
    [8, ["traceparent", "tracestate"]],
    [9, ["traceparent"]],
    [10, []],
    [11, []],
  ])("with %i of the application's", (count, expected) => {
    const attributes = own(count);
    inject(EXAMPLE, attributes, sqs);
    expect(Object.keys(attributes)).toStrictEqual([...Object.keys(own(count)), ...expected]);
    expect(attributes).toMatchObject(own(count));
  });

  test("are enough to write anew what is there", () => {
    const attributes = { ...own(9), traceparent: { DataType: "String", StringValue: "old" } };
    inject(EXAMPLE, attributes, sqs);
    expect(attributes.traceparent.StringValue).toBe(TRACEPARENT);
    expect(Object.keys(attributes)).toHaveLength(10);
  });
});

test.each(["", "a\0b", "a\u0007b", "\ud800", "\uffff"])("a text that SQS refuses is not written: %j", (value) => {
  const attributes = {};
  sqs.set(attributes, "baggage", value);
  expect(attributes).toStrictEqual({});
});
