import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";

import { describe, expect, test } from "vitest";

import { OffThreadSpanProcessor, unaccounted } from "../../src/index.ts";
import { spanOf } from "../support/spans.ts";
import { allocateTally, readTally } from "./support/tally.ts";
import type { TracingThreadData } from "./support/tracing-thread.ts";

const tallyPipeline = new URL("./support/tally-pipeline.ts", import.meta.url);

const startThread = (processor: OffThreadSpanProcessor, data: Omit<TracingThreadData, "handle">): Worker => {
  const handle = processor.createProducerHandle();
  return new Worker(new URL("./support/tracing-thread.ts", import.meta.url), {
    workerData: { ...data, handle } satisfies TracingThreadData,
    transferList: [handle.port],
  });
};

const newProgress = (): SharedArrayBuffer => new SharedArrayBuffer(8);

describe("worker threads of the application", () => {
  test("four of them, 250,000 spans each: all arrive, none twice, and none that was not", async () => {
    const spans = 250_000;
    const threads = 4;
    const tally = allocateTally(threads * spans);
    const processor = new OffThreadSpanProcessor({ pipeline: tallyPipeline, pipelineOptions: { tally } });
    const workers = Array.from({ length: threads }, (_, index) =>
      startThread(processor, { tally, progress: newProgress(), first: index * spans, count: spans, lead: 10_000 }),
    );
    await Promise.all(workers.map((worker) => once(worker, "exit")));
    await processor.forceFlush();

    const snapshot = processor.ledger.snapshot();
    expect(snapshot).toMatchObject({ accepted: threads * spans, exported: threads * spans, queued: 0, inFlight: 0 });
    expect(unaccounted(snapshot)).toBe(0);
    const { arrivals, total } = readTally(tally);
    expect(total[0]).toBe(threads * spans);
    expect(arrivals.every((times) => times === 1)).toBe(true);
    await processor.shutdown();
  }, 240_000);

  test("a flush in such a thread waits for what ended there", async () => {
    const tally = allocateTally(100);
    const processor = new OffThreadSpanProcessor({ pipeline: tallyPipeline, pipelineOptions: { tally } });
    const worker = startThread(processor, { tally, progress: newProgress(), first: 0, count: 100 });
    await once(worker, "message");
    expect(readTally(tally).total[0]).toBe(100);
    await once(worker, "exit");
    await processor.shutdown();
  });

  test("a full ring is counted where all counts are, and told in the log", async () => {
    const tally = allocateTally(20_000);
    const log: string[] = [];
    const processor = new OffThreadSpanProcessor({
      pipeline: tallyPipeline,
      pipelineOptions: { tally },
      ringBytes: 4096,
      log: (line) => log.push(line),
    });
    const worker = startThread(processor, { tally, progress: newProgress(), first: 0, count: 20_000 });
    await once(worker, "exit");
    await processor.forceFlush();
    const snapshot = processor.ledger.snapshot();
    expect(snapshot.accepted).toBe(20_000);
    expect(snapshot.dropped.ring_full).toBeGreaterThan(0);
    expect(unaccounted(snapshot)).toBe(0);
    await processor.shutdown();
    expect(log.filter((line) => line.includes("ring_full"))).not.toEqual([]);
  });

  test("after the shutdown of the pipeline, spans of such a thread are counted as lost to it", async () => {
    const tally = allocateTally(1000);
    const processor = new OffThreadSpanProcessor({ pipeline: tallyPipeline, pipelineOptions: { tally } });
    await processor.forceFlush();
    const handle = processor.createProducerHandle();
    await processor.shutdown();
    const worker = new Worker(new URL("./support/tracing-thread.ts", import.meta.url), {
      workerData: { handle, tally, progress: newProgress(), first: 0, count: 1000 } satisfies TracingThreadData,
      transferList: [handle.port],
    });
    await once(worker, "exit");
    const snapshot = processor.ledger.snapshot();
    expect(snapshot).toMatchObject({ accepted: 1000, exported: 0, dropped: { shutdown: 1000 } });
    expect(unaccounted(snapshot)).toBe(0);
  });

  test("terminated at random moments: what was published arrives once, and the ring is let go", async () => {
    const runs = Math.max(6, Math.round(Number(process.env["FC_NUM_RUNS"] ?? 0) / 50));
    const spans = 1_000_000;
    const tally = allocateTally(spans);
    const processor = new OffThreadSpanProcessor({
      pipeline: tallyPipeline,
      pipelineOptions: { tally },
      ringBytes: 32_768,
    });
    await processor.forceFlush();
    let published = 0;
    for (let run = 0; run < runs; run++) {
      const { arrivals, total } = readTally(tally);
      arrivals.fill(0);
      total[0] = 0;
      const before = processor.ledger.snapshot();
      const progress = newProgress();
      const worker = startThread(processor, { tally, progress, first: 0, count: spans, largeEvery: 97 });
      const ended = new Int32Array(progress);
      while (Atomics.load(ended, 0) < 200) await sleep(1);
      await sleep(Math.random() * 30);
      await worker.terminate();
      await processor.forceFlush();

      const now = processor.ledger.snapshot();
      expect(unaccounted(now)).toBe(0);
      const made = now.accepted - before.accepted;
      // The one that it was ending just then may have been published without having been noted, or refused so.
      expect(made - Atomics.load(ended, 0)).toBeGreaterThanOrEqual(-1);
      expect(made - Atomics.load(ended, 0)).toBeLessThanOrEqual(1);
      const arrived = now.exported - before.exported;
      expect(arrivals.reduce((sum, times) => sum + times, 0)).toBe(arrived);
      expect(arrivals.every((times) => times <= 1)).toBe(true);
      published += arrived;
    }
    expect(published).toBeGreaterThan(runs);
    // What this thread ends goes through a ring that is as good as new.
    processor.onEnd(spanOf({ spanId: "0000000100000000" }));
    await processor.forceFlush();
    expect(processor.ledger.snapshot()).toMatchObject({ queued: 0, inFlight: 0 });
    await processor.shutdown();
  }, 300_000);
});
