import type { IHeaders } from "kafkajs";
import { describe, expect, test } from "vitest";

import { messageCarrier } from "../../src/carriers/message-carrier.ts";
import { decodeRecord, encodeRecord } from "./support/kafka-record.ts";
import { EXAMPLE, extract, inject, TRACEPARENT } from "./support/round-trip.ts";

/** Through the wire form of kafkajs. */
const transmit = (headers: IHeaders): IHeaders =>
  decodeRecord(encodeRecord({ key: Buffer.from("key"), value: Buffer.from("value"), headers })).headers;

const { kafka } = messageCarrier;

describe("headers of kafkajs", () => {
  test("arrive with their trace context, next to the application's own", () => {
    const headers: IHeaders = {
      "content-type": "text/plain",
      many: ["1", Buffer.from("2")],
      bytes: Buffer.from([255]),
    };
    const received = transmit(inject(EXAMPLE, headers, kafka));
    expect(extract(received, kafka)).toStrictEqual(EXAMPLE);
    expect(received["content-type"]).toStrictEqual(Buffer.from("text/plain"));
    expect(received["many"]).toStrictEqual([Buffer.from("1"), Buffer.from("2")]);
    expect(received["bytes"]).toStrictEqual(Buffer.from([255]));
  });

  test("that are sent twice are read as two", () => {
    const received = transmit({ traceparent: ["a", "b"] });
    expect(kafka.get(received, "traceparent")).toStrictEqual(["a", "b"]);
  });

  test("that are not there are none", () => {
    const message: { headers?: IHeaders } = {};
    expect(extract(message.headers, kafka)).toBeUndefined();
  });
});

describe("a list of headers", () => {
  test("of librdkafka's clients", () => {
    const headers = inject(EXAMPLE, [{ "content-type": "text/plain" }, { traceparent: "old" }] as object[], kafka);
    expect(headers.slice(0, 2)).toStrictEqual([{ "content-type": "text/plain" }, { traceparent: TRACEPARENT }]);
    const received = headers.map((header) =>
      Object.fromEntries(Object.entries(header).map(([key, value]) => [key, Buffer.from(String(value))])),
    );
    expect(extract(received, kafka)).toStrictEqual(EXAMPLE);
  });

  test("of keys and values", () => {
    const headers: object[] = [
      { key: Buffer.from("traceparent"), value: Buffer.from("old") },
      { key: "a", value: "b" },
    ];
    inject(EXAMPLE, headers, kafka);
    expect(headers.slice(0, 2)).toStrictEqual([
      { key: "a", value: "b" },
      { key: "traceparent", value: TRACEPARENT },
    ]);
    expect(kafka.keys(headers)).toStrictEqual(["a", "traceparent", "tracestate", "baggage"]);
    expect(extract(headers, kafka)).toStrictEqual(EXAMPLE);
  });

  test("whose names are `key` and `value` is none of keys and values", () => {
    const headers: object[] = [{ key: "a" }, { value: "b" }];
    inject(EXAMPLE, headers, kafka);
    expect(kafka.keys(headers)).toStrictEqual(["key", "value", "traceparent", "tracestate", "baggage"]);
  });

  test("that is empty gets the form of librdkafka", () => {
    expect(inject({ ...EXAMPLE, traceState: undefined, baggage: [] }, [], kafka)).toStrictEqual([
      { traceparent: TRACEPARENT },
    ]);
  });

  test("of which one alone is a key and a value is none of keys and values", () => {
    const headers: object[] = [{ key: "a", value: "b" }, { "content-type": "text/plain" }];
    inject({ ...EXAMPLE, traceState: undefined, baggage: [] }, headers, kafka);
    expect(headers[2]).toStrictEqual({ traceparent: TRACEPARENT });
    expect(kafka.keys(headers)).toStrictEqual(["content-type", "traceparent"]);
  });

  test("with something else in it keeps that", () => {
    const headers: object[] = [{ traceparent: "mine", other: "mine" }, {}];
    inject(EXAMPLE, headers, kafka);
    expect(headers.slice(0, 3)).toStrictEqual([
      { traceparent: "mine", other: "mine" },
      {},
      { traceparent: TRACEPARENT },
    ]);
    expect(kafka.get(headers, "traceparent")).toBe(TRACEPARENT);
  });

  test("of AWS Lambda, whose values are lists of bytes", () => {
    const bytes = (text: string): number[] => Array.from(Buffer.from(text));
    expect(kafka.get([{ traceparent: bytes(TRACEPARENT) }], "traceparent")).toBe(TRACEPARENT);
    expect(kafka.get({ traceparent: bytes(TRACEPARENT) }, "traceparent")).toBe(TRACEPARENT);
    expect(kafka.get([{ traceparent: [] }], "traceparent")).toBeUndefined();
  });
});
