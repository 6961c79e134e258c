import { AsyncLocalStorage } from "node:async_hooks";

import { describe, expect, test, vi } from "vitest";
import {
  BatchingSpanProcessor,
  Ledger,
  type BatchingSpanProcessorOptions,
  type SpanExporter,
  unaccounted,
} from "@sideband/core";

import { ManualScheduler, settleMicrotasks } from "./support/manual-scheduler.ts";
import { outcome, ScriptedExporter } from "./support/scripted-exporter.ts";
import { resourceOf, spanOf, spansOf } from "./support/spans.ts";

interface Setup {
  readonly processor: BatchingSpanProcessor;
  readonly exporter: ScriptedExporter;
  readonly scheduler: ManualScheduler;
  readonly log: string[];
  readonly end: (count: number) => void;
  readonly settled: (promise: Promise<unknown>) => () => boolean;
}

const setUp = (options: Partial<BatchingSpanProcessorOptions> = {}): Setup => {
  const exporter = new ScriptedExporter();
  const scheduler = new ManualScheduler();
  const log: string[] = [];
  const processor = new BatchingSpanProcessor({
    exporter,
    scheduler,
    log: (line) => void log.push(line),
    maxBatchSpans: 4,
    maxQueueSpans: 16,
    ...options,
  });
  return {
    processor,
    exporter,
    scheduler,
    log,
    end: (count) => {
      for (const span of spansOf(count)) processor.onEnd(span);
    },
    settled: (promise) => {
      let done = false;
      void promise.then(() => (done = true));
      return () => done;
    },
  };
};

describe("batches", () => {
  test("go out when full, and otherwise after the delay", async () => {
    const { processor, exporter, scheduler, end } = setUp({ maxConcurrentExports: 9 });
    end(9);
    await settleMicrotasks();
    expect(exporter.calls.map(({ batch }) => batch.size)).toEqual([4, 4]);
    await scheduler.advance(4999);
    expect(exporter.calls).toHaveLength(2);
    await scheduler.advance(1);
    expect(exporter.calls.map(({ batch }) => batch.size)).toEqual([4, 4, 1]);
    expect(processor.ledger.snapshot()).toMatchObject({ accepted: 9, inFlight: 9, queued: 0 });
  });

  test("go out early when they have enough bytes, and hold no more than that", async () => {
    const { exporter, end } = setUp({ maxBatchBytes: 150 });
    end(3);
    await settleMicrotasks();
    expect(exporter.calls[0]?.batch.size).toBe(2);
    const bytes = exporter.calls[0]?.batch.spans.reduce((sum, span) => sum + span.bytes.length, 0);
    expect(bytes).toBeLessThanOrEqual(150);
  });

  test.each([1, 2, 3])("never more than %i at once, flush and shutdown included", async (maxConcurrentExports) => {
    const { processor, exporter, end } = setUp({ maxConcurrentExports });
    let running = 0;
    let most = 0;
    exporter.onSend = () => void (most = Math.max(most, ++running));
    end(16);
    const flush = processor.forceFlush();
    const shutdown = processor.shutdown();
    for (let turn = 0; turn < 4; turn++) {
      await settleMicrotasks();
      for (const call of exporter.calls.slice(-running)) {
        running--;
        call.resolve(outcome({ sent: call.batch.size }));
      }
    }
    await Promise.all([flush, shutdown]);
    expect(most).toBe(maxConcurrentExports);
    expect(processor.ledger.snapshot()).toMatchObject({ accepted: 16, exported: 16, inFlight: 0 });
  });

  test("wait until the resource knows what it is", async () => {
    const { processor, exporter } = setUp({ maxBatchSpans: 1 });
    const { promise, resolve } = Promise.withResolvers<void>();
    const resource = { ...resourceOf({ a: 1 }), asyncAttributesPending: true, waitForAsyncAttributes: () => promise };
    processor.onEnd(spanOf({ resource }));
    await settleMicrotasks();
    expect(exporter.calls).toHaveLength(0);
    resolve();
    await settleMicrotasks();
    expect(exporter.calls).toHaveLength(1);
  });

  test("wait for a resource that never gets to know only once, and not for long", async () => {
    const { processor, exporter, scheduler } = setUp({ maxBatchSpans: 1 });
    exporter.onSend = ({ batch, resolve }) => resolve(outcome({ sent: batch.size }));
    const waitForAsyncAttributes = (): Promise<void> => new Promise(() => {});
    const resource = { ...resourceOf({ a: 1 }), asyncAttributesPending: true, waitForAsyncAttributes };
    processor.onEnd(spanOf({ resource }));
    await scheduler.advance(4999);
    expect(exporter.calls).toHaveLength(0);
    await scheduler.advance(1);
    expect(exporter.calls).toHaveLength(1);
    processor.onEnd(spanOf({ resource }));
    await settleMicrotasks();
    expect(exporter.calls).toHaveLength(2);
    expect(processor.ledger.snapshot().exported).toBe(2);
  });

  test("leave unsampled spans alone", () => {
    const { processor } = setUp();
    processor.onEnd(spanOf({ traceFlags: 0 }));
    expect(processor.ledger.snapshot().accepted).toBe(0);
  });

  test("are exported outside the request in which they filled", async () => {
    const request = new AsyncLocalStorage<string>();
    const { exporter, end } = setUp();
    const seen: (string | undefined)[] = [];
    exporter.onSend = () => void seen.push(request.getStore());
    request.run("a request", () => end(4));
    await settleMicrotasks();
    expect(seen).toEqual([undefined]);
  });
});

