import { describe, expect, test } from "vitest";
import { BatchingSpanProcessor, type SendingSpanExporter } from "@sideband/core";

import { ManualScheduler } from "./support/manual-scheduler.ts";
import { ScriptedExporter } from "./support/scripted-exporter.ts";
import { spanOf, spansOf } from "./support/spans.ts";

const quiet = { log: () => {} };

describe("claims", () => {
  test("shutdown asks the exporter within the deadline", async () => {
    const scheduler = new ManualScheduler();
    let asked = Infinity;
    const exporter: SendingSpanExporter = {
      send: () => new Promise(() => {}),
      export: () => {},
      shutdown: async () => void (asked = scheduler.now()),
    };
    const processor = new BatchingSpanProcessor({ exporter, scheduler, exportTimeoutMs: 30_000, ...quiet });
    processor.onEnd(spanOf());
    void processor.shutdown();
    await scheduler.advance(100_000);
    expect(asked).toBeLessThanOrEqual(30_000);
  });

  test("room() knows of the bytes", () => {
    const processor = new BatchingSpanProcessor({ exporter: new ScriptedExporter(), maxQueueBytes: 2000, ...quiet });
    for (const span of spansOf(50)) processor.onEnd(span);
    expect(processor.ledger.snapshot().dropped.byte_budget).toBeGreaterThan(0);
    expect(processor.room()).toBe(0);
  });

  test.each([{ ledger: {} }, { interner: {} }, { scheduler: {} }, undefined])(
    "%j is refused with a text that teaches",
    (options) => {
      const build = (): unknown =>
        new BatchingSpanProcessor((options && { exporter: new ScriptedExporter(), ...options }) as never);
      expect(build).toThrow(/Expected `/);
    },
  );
});
