import { describe, expect, test } from "vitest";
import { BatchingSpanProcessor } from "@sideband/core";
import { SpanEncoder } from "@sideband/core/otlp";

import { collectGarbage } from "./support/collect-garbage.ts";
import { ScriptedExporter } from "./support/scripted-exporter.ts";
import { spanOf } from "./support/spans.ts";

const quiet = { log: () => {} };

describe("memory", () => {
  const arrayBuffers = (): number => process.memoryUsage().arrayBuffers / 2 ** 20;

  test("small spans that wait do not hold the memory of large ones that were refused", async () => {
    await collectGarbage();
    const before = arrayBuffers();
    const processor = new BatchingSpanProcessor({ exporter: new ScriptedExporter(), maxQueueBytes: 2 ** 23, ...quiet });
    const large = "x".repeat(2 ** 21);
    for (let index = 0; index < 150; index++) {
      processor.onEnd(spanOf({ attributes: { large } }));
      processor.onEnd(spanOf());
    }
    await collectGarbage();
    expect(arrayBuffers() - before).toBeLessThan(64);
  });

  test("a key of 50 MB does not leave 50 MB behind", () => {
    const buffers = new Set<number>();
    const encoder = new SpanEncoder();
    encoder.encode(spanOf({ attributes: { ["k".repeat(5e7)]: "v" } }));
    buffers.add(encoder.encode(spanOf()).buffer.byteLength);
    expect(Math.max(...buffers)).toBeLessThan(16 * 2 ** 20);
  });
});