describe("forceFlush", () => {
  test("resolves only when a full batch already in flight is settled", async () => {
    const { processor, exporter, end, settled } = setUp();
    end(4);
    const flushed = settled(processor.forceFlush());
    await settleMicrotasks();
    expect(flushed()).toBe(false);
    exporter.calls[0]?.resolve(outcome({ sent: 4 }));
    await settleMicrotasks();
    expect(flushed()).toBe(true);
    expect(exporter.flushes).toBe(1);
  });

  test("waits for what came before it, and for nothing that came after", async () => {
    const { processor, exporter, end, settled } = setUp();
    end(2);
    const flushed = settled(processor.forceFlush());
    end(1);
    await settleMicrotasks();
    expect(exporter.calls.map(({ batch }) => batch.size)).toEqual([2]);
    exporter.calls[0]?.resolve(outcome({ sent: 2 }));
    await settleMicrotasks();
    expect(flushed()).toBe(true);
    expect(processor.ledger.snapshot()).toMatchObject({ exported: 2, queued: 1, inFlight: 0 });
  });

  test("resolves when what it waited for was pushed out of the queue", async () => {
    const { processor, exporter, end, settled } = setUp({ overflow: "drop-oldest", maxQueueSpans: 4 });
    end(4);
    end(2);
    const flushed = settled(processor.forceFlush());
    end(4);
    exporter.calls[0]?.resolve(outcome({ sent: 4 }));
    await settleMicrotasks();
    expect(processor.ledger.snapshot().dropped.queue_full).toBe(2);
    expect(flushed()).toBe(true);
  });

  test("survives an exporter that cannot flush", async () => {
    const { processor, exporter, log } = setUp();
    exporter.forceFlush = () => Promise.reject(new Error("no"));
    await processor.forceFlush();
    expect(log.join()).toContain("failed: no");
  });
});

