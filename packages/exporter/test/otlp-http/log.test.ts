import { BatchingSpanProcessor } from "@sideband/core";
import { answer, CollectorServer } from "@sideband/testing-utils";
import { line, provider, SimpleSpanProcessor } from "sdk-under-test";
import { describe, expect, test } from "vitest";

import { OtlpHttpSpanExporter } from "../../src/index.ts";
import { recordDiagnostics } from "../support/diagnostics.ts";
import { NEVER } from "../support/http-sender.ts";
import { closedPort, startReceiver } from "../support/receiver.ts";
import { makeBatch, makeSpans } from "../support/spans.ts";

const sdkLine: number = line; // the type knows only the line that is being checked

const record = () => {
  const lines: string[] = [];
  return {
    /** What was said, without the times. */
    lines: () => lines.map((said) => said.replace(/\d{4}-\S+?Z/, "<time>")),
    log: (message: string) => void lines.push(message),
  };
};

describe("the log of `send()`", () => {
  test("has one line per episode of refusal, a summary after it, and no secrets", async () => {
    using diagnostics = recordDiagnostics();
    const { lines, log } = record();
    const script = [
      ...Array.from({ length: 3 }, () => answer.status(400)),
      answer.accept(),
      answer.partialSuccess(1, "no sk-0123456789 in names"),
      answer.partialSuccess(2),
      answer.status(503),
    ];
    await using collector = await CollectorServer.start({ script });
    const exporter = new OtlpHttpSpanExporter({
      url: `${collector.tracesUrl}?key=query-secret`,
      headers: { authorization: "Bearer sk-0123456789" },
      log,
    });
    for (let i = 0; i < 7; i++) await exporter.send(makeBatch(2), NEVER);
    await exporter.shutdown();
    const target = collector.tracesUrl;
    expect(lines()).toEqual([
      `Export to ${target}: The receiver answered 400: Bad Request; 2 lost`,
      `Export to ${target}: working again; since <time>: 3 times, 6 lost`,
      `Partial success of ${target}: 1 of 2 rejected: no [masked] in names; 1 lost`,
      `Partial success of ${target}: shut down; since <time>: 2 times, 3 lost`,
    ]);
    expect(diagnostics.lines).toEqual([]);
  });

  test.each([401, 403])("tells of %i, which counts as a refusal", async (status) => {
    const { lines, log } = record();
    await using collector = await CollectorServer.start({ script: [answer.status(status), answer.accept()] });
    const exporter = new OtlpHttpSpanExporter({ url: collector.tracesUrl, log });
    expect(await exporter.send(makeBatch(2), NEVER)).toMatchObject({ rejected: 2 });
    await exporter.send(makeBatch(2), NEVER);
    expect(lines()).toEqual([
      expect.stringMatching(
        new RegExp(`^Export to ${collector.tracesUrl}: The receiver answered ${status}: .*; 2 lost$`),
      ),
      `Export to ${collector.tracesUrl}: working again; since <time>: 1 times, 2 lost`,
    ]);
  });

  test("is `diag.warn` by default", async () => {
    using diagnostics = recordDiagnostics();
    await using collector = await CollectorServer.start({ script: answer.partialSuccess(1, "too old") });
    const exporter = new OtlpHttpSpanExporter({ url: collector.tracesUrl });
    await exporter.send(makeBatch(2), NEVER);
    expect(diagnostics.lines).toEqual([
      `warn @sideband/exporter Partial success of ${collector.tracesUrl}: 1 of 2 rejected: too old; 1 lost`,
    ]);
  });

  test("may throw", async () => {
    await using collector = await CollectorServer.start({ script: answer.partialSuccess(1) });
    const log = (): never => {
      throw new Error("the disk is full");
    };
    const exporter = new OtlpHttpSpanExporter({ url: collector.tracesUrl, log });
    expect(await exporter.send(makeBatch(2), NEVER)).toMatchObject({ sent: 1, rejected: 1 });
    await exporter.shutdown();
  });
});

