import { describe, expect, test } from "vitest";
import { BatchingSpanProcessor, SpanQueue } from "@sideband/core";

import { settleMicrotasks } from "./support/manual-scheduler.ts";
import { answeringExporter as answering } from "./support/scripted-exporter.ts";
import { spanOf, spansOf } from "./support/spans.ts";

const quiet = { log: () => {} };

describe("re-entrant calls", () => {
  test("a log that ends a span does not keep shutdown going round for ever", async () => {
    let lines = 0;
    const processor: BatchingSpanProcessor = new BatchingSpanProcessor({
      exporter: answering(),
      maxQueueSpans: 2,
      log: () => {
        if (++lines < 1000) processor.onEnd(spanOf());
      },
    });
    for (const span of spansOf(10)) processor.onEnd(span);
    await processor.shutdown();
    expect(lines).toBeLessThan(20);
  });

  test.each(["a getter", "priorityOf"])("%s that shuts down leaves no span in the queue", async (who) => {
    let stop = (): unknown => undefined;
    const processor = new BatchingSpanProcessor({
      exporter: answering(),
      ...quiet,
      overflow: "drop-lowest-priority",
      priorityOf: () => {
        if (who === "priorityOf") stop();
        return 0;
      },
    });
    stop = () => processor.shutdown();
    const attributes = {
      get a(): string {
        if (who === "a getter") stop();
        return "";
      },
    };
    processor.onEnd(spanOf({ attributes }));
    await processor.shutdown();
    expect(processor.ledger.snapshot()).toMatchObject({ accepted: 1, queued: 0, inFlight: 0 });
  });

  test("a span ended inside send while shutdown begins is not left in the queue", async () => {
    const exporter = answering();
    const answer = exporter.onSend;
    const processor = new BatchingSpanProcessor({ exporter, ...quiet });
    exporter.onSend = (call) => {
      if (exporter.calls.length === 1) processor.onEnd(spanOf());
      answer(call);
    };
    processor.onEnd(spanOf());
    await processor.shutdown();
    expect(processor.ledger.snapshot()).toMatchObject({ accepted: 2, queued: 0 });
  });

  test("shutdown called inside send, while shutdown begins, reaches the exporter once", async () => {
    const exporter = answering();
    const answer = exporter.onSend;
    const processor = new BatchingSpanProcessor({ exporter, ...quiet });
    exporter.onSend = (call) => {
      void processor.shutdown();
      answer(call);
    };
    processor.onEnd(spanOf());
    await processor.shutdown();
    await settleMicrotasks();
    expect(exporter.shutdowns).toBe(1);
  });

  test("room made for one item is not taken by evicting what matters more", () => {
    const lost: string[] = [];
    const queue: SpanQueue<{ name: string; priority: number }> = new SpanQueue({
      maxItems: 2,
      overflow: "drop-lowest-priority",
      priorityOf: ({ priority }) => priority,
      onDrop: ({ name }) => {
        lost.push(name);
        if (name === "a") queue.push({ name: "inner", priority: 5 });
      },
    });
    queue.push({ name: "a", priority: 0 });
    queue.push({ name: "b", priority: 5 });
    queue.push({ name: "c", priority: 1 });
    expect(lost).not.toContain("b");
  });
});