describe("an exporter", () => {
  test.each([
    [
      "throws",
      (exporter: ScriptedExporter) =>
        (exporter.onSend = () => {
          throw new Error("thrown");
        }),
    ],
    ["rejects", (exporter: ScriptedExporter) => (exporter.onSend = ({ reject }) => reject(new Error("rejected")))],
    [
      "answers nonsense",
      (exporter: ScriptedExporter) => (exporter.onSend = ({ resolve }) => resolve("what?" as never)),
    ],
    [
      "answers nothing",
      (exporter: ScriptedExporter) => (exporter.onSend = ({ resolve }) => resolve(undefined as never)),
    ],
  ])("that %s loses its batch in the open, and gets the next one", async (_, misbehave) => {
    const { processor, exporter, end, log } = setUp();
    misbehave(exporter);
    end(4);
    await settleMicrotasks();
    expect(processor.ledger.snapshot()).toMatchObject({ accepted: 4, inFlight: 0, dropped: { export_failed: 4 } });
    expect(log[0]).toMatch(/^Losing spans since 2026-01-01T00:00:00.000Z: export_failed/);
    exporter.onSend = ({ batch, resolve }) => resolve(outcome({ sent: batch.size }));
    end(4);
    await settleMicrotasks();
    expect(processor.ledger.snapshot()).toMatchObject({ exported: 4 });
  });

  test("that never answers is told to stop at the deadline, and given up a moment later", async () => {
    const { processor, exporter, scheduler, end } = setUp({ exportTimeoutMs: 100 });
    end(8);
    await scheduler.advance(100);
    expect(exporter.calls[0]?.signal.aborted).toBe(true);
    expect(processor.ledger.snapshot().inFlight).toBe(4);
    await scheduler.advance(1000);
    expect(processor.ledger.snapshot().dropped.export_failed).toBe(4);
    expect(exporter.calls).toHaveLength(2);
  });

  test("that answers in that moment is believed", async () => {
    const { processor, exporter, scheduler, end } = setUp({ exportTimeoutMs: 100 });
    end(4);
    await scheduler.advance(100);
    exporter.calls[0]?.resolve(outcome({ sent: 1, dropped: { spool_full: 3 } }));
    await settleMicrotasks();
    expect(processor.ledger.snapshot()).toMatchObject({ exported: 1, dropped: { spool_full: 3, export_failed: 0 } });
  });

  test("that answers later than that is counted as late, and nothing twice", async () => {
    const { processor, exporter, scheduler, end } = setUp({ exportTimeoutMs: 100 });
    end(4);
    await scheduler.advance(2000);
    exporter.calls[0]?.resolve(outcome({ sent: 4 }));
    await settleMicrotasks();
    const snapshot = processor.ledger.snapshot();
    expect(snapshot).toMatchObject({ exported: 0, late: 4, dropped: { export_failed: 4 } });
    expect(unaccounted(snapshot)).toBe(0);
  });

  test("that claims more than it was given, or less, cannot upset the books", async () => {
    const { processor, exporter, end } = setUp();
    end(4);
    exporter.calls[0]?.resolve(outcome({ sent: 99, rejected: 3 }));
    await settleMicrotasks();
    expect(processor.ledger.snapshot()).toMatchObject({ exported: 1, rejected: 3 });
    end(4);
    exporter.calls[1]?.resolve(outcome({ sent: 1, rejected: NaN, dropped: { spool_full: -5 } }));
    await settleMicrotasks();
    const snapshot = processor.ledger.snapshot();
    expect(snapshot).toMatchObject({ exported: 2, dropped: { export_failed: 3 } });
    expect(unaccounted(snapshot)).toBe(0);
  });

  test("that spools measures it in the ledger of its processor", async () => {
    const { processor, exporter, end } = setUp();
    let onDisk = 0;
    exporter.ledger?.measure("spooled", () => onDisk);
    end(4);
    onDisk = 4;
    exporter.calls[0]?.resolve(outcome({ spooled: 4 }));
    await settleMicrotasks();
    expect(processor.ledger.snapshot()).toMatchObject({ accepted: 4, spooled: 4, inFlight: 0 });
    expect(unaccounted(processor.ledger.snapshot())).toBe(0);
  });

  test("that spools what was given up has brought it back", async () => {
    const { processor, exporter, scheduler, end } = setUp({ exportTimeoutMs: 100 });
    let onDisk = 0;
    exporter.ledger?.measure("spooled", () => onDisk);
    end(4);
    await scheduler.advance(2000);
    onDisk = 3;
    exporter.calls[0]?.resolve(outcome({ sent: 1, spooled: 3 }));
    await settleMicrotasks();
    const snapshot = processor.ledger.snapshot();
    expect(snapshot).toMatchObject({ recovered: 3, spooled: 3, late: 1, dropped: { export_failed: 4 } });
    expect(unaccounted(snapshot)).toBe(0);
  });

  test.each(["bytes", "objects"])(
    "of %s is not bothered with spans whose time was up before they could go",
    async (kind) => {
      const exports: string[] = [];
      const answers: (() => void)[] = [];
      const bytes = new ScriptedExporter();
      bytes.onSend = ({ batch, names, resolve }) => {
        exports.push(...names);
        answers.push(() => resolve(outcome({ sent: batch.size })));
      };
      const objects: SpanExporter = {
        export: (spans, done) => {
          exports.push(...spans.map(({ name }) => name));
          answers.push(() => done({ code: 0 }));
        },
        shutdown: async () => {},
      };
      const exporter = kind === "bytes" ? bytes : objects;
      const { processor, scheduler } = setUp({ exporter, maxBatchSpans: 1, exportTimeoutMs: 100 });
      const waitForAsyncAttributes = (): Promise<void> => new Promise(() => {});
      const resource = { ...resourceOf({ a: 1 }), asyncAttributesPending: true, waitForAsyncAttributes };
      processor.onEnd(spanOf({ name: "first" }));
      processor.onEnd(spanOf({ name: "second", resource }));
      const shutdown = processor.shutdown();
      await scheduler.advance(30);
      answers[0]?.(); // the second waits for its resource, and is told to stop meanwhile
      await scheduler.advance(1000);
      await shutdown;
      expect(exports).toEqual(["first"]);
      expect(processor.ledger.snapshot()).toMatchObject({ exported: 1, late: 0, dropped: { export_failed: 1 } });
    },
  );

  test("gets its spans even if detectors take longer than an export may", async () => {
    const { processor, exporter, scheduler } = setUp({ maxBatchSpans: 1, exportTimeoutMs: 100 });
    exporter.onSend = ({ batch, resolve }) => resolve(outcome({ sent: batch.size }));
    const waitForAsyncAttributes = (): Promise<void> => new Promise(() => {});
    const resource = { ...resourceOf({ a: 1 }), asyncAttributesPending: true, waitForAsyncAttributes };
    processor.onEnd(spanOf({ resource }));
    await scheduler.advance(100);
    expect(processor.ledger.snapshot()).toMatchObject({ exported: 1, dropped: { export_failed: 0 } });
  });

  test("gives the memory of a batch back with its answer, whatever becomes of the spans", async () => {
    const { processor, exporter, end } = setUp({ maxQueueSpans: 4 });
    const memories = new Set<ArrayBufferLike>();
    exporter.onSend = ({ batch }) => {
      for (const { bytes } of batch.spans) memories.add(bytes.buffer);
    };
    for (let round = 0; round < 2000; round++) {
      end(12); // four fly, four wait, four have no room
      for (const call of exporter.calls.splice(0)) call.resolve(outcome({ sent: call.batch.size }));
      await settleMicrotasks();
    }
    expect(processor.ledger.snapshot().dropped.queue_full).toBeGreaterThan(1000);
    expect(memories.size).toBeLessThanOrEqual(3);
  });

  test("keeps the bytes of a batch until it has answered, however many spans come meanwhile", async () => {
    const { exporter, end, scheduler } = setUp({ maxConcurrentExports: 2, exportTimeoutMs: 10 });
    end(4);
    const first = exporter.calls[0];
    const before = first?.batch.spans.map(({ bytes }) => Buffer.from(bytes).toString("hex"));
    await scheduler.advance(5000);
    exporter.onSend = ({ batch, resolve }) => resolve(outcome({ sent: batch.size }));
    for (let round = 0; round < 1000; round++) {
      end(4);
      await settleMicrotasks();
    }
    expect(first?.batch.spans.map(({ bytes }) => Buffer.from(bytes).toString("hex"))).toEqual(before);
  });
});

