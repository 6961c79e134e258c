import { setTimeout as sleep } from "node:timers/promises";

import { answer, CollectorServer } from "@sideband/testing-utils";
import { describe, expect, test } from "vitest";

import { OffThreadSpanProcessor, type SpanProcessor, unaccounted } from "../../src/index.ts";
import { spanOf, spansOf } from "../support/spans.ts";
import { bytesPipeline, faultyPipeline, objectPipeline, stockPipeline } from "./support/pipeline-modules.ts";
import { offThreadRig } from "./support/rig.ts";

describe("capacity", () => {
  test("the main loop blocks for 5 s: the collector keeps receiving", async () => {
    await using collector = await CollectorServer.spawn();
    const processor = new OffThreadSpanProcessor({ pipeline: bytesPipeline, pipelineOptions: { url: collector.url } });
    await processor.forceFlush();
    const blockedUntil = performance.now() + 5000;
    const pause = new Int32Array(new SharedArrayBuffer(4));
    let made = 0;
    let exports = 0;
    let last = 0;
    // The loop does not turn in here; the counts are read from shared memory.
    while (performance.now() < blockedUntil || exports < 10) {
      processor.onEnd(spanOf());
      made++;
      Atomics.wait(pause, 0, 0, 50);
      const { exported } = processor.ledger.snapshot();
      if (exported > last) exports++;
      last = exported;
    }
    await processor.shutdown();
    expect(await collector.spanIds()).toHaveLength(made);
    expect(processor.ledger.snapshot()).toMatchObject({ accepted: made, exported: made });
  }, 60_000);

  test("5,000 spans in a second, and 200 ms for each request: none is lost", async () => {
    await using rig = await offThreadRig({ script: answer.delay(200) });
    for (let slice = 0; slice < 50; slice++) {
      for (const span of spansOf(100)) rig.processor.onEnd(span);
      await sleep(20);
    }
    await rig.processor.forceFlush();
    expect(rig.ledger.snapshot()).toMatchObject({ accepted: 5000, exported: 5000 });
    expect(rig.collector.spanIds()).toHaveLength(5000);
  });

  test("eight exports are on their way at once", async () => {
    await using rig = await offThreadRig({
      script: answer.delay(300),
      batching: { maxBatchSpans: 10 },
    });
    for (const span of spansOf(200)) rig.processor.onEnd(span);
    let most = 0;
    while (rig.ledger.snapshot().exported < 200) {
      most = Math.max(most, rig.ledger.snapshot().inFlight);
      await sleep(5);
    }
    expect(most).toBe(80);
  });

  test("a queue that a pipeline makes smaller than a batch has smaller batches", async () => {
    await using rig = await offThreadRig({ batching: { maxQueueSpans: 100 } });
    for (const span of spansOf(1000)) rig.processor.onEnd(span);
    await rig.processor.forceFlush();
    expect(rig.log).toEqual([]);
    expect(rig.ledger.snapshot()).toMatchObject({ accepted: 1000, exported: 1000 });
    expect(rig.collector.totals().requests).toBeGreaterThanOrEqual(10);
  });

  test("a flood of 100,000 in one loop: what arrives and what is counted as lost is all of it", async () => {
    await using collector = await CollectorServer.spawn();
    const processor = new OffThreadSpanProcessor({ pipeline: bytesPipeline, pipelineOptions: { url: collector.url } });
    await processor.forceFlush();
    const [span] = spansOf(1);
    for (let index = 0; index < 100_000; index++) if (span !== undefined) processor.onEnd(span);
    await processor.shutdown();
    const snapshot = processor.ledger.snapshot();
    const { ring_full: lost } = snapshot.dropped;
    expect(snapshot).toMatchObject({ accepted: 100_000, exported: 100_000 - lost, queued: 0, inFlight: 0 });
    expect(await collector.totals()).toMatchObject({ acceptedSpans: 100_000 - lost });
  }, 60_000);

  test("a pipeline without room shows as a full ring, and nothing vanishes between", async () => {
    await using rig = await offThreadRig({
      script: answer.delay(100),
      batching: { maxQueueBytes: 20_000, maxBatchSpans: 10, maxConcurrentExports: 1 },
      offThread: { ringBytes: 16_384 },
    });
    for (let index = 0; index < 500; index++) {
      rig.processor.onEnd(spanOf({ attributes: { text: "x".repeat(index % 50 === 0 ? 5000 : 300) } }));
      if (index % 10 === 0) await sleep(2);
    }
    await rig.processor.forceFlush();
    const snapshot = rig.ledger.snapshot();
    expect(unaccounted(snapshot)).toBe(0);
    expect(snapshot.dropped.ring_full).toBeGreaterThan(0);
    expect(snapshot.exported + snapshot.dropped.ring_full).toBe(500);
    expect(rig.collector.spanIds()).toHaveLength(snapshot.exported);
  });

  test("spans larger than the ring go by message, in their place in order, within its bytes", async () => {
    await using rig = await offThreadRig({ offThread: { ringBytes: 65_536 }, batching: { maxConcurrentExports: 1 } });
    const names: string[] = [];
    for (let index = 0; index < 30; index++) {
      const large = index % 3 === 1;
      names.push(`${index}`);
      rig.processor.onEnd(spanOf({ name: `${index}`, attributes: { text: "é".repeat(large ? 200_000 : 10) } }));
      if (large) await rig.processor.forceFlush();
    }
    await rig.processor.forceFlush();
    expect(rig.log).toEqual([]);
    expect(rig.collector.spans().map(({ name }) => name)).toEqual(names);
    expect(rig.collector.spans()[1]?.attributes["text"]).toBe("é".repeat(200_000));
    expect(rig.ledger.snapshot()).toMatchObject({ accepted: 30, exported: 30 });
    // At once they are more than the ring has bytes for.
    for (let index = 0; index < 40; index++) rig.processor.onEnd(spanOf({ attributes: { text: "é".repeat(200_000) } }));
    await rig.processor.forceFlush();
    const snapshot = rig.ledger.snapshot();
    expect(snapshot.dropped.ring_full).toBeGreaterThan(0);
    expect(snapshot.exported + snapshot.dropped.ring_full).toBe(70);
    expect(unaccounted(snapshot)).toBe(0);
  });
});

