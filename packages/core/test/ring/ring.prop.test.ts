import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { RingConsumer, type RingRecord } from "../../src/ring/ring-consumer.ts";
import { CONSUMED, Word } from "../../src/ring/ring-layout.ts";
import { RingMemory } from "../../src/ring/ring-memory.ts";
import { RingProducer } from "../../src/ring/ring-producer.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 200);

type Step =
  | { readonly kind: "write"; readonly length: number; readonly tag: number }
  | { readonly kind: "take"; readonly maxRecords: number; readonly maxBytes: number; readonly unready: number }
  | { readonly kind: "takeOver" };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("write" as const), length: fc.nat(700), tag: fc.nat(5) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("take" as const),
      maxRecords: fc.nat(6),
      maxBytes: fc.nat(1500),
      unready: fc.integer({ min: -1, max: 5 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "takeOver" as const }) },
);

const steps = fc.array(step, { maxLength: 120, size: "max" });

/** Where positions begin: some are about to begin anew, or to become negative as 32-bit numbers. */
const origins = fc.constantFrom(0, 2 ** 32 - 4096, 2 ** 31 - 4096);

const contentOf = (length: number, tag: number): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (index * 31 + tag * 7 + length) & 0xff);

/** What a take has to give, out of the records that wait. */
const expectedTake = (
  waiting: readonly RingRecord[],
  { maxRecords, maxBytes, unready }: Extract<Step, { kind: "take" }>,
): readonly RingRecord[] => {
  const taken: RingRecord[] = [];
  let total = 0;
  for (const record of waiting) {
    const tooMuch = taken.length > 0 && total + record.payload.length > maxBytes;
    if (taken.length >= maxRecords || tooMuch || record.kind === unready) break;
    taken.push(record);
    total += record.payload.length;
  }
  return taken;
};

const plain = (records: readonly RingRecord[]): unknown =>
  records.map(({ kind, payload }) => [kind, Buffer.from(payload).toString("hex")]);

const sizeOf = (length: number): number => 8 + Math.ceil(length / 8) * 8;

/**
 * Where a record that is written at a position ends: it begins anew at the front if it would not fit before the end.
 *
 * @param front the position that lies at the front
 */
const endOf = (position: number, length: number, front = 0): number => {
  const size = sizeOf(length);
  const untilEnd = 4096 - ((position - front) % 4096);
  return position + (size <= untilEnd ? 0 : untilEnd) + size;
};

/** How much of the ring is used before it begins at the front again when it is empty. */
const restarts = fc.constantFrom(8, 500, 2000, 64 * 1024);