describe("a stock exporter", () => {
  const stock = (answer: (callback: (result: { code: 0 | 1; error?: Error }) => void) => void) => ({
    export: vi.fn((_: unknown[], callback: (result: { code: 0 | 1; error?: Error }) => void) => answer(callback)),
    shutdown: vi.fn(async () => {}),
  });

  test("gets the very spans that ended", async () => {
    const exporter = stock((callback) => callback({ code: 0 }));
    const { processor } = setUp({ exporter });
    const spans = spansOf(4);
    for (const span of spans) processor.onEnd(span);
    await settleMicrotasks();
    expect(exporter.export.mock.calls[0]?.[0]).toEqual(spans);
    expect(exporter.export.mock.calls[0]?.[0][0]).toBe(spans[0]);
    expect(processor.ledger.snapshot().exported).toBe(4);
  });

  test("may answer twice, or throw after its answer: the first word counts", async () => {
    const exporter = stock((callback) => {
      callback({ code: 0 });
      callback({ code: 1, error: new Error("second thought") });
      throw new Error("afterwards");
    });
    const { processor, end } = setUp({ exporter });
    end(4);
    await settleMicrotasks();
    expect(processor.ledger.snapshot()).toMatchObject({ exported: 4, dropped: { export_failed: 0 } });
  });

  test("that fails says why in the log, once", async () => {
    const exporter = stock((callback) => callback({ code: 1, error: new Error("connect ECONNREFUSED") }));
    const { processor, log, end } = setUp({ exporter });
    end(8);
    await settleMicrotasks();
    expect(processor.ledger.snapshot().dropped.export_failed).toBe(8);
    expect(log).toEqual([
      "Losing spans since 2026-01-01T00:00:00.000Z: export_failed (connect ECONNREFUSED). A total follows when it stops.",
    ]);
  });

  test("cannot be given a span larger than allowed", () => {
    const { processor } = setUp({ exporter: stock(() => {}), maxSpanBytes: 1000 });
    processor.onEnd(spanOf({ attributes: { text: "x".repeat(2000) } }));
    expect(processor.ledger.snapshot().dropped.too_large).toBe(1);
  });
});

