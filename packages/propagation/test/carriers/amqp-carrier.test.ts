import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import type { Options } from "amqplib";
import { expect, test } from "vitest";

import { messageCarrier } from "../../src/carriers/message-carrier.ts";
import { EXAMPLE, extract, inject, TRACEPARENT } from "./support/round-trip.ts";

const load = createRequire(import.meta.url);
const { BasicProperties, decode, encodeProperties } = load(
  join(dirname(load.resolve("amqplib")), "lib", "defs.js"),
) as {
  BasicProperties: number;
  encodeProperties: (id: number, channel: number, size: number, fields: object) => Buffer;
  decode: (id: number, fields: Buffer) => { headers: Record<string, unknown> };
};

/** Where a content header's properties begin, behind frame, class and size. */
const PROPERTIES_AT = 19;

const transmit = (headers: Options.Publish["headers"]): Record<string, unknown> => {
  const frame = encodeProperties(BasicProperties, 1, 0, { headers });
  return decode(BasicProperties, frame.subarray(PROPERTIES_AT)).headers;
};

const { amqp } = messageCarrier;

test("headers arrive with their trace context, next to the application's own", () => {
  const own = { attempt: 3, "x-death": [{ queue: "a", count: 1 }], bytes: Buffer.from([255]) };
  const received = transmit(inject(EXAMPLE, { ...own }, amqp));
  expect(extract(received, amqp)).toStrictEqual(EXAMPLE);
  expect(received).toMatchObject(own);
});

test("texts that another client sent as bytes are read", () => {
  const received = transmit({ traceparent: Buffer.from(TRACEPARENT) });
  expect(amqp.get(received, "traceparent")).toBe(TRACEPARENT);
});

test("a value is measured in bytes, as text and as bytes, read and written", () => {
  const [long, longer] = ["ü".repeat(8192), "ü".repeat(8193)];
  for (const [value, expected] of [
    [long, long],
    [longer, undefined],
    [Buffer.from(long), long],
    [Buffer.from(longer), undefined],
  ]) {
    expect(amqp.get({ baggage: value }, "baggage")).toBe(expected);
  }
  const headers = {};
  amqp.set(headers, "baggage", longer);
  expect(headers).toStrictEqual({});
  amqp.set(headers, "baggage", long);
  expect(headers).toStrictEqual({ baggage: long });
});

test.each([{ traceparent: 7 }, { traceparent: { nested: TRACEPARENT } }, { traceparent: null }, { traceparent: true }])(
  "%j is no trace context",
  (headers) => {
    expect(amqp.get(transmit(headers), "traceparent")).toBeUndefined();
  },
);