describe("stages", () => {
  test("one that throws for one span in ten costs these, and no other", async () => {
    await using rig = await offThreadRig({ offThread: { pipeline: faultyPipeline } });
    for (const span of spansOf(1000)) rig.processor.onEnd(span);
    await rig.processor.forceFlush();
    const snapshot = rig.ledger.snapshot();
    expect(snapshot).toMatchObject({ accepted: 1000, exported: 900, dropped: { stage_failed: 100 } });
    expect(rig.collector.spanIds()).toHaveLength(900);
    expect(rig.log).toEqual([expect.stringContaining("stage_failed (no span number 10)")]);
  });

  test("the stock SDK's processor runs there unchanged, and is taken at its word", async () => {
    await using rig = await offThreadRig({ offThread: { pipeline: stockPipeline } });
    for (const span of spansOf(100)) rig.processor.onEnd(span);
    await rig.processor.forceFlush();
    expect(rig.collector.spanIds()).toHaveLength(100);
    expect(rig.ledger.snapshot()).toMatchObject({ accepted: 100, exported: 100 });
    expect(unaccounted(rig.ledger.snapshot())).toBe(0);
  });

  test("a pipeline that was given no ledger and has one of its own is counted too", async () => {
    await using rig = await offThreadRig({
      offThread: { pipeline: new URL("./support/own-ledger-pipeline.ts", import.meta.url) },
      script: [answer.status(400)],
    });
    for (const span of spansOf(10)) rig.processor.onEnd(span);
    await rig.processor.forceFlush();
    for (const span of spansOf(20)) rig.processor.onEnd(span);
    await rig.processor.forceFlush();
    expect(rig.ledger.snapshot()).toMatchObject({ accepted: 30, exported: 20, rejected: 10 });
    expect(unaccounted(rig.ledger.snapshot())).toBe(0);
  });

  test("where no thread can run the pipeline, this one does, and one line says why", async () => {
    await using collector = await CollectorServer.start();
    const log: string[] = [];
    const { default: fallback } = await import("./support/bytes-pipeline.ts");
    const processor = new OffThreadSpanProcessor({
      pipeline: new URL("./support/no-such-pipeline.ts", import.meta.url),
      pipelineOptions: { url: collector.url },
      fallback,
      log: (line) => log.push(line),
    });
    for (const span of spansOf(100)) processor.onEnd(span);
    await processor.forceFlush();
    for (const span of spansOf(100)) processor.onEnd(span);
    await processor.shutdown();
    expect(collector.spanIds()).toHaveLength(200);
    expect(processor.ledger.snapshot()).toMatchObject({ accepted: 200, exported: 200 });
    expect(log).toHaveLength(1);
    expect(log[0]).toMatch(/^The pipeline runs in the application's own thread: .*no-such-pipeline/);
  });

  test("where no thread at all can run it, every span is counted, and one line says why", async () => {
    const log: string[] = [];
    const processor = new OffThreadSpanProcessor({
      pipeline: new URL("./support/no-such-pipeline.ts", import.meta.url),
      log: (line) => log.push(line),
    });
    for (const span of spansOf(10)) processor.onEnd(span);
    await processor.forceFlush();
    for (const span of spansOf(10)) processor.onEnd(span);
    const snapshot = processor.ledger.snapshot();
    expect(snapshot).toMatchObject({ accepted: 20, queued: 0, dropped: { stage_failed: 20 } });
    expect(unaccounted(snapshot)).toBe(0);
    expect(log.filter((line) => line.includes("cannot run"))).toHaveLength(1);
    await processor.shutdown();
  });

  test("a pipeline of this thread that is made too late, after the shutdown, does nothing and says nothing", async () => {
    const log: string[] = [];
    const { promise, resolve } = Promise.withResolvers<SpanProcessor>();
    const processor = new OffThreadSpanProcessor({
      pipeline: new URL("./support/no-such-pipeline.ts", import.meta.url),
      fallback: () => promise,
      shutdownTimeoutMs: 1000,
      log: (line) => log.push(line),
    });
    processor.onEnd(spanOf());
    await processor.shutdown();
    const taken: string[] = [];
    resolve({
      onStart: () => {},
      onEnd: (span) => void taken.push(span.name),
      forceFlush: () => Promise.resolve(),
      shutdown: () => Promise.resolve(),
    });
    await sleep(50);
    expect(taken).toEqual([]);
    expect(processor.ledger.snapshot()).toMatchObject({ accepted: 1, dropped: { shutdown: 1 } });
    expect(log.filter((line) => line.includes("own thread"))).toEqual([]);
  });

  test("objects and bytes: the same arrives", async () => {
    const spans = spansOf(20);
    const arrived = await Promise.all(
      [bytesPipeline, objectPipeline].map(async (pipeline) => {
        await using rig = await offThreadRig({ offThread: { pipeline } });
        for (const span of spans) rig.processor.onEnd(span);
        await rig.processor.forceFlush();
        return rig.collector.spans();
      }),
    );
    expect(arrived[0]).toEqual(arrived[1]);
  });
});