describe("shutdown", () => {
  test("drains, reaches the exporter even after a failure, and is the same promise each time", async () => {
    const { processor, exporter, end } = setUp();
    exporter.onSend = ({ reject }) => reject(new Error("no"));
    end(3);
    const shutdown = processor.shutdown();
    expect(processor.shutdown()).toBe(shutdown);
    await shutdown;
    expect(exporter.shutdowns).toBe(1);
    expect(processor.ledger.snapshot()).toMatchObject({ accepted: 3, queued: 0, dropped: { export_failed: 3 } });
  });

  test.each([
    ["", () => {}],
    [", also one that throws then", () => void JSON.parse("")],
  ])("tells the exporter that it begins, before it sends what is left%s", async (_, react) => {
    const { exporter, processor, end } = setUp();
    const heard: string[] = [];
    exporter.onStopRetrying = () => {
      heard.push("stopRetrying");
      react();
    };
    exporter.onSend = ({ batch, resolve }) => {
      heard.push("send");
      resolve(outcome({ sent: batch.size }));
    };
    end(3);
    await processor.forceFlush();
    end(3);
    await processor.shutdown();
    await processor.shutdown();
    expect(heard).toEqual(["send", "stopRetrying", "send"]);
    expect(processor.ledger.snapshot().exported).toBe(6);
  });

  test("counts what its deadline leaves over, and then reaches the exporter all the same", async () => {
    const { processor, exporter, scheduler, end, settled } = setUp({ exportTimeoutMs: 100 });
    end(12);
    const done = settled(processor.shutdown());
    await scheduler.advance(99);
    expect(exporter.shutdowns).toBe(0);
    await scheduler.advance(1001);
    expect(done()).toBe(true);
    expect(exporter.shutdowns).toBe(1);
    expect(processor.ledger.snapshot()).toMatchObject({
      accepted: 12,
      queued: 0,
      inFlight: 0,
      dropped: { shutdown: 8, export_failed: 4 },
    });
  });

  test("aborts at its deadline what set out after it began", async () => {
    const { processor, exporter, scheduler, end } = setUp({ exportTimeoutMs: 100 });
    end(8);
    void processor.shutdown();
    await scheduler.advance(30);
    exporter.calls[0]?.resolve(outcome({ sent: 4 }));
    await scheduler.advance(19);
    expect(exporter.calls[1]?.signal.aborted).toBe(false);
    await scheduler.advance(1);
    expect(exporter.calls[1]?.signal.aborted).toBe(true);
  });

  test("says what was lost in all", async () => {
    const { processor, exporter, log, end } = setUp({ maxQueueSpans: 4 });
    exporter.onSend = ({ batch, resolve }) => resolve(outcome({ sent: batch.size }));
    end(20);
    expect(log).toHaveLength(1);
    await processor.shutdown();
    expect(log[1]).toBe("Lost 12 spans since 2026-01-01T00:00:00.000Z: queue_full.");
  });

  test("counts spans that come too late", async () => {
    const { processor, exporter, end } = setUp();
    await processor.shutdown();
    end(2);
    expect(exporter.calls).toHaveLength(0);
    expect(processor.room()).toBe(0);
    expect(processor.ledger.snapshot()).toMatchObject({ accepted: 2, dropped: { shutdown: 2 } });
  });

  test("ends a flush that was under way, and answers one that comes during it", async () => {
    const { processor, exporter, end, settled } = setUp();
    end(2);
    const before = settled(processor.forceFlush());
    const shutdown = settled(processor.shutdown());
    const during = settled(processor.forceFlush());
    await settleMicrotasks();
    expect([before(), shutdown(), during()]).toEqual([false, false, false]);
    exporter.calls[0]?.resolve(outcome({ sent: 2 }));
    await settleMicrotasks();
    expect([before(), shutdown(), during()]).toEqual([true, true, true]);
  });

  test.each([
    [
      "throws",
      () => {
        throw new Error("no");
      },
    ],
    ["rejects", () => Promise.reject(new Error("no"))],
  ])("survives an exporter whose shutdown %s", async (_, shutdown) => {
    const { processor, exporter, log } = setUp();
    exporter.shutdown = shutdown;
    await processor.shutdown();
    expect(log.join()).toContain("failed: no");
  });

  test("does not wait for ever on an exporter whose shutdown hangs", async () => {
    const { processor, exporter, scheduler, settled } = setUp({ exportTimeoutMs: 100 });
    exporter.shutdown = () => new Promise(() => {});
    const done = settled(processor.shutdown());
    await scheduler.advance(100);
    expect(done()).toBe(true);
  });

  test("leaves no timer behind", async () => {
    const { processor, exporter, scheduler, end } = setUp();
    exporter.onSend = ({ batch, resolve }) => resolve(outcome({ sent: batch.size }));
    end(3);
    await processor.shutdown();
    expect(scheduler.pending).toBe(0);
  });
});

