import { expect, test } from "vitest";

import { SharedSpanRing } from "../../src/index.ts";

test("both ends of a ring see the same records, by its buffer alone", () => {
  const ring = SharedSpanRing.allocate({ ringBytes: 4096 });
  expect(ring.producer().write(7, Uint8Array.of(1, 2, 3))).toBe(true);
  const there = SharedSpanRing.from(ring.buffer);
  const consumer = there.consumer();
  expect(consumer.pending).toBe(1);
  expect(consumer.take(1, Infinity)).toEqual([{ kind: 7, payload: new Uint8Array([1, 2, 3]) }]);
  expect(there.consumer().pending).toBe(0);
});

test("a record is a copy: what is written later does not change it", () => {
  const ring = SharedSpanRing.allocate({ ringBytes: 4096 });
  const producer = ring.producer();
  const consumer = ring.consumer();
  producer.write(0, new Uint8Array(2000).fill(1));
  const [record] = consumer.take(1, Infinity);
  for (let count = 0; count < 4; count += 1) {
    producer.write(0, new Uint8Array(2000).fill(2));
    consumer.take(1, Infinity);
  }
  expect(record?.payload.every((byte) => byte === 1)).toBe(true);
});

test("16 MiB by default, and it takes no memory that is not used", () => {
  const before = process.memoryUsage.rss();
  const rings = Array.from({ length: 20 }, () => SharedSpanRing.allocate());
  expect(rings.every(({ buffer }) => buffer.byteLength > 16 * 1024 * 1024)).toBe(true);
  expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 1024 * 1024);
});

test("a ring that is emptied now and then stays at the front of its memory", () => {
  const ring = SharedSpanRing.allocate();
  const producer = ring.producer();
  const consumer = ring.consumer();
  const payload = new Uint8Array(1000).fill(1);
  let taken = 0;
  for (let round = 0; round < 1000; round += 1) {
    for (let count = 0; count < 50; count += 1) expect(producer.write(1, payload)).toBe(true);
    taken += consumer.take(Infinity, Infinity).length;
  }
  expect(taken).toBe(50_000);
  const used = Buffer.from(ring.buffer).findLastIndex((byte) => byte !== 0);
  expect(used).toBeLessThan(128 * 1024);
});

test("bad memory is refused", () => {
  expect(() => SharedSpanRing.from(new SharedArrayBuffer(5000))).toThrow("the memory of a ring");
  expect(() => SharedSpanRing.allocate({ ringBytes: Number.NaN })).toThrow("Expected `ringBytes` to be an integer");
});