describe("a trouble is told once", () => {
  test("under our own processor: losses by it, with the cause, and what was refused by the exporter", async () => {
    using diagnostics = recordDiagnostics();
    const { lines, log } = record();
    const script = [answer.status(503), answer.status(503), answer.status(400), answer.status(400)];
    await using collector = await CollectorServer.start({ script });
    const exporter = new OtlpHttpSpanExporter({ url: `${collector.tracesUrl}?key=query-secret`, log });
    const processor = new BatchingSpanProcessor({ exporter, maxBatchSpans: 1, log });
    for (const span of makeSpans(5)) processor.onEnd(span);
    await processor.shutdown();
    const target = collector.tracesUrl;
    const why = `${target}: The receiver answered 503: Service Unavailable`;
    expect(lines()).toEqual([
      `Losing spans since <time>: export_failed (${why}). A total follows when it stops.`,
      `Export to ${target}: The receiver answered 400: Bad Request; 1 lost`,
      `Export to ${target}: working again; since <time>: 2 times, 2 lost`,
      "Lost 2 spans since <time>: export_failed.",
    ]);
    expect(diagnostics.lines).toEqual([]);
  });

  test.each([
    [
      "a loss",
      answer.status(503),
      "0 sent, 1 dropped (export_failed)",
      "The receiver answered 503: Service Unavailable",
    ],
    ["a refusal", answer.status(400), "0 sent, 1 rejected by the receiver", "The receiver answered 400: Bad Request"],
    [
      "a rejection",
      answer.partialSuccess(1, "too old"),
      "0 sent, 1 rejected by the receiver",
      "The receiver said: too old",
    ],
  ])("under the stock SDK: %s by its error handler, which gets the cause", async (_, script, counts, why) => {
    using diagnostics = recordDiagnostics();
    const { lines, log } = record();
    await using collector = await CollectorServer.start({ script });
    const exporter = new OtlpHttpSpanExporter({ url: collector.tracesUrl, log });
    const processor = Reflect.construct(SimpleSpanProcessor, [sdkLine === 2 ? exporter : { exporter }]);
    const tracing = provider({ spanProcessors: [processor] });
    tracing.getTracer("test").startSpan("checkout").end();
    await collector.waitForRequests(1);
    await exporter.forceFlush();
    await tracing.shutdown();
    expect(diagnostics.lines).toEqual([
      expect.stringContaining(`Not all spans were exported: ${counts}; ${collector.tracesUrl}: ${why}"`),
    ]);
    expect(lines()).toEqual([]);
  });

  test("by the error of `export()`", async () => {
    const { lines, log } = record();
    const url = await closedPort();
    const exporter = new OtlpHttpSpanExporter({ url: `${url}?key=query-secret`, log });
    const { error } = await new Promise<{ error?: Error }>((resolve) => exporter.export([...makeSpans(2)], resolve));
    await exporter.shutdown();
    expect(error?.message).toBe(
      `Not all spans were exported: 0 sent, 2 dropped (export_failed); ${url}: The connection failed: ECONNREFUSED`,
    );
    expect(lines()).toEqual([]);
  });

  test.each(["send", "export"] as const)("by the log where `%s()` succeeds with a warning", async (call) => {
    const { lines, log } = record();
    await using receiver = await startReceiver((response) => response.end("<!doctype html>"));
    const exporter = new OtlpHttpSpanExporter({ url: receiver.url, log });
    for (let i = 0; i < 3; i++) {
      if (call === "send") await exporter.send(makeBatch(1), NEVER);
      else await new Promise((resolve) => exporter.export([...makeSpans(1)], resolve));
    }
    expect(lines()).toEqual([
      `Answer of ${receiver.url}: The answer to a successful request is not OTLP: is this a receiver?`,
    ]);
  });
});