describe("a ring", () => {
  test("gives back what was written, in order, against a list", () => {
    fc.assert(
      fc.property(steps, origins, restarts, (steps, origin, restartBytes) => {
        const memory = RingMemory.allocate(4096, origin);
        const producer = new RingProducer(memory, () => {}, restartBytes);
        let consumer = new RingConsumer(memory);
        const waiting: (RingRecord & { readonly start: number; readonly end: number })[] = [];
        let accepted = 0;
        let written = 0;
        let read = 0;
        let front = 0;
        for (const one of steps) {
          if (one.kind === "write") {
            const payload = contentOf(one.length, one.tag);
            if (waiting.length === 0 && written - front >= restartBytes) front = written;
            const end = endOf(written, one.length, front);
            const isWritten = producer.write(one.tag, payload);
            // The consumer may have gone over a padding already, or not yet.
            const oldest = waiting[0]?.start ?? read;
            if (isWritten) expect(end - oldest).toBeLessThanOrEqual(4096);
            else expect(end - read).toBeGreaterThan(4096);
            if (isWritten) {
              waiting.push({ kind: one.tag, payload, start: end - sizeOf(one.length), end });
              accepted += 1;
              written = end;
            }
          } else if (one.kind === "take") {
            const expected = expectedTake(waiting, one);
            const taken = consumer.take(one.maxRecords, one.maxBytes, (kind) => kind !== one.unready);
            expect(plain(taken)).toEqual(plain(expected));
            read = waiting[taken.length - 1]?.end ?? read;
            waiting.splice(0, taken.length);
          } else {
            consumer = new RingConsumer(memory);
          }
          expect(consumer.pending).toBe(waiting.length);
          expect(producer.published).toBe(accepted);
        }
        expect(plain(consumer.take(Infinity, Infinity))).toEqual(plain(waiting));
      }),
      { numRuns },
    );
  });

  test("tells its producer when a quarter of it is full, and again after each eighth", () => {
    fc.assert(
      fc.property(steps, origins, (steps, origin) => {
        const memory = RingMemory.allocate(4096, origin);
        let alarms = 0;
        const producer = new RingProducer(memory, () => alarms++);
        const consumer = new RingConsumer(memory);
        const waiting: { readonly start: number; readonly end: number }[] = [];
        let written = 0;
        let read = 0;
        let told = 0;
        for (const one of steps) {
          if (one.kind === "take") {
            const { length } = consumer.take(one.maxRecords, one.maxBytes);
            read = waiting.splice(0, length).at(-1)?.end ?? read;
          }
          if (one.kind !== "write" || !producer.write(1, contentOf(one.length, 1))) continue;
          written = endOf(written, one.length);
          waiting.push({ start: written - sizeOf(one.length), end: written });
          const oldest = waiting[0]?.start ?? read;
          if (alarms > 0) expect(written - read).toBeGreaterThanOrEqual(1024);
          else if (written - oldest >= 1024) expect(written - told).toBeLessThan(512);
          expect(alarms).toBeLessThan(2);
          if (alarms > 0) told = written;
          alarms = 0;
        }
      }),
      { numRuns },
    );
  });

  test("refuses what does not fit until the consumer has made room, and then takes it", () => {
    const memory = RingMemory.allocate(4096);
    const producer = new RingProducer(memory);
    const consumer = new RingConsumer(memory);
    const payload = contentOf(1000, 1);
    const written: boolean[] = [];
    for (let count = 0; count < 5; count += 1) written.push(producer.write(1, payload));
    expect(written).toEqual([true, true, true, true, false]);
    expect(consumer.take(1, Infinity)).toHaveLength(1);
    expect(producer.write(1, payload)).toBe(true);
    expect(producer.write(1, payload)).toBe(false);
    expect(consumer.take(9, Infinity)).toHaveLength(4);
    expect(consumer.take(9, Infinity)).toEqual([]);
  });

  test("fills to the last byte, and goes round", () => {
    const memory = RingMemory.allocate(4096);
    const producer = new RingProducer(memory);
    const consumer = new RingConsumer(memory);
    for (let lap = 0; lap < 3; lap += 1) {
      for (let count = 0; count < 4; count += 1) expect(producer.write(count, contentOf(1016, count))).toBe(true);
      expect(producer.write(9, contentOf(0, 9))).toBe(false);
      expect(plain(consumer.take(4, Infinity))).toEqual(
        plain([0, 1, 2, 3].map((kind) => ({ kind, payload: contentOf(1016, kind) }))),
      );
    }
  });

  test("goes on where its positions begin anew, after 4 GiB", () => {
    const memory = RingMemory.allocate(4096, 2 ** 32 - 3 * 4096);
    const producer = new RingProducer(memory);
    let consumer = new RingConsumer(memory);
    for (let count = 0; count < 500; count += 1) {
      expect(producer.write(count, contentOf(count * 3, count))).toBe(true);
      if (count % 7 === 0) consumer = new RingConsumer(memory);
      expect(plain(consumer.take(2, Infinity))).toEqual(plain([{ kind: count, payload: contentOf(count * 3, count) }]));
    }
    expect(producer.published).toBe(500);
  });

  test("goes on where its 32-bit count begins anew", () => {
    const memory = RingMemory.allocate(4096);
    const counts = (published: number, taken: number): number => {
      Atomics.store(memory.words, Word.published, published);
      Atomics.store(memory.consumed, CONSUMED, BigInt(taken >>> 0) << 32n);
      return new RingConsumer(memory).pending;
    };
    expect(counts(-1, -1)).toBe(0);
    expect(counts(0, -1)).toBe(1);
    expect(counts(2, -2)).toBe(4);
  });

  test("never holds a record longer than half of it", () => {
    const producer = new RingProducer(RingMemory.allocate(4096));
    expect(producer.fits(2040)).toBe(true);
    expect(producer.fits(2041)).toBe(false);
  });

  test("says what is wrong with its memory", () => {
    expect(() => RingMemory.allocate(100)).toThrow(
      "Expected `ringBytes` to be an integer from 4096 to 1073741824, got 100",
    );
    expect(() => new RingMemory(new ArrayBuffer(9000) as never)).toThrow("Expected `buffer` to be a SharedArrayBuffer");
    expect(() => new RingMemory(new SharedArrayBuffer(9000))).toThrow("Expected `buffer` to be the memory of a ring");
    expect(RingMemory.allocate(5000).capacity).toBe(8192);
    const { buffer } = RingMemory.allocate(4096);
    expect(new RingMemory(buffer).capacity).toBe(4096);
  });
});
