import { setTimeout as sleep } from "node:timers/promises";

import { answer } from "@sideband/testing-utils";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { type LedgerSnapshot, unaccounted } from "../../src/index.ts";
import { spanOf, spansOf } from "../support/spans.ts";
import { fragilePipeline } from "./support/pipeline-modules.ts";
import { offThreadRig, type Rig } from "./support/rig.ts";

const settled = ({ exported, rejected, dropped }: LedgerSnapshot): number =>
  Object.values(dropped).reduce((sum, count) => sum + count, exported + rejected);

/** Waits until a thread has died that held something. */
const untilLost = async ({ ledger, log }: Rig): Promise<void> => {
  while (ledger.snapshot().dropped.worker_lost === 0) {
    if (log.some((line) => line.includes("own thread"))) throw new Error(log.join("\n"));
    await sleep(10);
  }
};

describe("a thread that dies is replaced, and what it held is counted", () => {
  test.each([
    ["exits", "exit", {}],
    ["throws outside of any span", "crash", {}],
    ["runs out of memory", "out of memory", { resourceLimits: { maxOldGenerationSizeMb: 32 } }],
    ["runs in an endless loop", "endless loop", { heartbeatTimeoutMs: 4000 }],
  ])(
    "one that %s",
    async (_, fate, options) => {
      await using rig = await offThreadRig({ offThread: { pipeline: fragilePipeline, ...options } });
      for (const span of spansOf(50)) rig.processor.onEnd(span);
      await rig.processor.forceFlush();
      for (const span of spansOf(10)) rig.processor.onEnd(span);
      rig.processor.onEnd(spanOf({ name: fate }));
      await untilLost(rig);
      const [last] = spansOf(1);
      if (last !== undefined) rig.processor.onEnd(last);
      await rig.processor.forceFlush();

      const snapshot = rig.ledger.snapshot();
      expect(unaccounted(snapshot)).toBe(0);
      expect(snapshot).toMatchObject({ accepted: 62, queued: 0, inFlight: 0 });
      expect(snapshot.exported + snapshot.dropped.worker_lost).toBe(62);
      expect(snapshot.dropped.worker_lost).toBeLessThanOrEqual(11);
      expect(rig.collector.spanIds()).toContain(last?.spanContext().spanId);
      expect(rig.log.some((line) => line.includes("The thread of the pipeline ended"))).toBe(true);
      expect(rig.log.some((line) => line.includes("worker_lost"))).toBe(true);
    },
    60_000,
  );

  test("the more often it happens, the longer until the next, and a log that throws changes nothing", async () => {
    const log: string[] = [];
    const offThread = {
      pipeline: fragilePipeline,
      log: (line: string) => {
        log.push(line);
        throw new Error("a bug in the application's logger");
      },
    };
    await using rig = await offThreadRig({ offThread });
    for (let death = 1; death <= 3; death++) {
      rig.processor.onEnd(spanOf({ name: "exit" }));
      await rig.processor.forceFlush(); // by the next one
    }
    const delays = log.flatMap((line) => /another one starts in (\d+) ms/.exec(line)?.[1] ?? []);
    expect(delays).toEqual(["100", "200", "400"]);
    expect(rig.ledger.snapshot()).toMatchObject({ accepted: 3, dropped: { worker_lost: 3 } });
  });

  test("a flush that was asked of the one is answered by the next", async () => {
    await using rig = await offThreadRig({ offThread: { pipeline: fragilePipeline } });
    rig.processor.onEnd(spanOf({ name: "exit" }));
    await rig.processor.forceFlush();
    rig.processor.onEnd(spanOf({ name: "after" }));
    await rig.processor.forceFlush();
    expect(unaccounted(rig.ledger.snapshot())).toBe(0);
    expect(rig.collector.spans().map(({ name }) => name)).toContain("after");
  });

  test("resources and scopes that the one had been told are known to the next", async () => {
    await using rig = await offThreadRig({ offThread: { pipeline: fragilePipeline } });
    const [first] = spansOf(1);
    const { resource, instrumentationScope } = spanOf();
    if (first !== undefined) rig.processor.onEnd({ ...first, resource, instrumentationScope });
    await rig.processor.forceFlush();
    rig.processor.onEnd(spanOf({ name: "exit", resource, instrumentationScope }));
    await untilLost(rig);
    rig.processor.onEnd(spanOf({ name: "after", resource, instrumentationScope }));
    await rig.processor.forceFlush();
    const after = rig.collector.spans().find(({ name }) => name === "after");
    expect(after).toMatchObject({ resource: { attributes: { "service.name": "test" } }, scope: { name: "test" } });
  });

  test("at any moment, again and again: accepted = settled, and nothing arrives that was not accepted", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ spans: fc.integer({ min: 0, max: 400 }), waitMs: fc.integer({ min: 0, max: 60 }) }), {
          minLength: 1,
          maxLength: 6,
        }),
        async (rounds) => {
          await using rig = await offThreadRig({
            script: answer.delay(20),
            batching: { scheduledDelayMs: 5, maxBatchSpans: 50 },
            offThread: { pipeline: fragilePipeline },
          });
          const ids = new Set<string>();
          const end = (name: string): void => {
            const span = spanOf({ name });
            ids.add(span.spanContext().spanId);
            rig.processor.onEnd(span);
          };
          for (const { spans, waitMs } of rounds) {
            for (let index = 0; index < spans; index++) end("test");
            await sleep(waitMs);
            end("exit");
          }
          await rig.processor.forceFlush();
          await rig.processor.shutdown();
          const snapshot = rig.ledger.snapshot();
          expect(snapshot.accepted).toBe(ids.size);
          expect(settled(snapshot)).toBe(ids.size);
          expect(unaccounted(snapshot)).toBe(0);
          const arrived = rig.collector.spanIds();
          expect(new Set(arrived).size).toBe(arrived.length);
          expect(arrived.every((id) => ids.has(id))).toBe(true);
          expect(arrived.length).toBeGreaterThanOrEqual(snapshot.exported);
        },
      ),
      { numRuns: Math.max(4, Math.round(Number(process.env["FC_NUM_RUNS"] ?? 0) / 1000)) },
    );
  }, 300_000);
});
