import { BatchingSpanProcessor, type ExportResult, type ReadableSpan, type SpanExporter } from "@sideband/core";
import { answer, CollectorServer } from "@sideband/testing-utils";
import { line, provider, SimpleSpanProcessor } from "sdk-under-test";
import { describe, expect, test } from "vitest";

import { ExportError, OtlpHttpSpanExporter } from "../../src/index.ts";
import { NEVER } from "../support/http-sender.ts";
import { startReceiver } from "../support/receiver.ts";
import { makeBatch, makeSpans } from "../support/spans.ts";

const sdkLine: number = line; // the type knows only the line that is being checked

const exported = (exporter: SpanExporter, spans: ReadableSpan[]): Promise<ExportResult> =>
  new Promise((resolve) => exporter.export(spans, resolve));

/** Lets all that can happen without waiting happen. */
const turns = async (count = 20): Promise<void> => {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
};

describe("export", () => {
  test("works under the stock SDK", async () => {
    await using collector = await CollectorServer.start();
    const exporter = new OtlpHttpSpanExporter({ url: collector.tracesUrl });
    const processor = Reflect.construct(SimpleSpanProcessor, [sdkLine === 2 ? exporter : { exporter }]);
    const tracing = provider({ spanProcessors: [processor] });
    tracing
      .getTracer("test")
      .startSpan("checkout", { attributes: { items: 3 } })
      .end();
    await tracing.forceFlush();
    await tracing.shutdown();
    expect(collector.spans()).toMatchObject([{ name: "checkout", attributes: { items: 3 } }]);
  });

  test("is left for `send()` by our own processor, which keeps the counts", async () => {
    await using collector = await CollectorServer.start({ script: [answer.partialSuccess(2), answer.status(503)] });
    const exporter = new OtlpHttpSpanExporter({ url: collector.tracesUrl });
    const processor = new BatchingSpanProcessor({ exporter, maxBatchSpans: 10 });
    for (const span of makeSpans(30)) processor.onEnd(span);
    await processor.shutdown();
    expect(processor.ledger.snapshot()).toMatchObject({
      accepted: 30,
      exported: 18,
      rejected: 2,
      dropped: { export_failed: 10 },
      queued: 0,
      inFlight: 0,
    });
    expect(collector.totals().acceptedSpans).toBe(18);
  });

  test("is a success when every span was taken", async () => {
    await using collector = await CollectorServer.start();
    const exporter = new OtlpHttpSpanExporter({ url: collector.tracesUrl });
    expect(await exported(exporter, makeSpans(5))).toEqual({ code: 0 });
    expect(await exported(exporter, [])).toEqual({ code: 0 });
    expect(collector.totals()).toMatchObject({ requests: 1, acceptedSpans: 5 });
  });

  test("is a failure that says how many were not", async () => {
    await using collector = await CollectorServer.start({ script: answer.partialSuccess(2) });
    const exporter = new OtlpHttpSpanExporter({ url: collector.tracesUrl });
    const { code, error } = await exported(exporter, makeSpans(5));
    expect(code).toBe(1);
    expect(ExportError.isInstance(error)).toBe(true);
    const why = `${collector.tracesUrl}: The receiver gave no reason`;
    expect(error).toMatchObject({
      code: "SIDEBAND_EXPORT_INCOMPLETE",
      message: `Not all spans were exported: 3 sent, 2 rejected by the receiver; ${why}`,
      outcome: { sent: 3, rejected: 2, spooled: 0, dropped: {} },
    });
  });

  test("loses only the spans that cannot be encoded", async () => {
    await using collector = await CollectorServer.start();
    const exporter = new OtlpHttpSpanExporter({ url: collector.tracesUrl });
    const [broken, ...spans] = makeSpans(4);
    const hostile = new Proxy(broken as ReadableSpan, {
      get(target, key) {
        if (key === "spanContext") throw new Error("gone");
        return Reflect.get(target, key);
      },
    });
    const { code, error } = await exported(exporter, [hostile, ...spans]);
    expect(code).toBe(1);
    expect(error?.message).toBe(
      "Not all spans were exported: 3 sent, 1 dropped (encode_failed); A span could not be encoded",
    );
    expect(collector.totals().acceptedSpans).toBe(3);
  });

  test("survives a callback that throws", async () => {
    await using collector = await CollectorServer.start();
    const exporter = new OtlpHttpSpanExporter({ url: collector.tracesUrl });
    const unhandled: unknown[] = [];
    const listen = (reason: unknown): void => void unhandled.push(reason);
    process.on("unhandledRejection", listen);
    try {
      exporter.export(makeSpans(1), () => {
        throw new Error("of the caller");
      });
      await exporter.forceFlush();
      await turns();
    } finally {
      process.off("unhandledRejection", listen);
    }
    expect(unhandled).toEqual([]);
    expect(await exported(exporter, makeSpans(1))).toEqual({ code: 0 });
  });
});