describe("the books", () => {
  test("count each way to lose a span under its own name", () => {
    const { processor, end } = setUp({ maxQueueSpans: 4, maxSpanBytes: 500, maxQueueBytes: 10_000 });
    processor.onEnd(spanOf({ attributes: { text: "x".repeat(600) } }));
    processor.onEnd(spanOf({ spanContext: () => ({ traceId: "", spanId: "", traceFlags: 1 }) }));
    processor.onEnd(
      spanOf({
        spanContext: () => {
          throw new Error("no");
        },
      }),
    );
    end(9);
    expect(processor.ledger.snapshot()).toMatchObject({
      accepted: 12,
      queued: 4,
      inFlight: 4,
      dropped: { queue_full: 1, too_large: 1, encode_failed: 2 },
    });
  });

  test("keep failed spans and roots under drop-lowest-priority", async () => {
    const { processor, exporter } = setUp({ overflow: "drop-lowest-priority", maxQueueSpans: 4, exportTimeoutMs: 10 });
    const parentSpanContext = spanOf().spanContext();
    for (let index = 0; index < 8; index++) processor.onEnd(spanOf({ name: "child", parentSpanContext }));
    processor.onEnd(spanOf({ name: "failed", parentSpanContext, status: { code: 2 } }));
    processor.onEnd(spanOf({ name: "root" }));
    exporter.calls[0]?.resolve(outcome({ sent: 4 }));
    await settleMicrotasks();
    expect(exporter.calls[1]?.names.toSorted()).toEqual(["child", "child", "failed", "root"]);
    expect(processor.ledger.snapshot().dropped.queue_full).toBe(2);
  });

  test("are kept by the outermost stage, when several share one ledger", () => {
    const ledger = new Ledger();
    const { processor, end } = setUp({ ledger });
    const outer = ledger.claimEntrance();
    end(2);
    expect(ledger.snapshot().accepted).toBe(0);
    outer.accept(2);
    expect(processor.ledger.snapshot()).toMatchObject({ accepted: 2, queued: 2 });
  });

  test("report an episode of loss with one line at its start and one at its end", async () => {
    const { scheduler, log, end } = setUp({ maxQueueSpans: 4, exportTimeoutMs: 1_000_000 });
    end(1000);
    await scheduler.advance(20_000);
    end(1);
    await scheduler.advance(29_999);
    expect(log).toEqual(["Losing spans since 2026-01-01T00:00:00.000Z: queue_full. A total follows when it stops."]);
    await scheduler.advance(1);
    expect(log[1]).toBe("Lost 993 spans since 2026-01-01T00:00:00.000Z: queue_full.");
    end(1);
    expect(log).toHaveLength(3);
  });

  test("survive a log that throws", () => {
    const { processor, end } = setUp({
      maxQueueSpans: 4,
      log: () => {
        throw new Error("no");
      },
    });
    end(20);
    expect(processor.ledger.snapshot().dropped.queue_full).toBe(12);
  });

  test("room is what the queue still takes", () => {
    const { processor, end } = setUp({ maxBatchSpans: 16 });
    expect(processor.room()).toBe(16);
    end(3);
    expect(processor.room()).toBe(13);
  });
});

