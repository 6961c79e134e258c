/* oxlint-disable no-unmodified-loop-condition -- other threads and callbacks change what the loops wait for */
import { setImmediate as turn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { describe, expect, test } from "vitest";

import { RingConsumer } from "../../src/ring/ring-consumer.ts";
import { RingMemory } from "../../src/ring/ring-memory.ts";
import { numberOf } from "./support/numbered-payload.ts";
import type { ProducingThreadData } from "./support/producing-thread.ts";

const startProducer = (workerData: ProducingThreadData): Worker =>
  new Worker(new URL("./support/producing-thread.ts", import.meta.url), { workerData });

interface Report {
  readonly published: number;
  readonly refused: number;
}

const reportOf = (worker: Worker): Promise<Report> =>
  new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });

const BATCH = 512;

describe("producing threads", () => {
  test("four of them, 250,000 records each: all arrive, in order, none twice, none torn", async () => {
    const rings = Array.from({ length: 4 }, () => RingMemory.allocate(2 ** 20));
    const workers = rings.map(({ buffer }) => startProducer({ buffer, count: 250_000, whenFull: "wait" }));
    let running = workers.length;
    const reports = Promise.all(workers.map((worker) => reportOf(worker).finally(() => (running -= 1))));
    const consumers = rings.map((memory) => ({ consumer: new RingConsumer(memory), next: 0 }));
    const drain = (): number => {
      let taken = 0;
      for (const one of consumers) {
        for (const { payload } of one.consumer.take(BATCH, Infinity)) {
          if (numberOf(payload) !== one.next) throw new Error(`Expected ${one.next}, got ${numberOf(payload)}`);
          one.next += 1;
          taken += 1;
        }
      }
      return taken;
    };
    while (running > 0) if (drain() === 0) await turn();
    while (drain() > 0);
    expect(consumers.map(({ next }) => next)).toEqual([250_000, 250_000, 250_000, 250_000]);
    expect((await reports).map(({ published }) => published)).toEqual([250_000, 250_000, 250_000, 250_000]);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }, 120_000);

  test("what finds no room is refused and counted, and the rest arrives", async () => {
    const memory = RingMemory.allocate(2 ** 16);
    const worker = startProducer({ buffer: memory.buffer, count: 50_000, whenFull: "count" });
    let reported = false;
    const report = reportOf(worker).finally(() => (reported = true));
    const consumer = new RingConsumer(memory);
    let taken = 0;
    let last = -1;
    const drain = (): number => {
      const records = consumer.take(BATCH, Infinity);
      for (const { payload } of records) {
        const number = numberOf(payload);
        if (number <= last) throw new Error(`Expected a number above ${last}, got ${number}`);
        last = number;
      }
      taken += records.length;
      return records.length;
    };
    while (!reported) {
      drain();
      await turn();
    }
    while (drain() > 0);
    const { published, refused } = await report;
    expect(taken).toBe(published);
    expect(published + refused).toBe(50_000);
    await worker.terminate();
  });

  const rounds = Number(process.env["FC_NUM_RUNS"] ?? 0) > 0 ? 300 : 6;

  test(`a thread that is terminated in the middle leaves whole records and blocks nobody, ${rounds} times`, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const memory = RingMemory.allocate(2 ** 16);
      const worker = startProducer({ buffer: memory.buffer, whenFull: "wait" });
      const consumer = new RingConsumer(memory);
      let next = 0;
      const drain = (): number => {
        const records = consumer.take(BATCH, Infinity);
        for (const { payload } of records) {
          if (numberOf(payload) !== next) throw new Error(`Expected ${next}, got ${numberOf(payload)}`);
          next += 1;
        }
        return records.length;
      };
      while (next < 1000 + round * 37) if (drain() === 0) await turn();
      await worker.terminate();
      while (drain() > 0);
      expect(consumer.pending).toBe(0);
      expect(next).toBe(Atomics.load(memory.words, 16));
    }
  }, 120_000);
});