describe("forceFlush", () => {
  test("resolves when all that was in flight is settled and reported, not before", async () => {
    const held: (() => void)[] = [];
    await using receiver = await startReceiver((response) => held.push(() => response.end()));
    const exporter = new OtlpHttpSpanExporter({ url: receiver.url });
    const events: string[] = [];
    exporter.export(makeSpans(1), () => events.push("exported"));
    void exporter.send(makeBatch(1), NEVER).then(() => events.push("sent"));
    void exporter.forceFlush().then(() => events.push("flushed"));
    await receiver.received(2);
    await turns();
    expect(events).toEqual([]);

    exporter.export(makeSpans(1), () => events.push("exported later"));
    await receiver.received(3);
    held[0]?.();
    held[1]?.();
    while (!events.includes("flushed")) await turns(1);
    expect(events.toSorted()).toEqual(["exported", "flushed", "sent"]);
    expect(events.at(-1)).toBe("flushed");
    held[2]?.();
    await exporter.forceFlush();
    expect(events.at(-1)).toBe("exported later");
  });

  test("resolves with nothing in flight, and after a failure", async () => {
    await using collector = await CollectorServer.start({ script: answer.reset() });
    const exporter = new OtlpHttpSpanExporter({ url: collector.tracesUrl });
    await exporter.forceFlush();
    void exporter.send(makeBatch(1), NEVER);
    await exporter.forceFlush();
    await collector.idle();
    expect(collector.requests()).toHaveLength(1);
  });
});

describe("shutdown", () => {
  test("waits for what is in flight, then closes the connections", async () => {
    const answering = Promise.withResolvers<() => void>();
    const closed = Promise.withResolvers<void>();
    await using receiver = await startReceiver((response, _, { socket }) => {
      socket.on("close", () => closed.resolve());
      answering.resolve(() => response.end());
    });
    const exporter = new OtlpHttpSpanExporter({ url: receiver.url });
    const sending = exporter.send(makeBatch(3), NEVER);
    const release = await answering.promise;
    let down = false;
    const shutdown = exporter.shutdown().then(() => (down = true));
    await turns();
    expect(down).toBe(false);
    release();
    expect(await sending).toMatchObject({ sent: 3 });
    await shutdown;
    await closed.promise;
  });

  test("waits no longer than the deadline of what is in flight", async () => {
    await using collector = await CollectorServer.start({ script: answer.blackHole() });
    const exporter = new OtlpHttpSpanExporter({ url: collector.tracesUrl, timeoutMs: 100 });
    const sending = exporter.send(makeBatch(3), NEVER);
    await exporter.shutdown();
    expect(await sending).toMatchObject({ dropped: { export_failed: 3 } });
  });

  test("is the same promise each time", async () => {
    await using receiver = await startReceiver();
    const exporter = new OtlpHttpSpanExporter({ url: receiver.url });
    const first = exporter.shutdown();
    expect(exporter.shutdown()).toBe(first);
    await first;
    expect(exporter.shutdown()).toBe(first);
    await exporter.forceFlush();
  });

  test("leaves later spans counted as dropped", async () => {
    await using receiver = await startReceiver();
    const exporter = new OtlpHttpSpanExporter({ url: receiver.url });
    const shutdown = exporter.shutdown();
    expect(await exporter.send(makeBatch(3), NEVER)).toEqual({
      sent: 0,
      rejected: 0,
      spooled: 0,
      dropped: { shutdown: 3 },
    });
    await shutdown;
    const { code, error } = await exported(exporter, makeSpans(2));
    expect(code).toBe(1);
    expect(error?.message).toBe("Not all spans were exported: 0 sent, 2 dropped (shutdown)");
    expect(receiver.connections).toBe(0);
  });
});

test("many requests at once are answered each for itself", async () => {
  let n = 0;
  await using collector = await CollectorServer.start({
    script: () => [answer.accept(), answer.partialSuccess(1), answer.status(400)][n++ % 3] ?? answer.accept(),
  });
  const exporter = new OtlpHttpSpanExporter({ url: collector.tracesUrl, maxConnections: 4 });
  const outcomes = await Promise.all(Array.from({ length: 30 }, () => exporter.send(makeBatch(2), NEVER)));
  const kinds = outcomes.map(({ sent, rejected }) => `${sent}+${rejected}`).toSorted();
  expect(kinds).toEqual([...Array(10).fill("0+2"), ...Array(10).fill("1+1"), ...Array(10).fill("2+0")]);
});