describe("options", () => {
  const exporter = new ScriptedExporter();

  test("a small queue has small batches", async () => {
    const processor = new BatchingSpanProcessor({ exporter, maxQueueSpans: 3 });
    for (const span of spansOf(3)) processor.onEnd(span);
    await settleMicrotasks();
    expect(exporter.calls.map(({ batch }) => batch.size)).toEqual([3]);
  });

  test.each<[Partial<BatchingSpanProcessorOptions>, string]>([
    [{ exporter: undefined as never }, "Expected `exporter` to be a SpanExporter, got undefined"],
    [{ maxQueueSpans: 0 }, "Expected `maxQueueSpans` to be an integer >= 1, got 0"],
    [{ maxQueueSpans: 10, maxBatchSpans: 11 }, "Expected `maxBatchSpans` to be an integer from 1 to 10, got 11"],
    [{ maxQueueBytes: -1 }, "Expected `maxQueueBytes` to be an integer >= 1, got -1"],
    [{ maxBatchBytes: 0.5 }, "Expected `maxBatchBytes` to be an integer >= 1, got 0.5"],
    [{ maxSpanBytes: "1" as never }, 'Expected `maxSpanBytes` to be an integer >= 1, got "1"'],
    [{ scheduledDelayMs: -1 }, "Expected `scheduledDelayMs` to be an integer from 0 to 2147483647, got -1"],
    [{ exportTimeoutMs: 2 ** 31 }, "Expected `exportTimeoutMs` to be an integer from 1 to 2147483647, got 2147483648"],
    [{ maxConcurrentExports: 0 }, "Expected `maxConcurrentExports` to be an integer >= 1, got 0"],
    [
      { overflow: "drop" as never },
      'Expected `overflow` to be "drop-newest" or "drop-oldest" or "drop-lowest-priority", got "drop"',
    ],
    [{ priorityOf: 1 as never }, "Expected `priorityOf` to be a function, got 1"],
    [{ log: "x" as never }, 'Expected `log` to be a function, got "x"'],
  ])("%j are refused", (options, message) => {
    expect(() => new BatchingSpanProcessor({ exporter, ...options })).toThrow(new TypeError(message));
  });
});
