import { context } from "@opentelemetry/api";
import { describe, expect, test } from "vitest";
import {
  AsyncLocalStorageContextManager,
  InMemorySpanExporter,
  line,
  provider,
  resourceFromAttributes,
} from "sdk-under-test";
import { BatchingSpanProcessor, type ReadableSpan, unaccounted } from "@sideband/core";

import { outcome, ScriptedExporter } from "./support/scripted-exporter.ts";

describe(`with the stock SDK ${line}.x`, () => {
  test("takes the place of its batch processor, with its exporter", async () => {
    const exporter = new InMemorySpanExporter();
    const processor = new BatchingSpanProcessor({ exporter });
    const sdk = provider({ spanProcessors: [processor] });
    const tracer = sdk.getTracer("test");
    for (let index = 0; index < 1000; index++) tracer.startSpan(`span ${index}`).end();
    await sdk.forceFlush();
    expect(exporter.getFinishedSpans().map(({ name }) => name)).toEqual(
      Array.from({ length: 1000 }, (_, index) => `span ${index}`),
    );
    await sdk.shutdown();
    expect(processor.ledger.snapshot()).toMatchObject({ accepted: 1000, exported: 1000 });
  });

  test("exports without making spans of the export", async () => {
    const contextManager = new AsyncLocalStorageContextManager().enable();
    context.setGlobalContextManager(contextManager);
    const exporter = new ScriptedExporter();
    const processor = new BatchingSpanProcessor({ exporter });
    const sdk = provider({ spanProcessors: [processor] });
    const tracer = sdk.getTracer("test");
    const recording: boolean[] = [];
    exporter.onSend = ({ batch, resolve }) => {
      recording.push(tracer.startSpan("POST").isRecording());
      resolve(outcome({ sent: batch.size }));
    };
    tracer.startSpan("work").end();
    await sdk.shutdown();
    context.disable();
    expect(recording).toEqual([false]);
    expect(processor.ledger.snapshot()).toMatchObject({ accepted: 1, exported: 1 });
  });

  test("hands its spans to an exporter of bytes, whole", async () => {
    const exporter = new ScriptedExporter();
    const received: ReadableSpan[] = [];
    exporter.onSend = ({ batch, resolve }) => {
      received.push(...batch.toReadableSpans());
      resolve(outcome({ sent: batch.size }));
    };
    const processor = new BatchingSpanProcessor({ exporter });
    const sdk = provider({ resource: resourceFromAttributes({ "service.name": "s" }), spanProcessors: [processor] });
    const span = sdk.getTracer("test", "1").startSpan("chat", { kind: 2, attributes: { model: "m", list: ["a"] } });
    span.addEvent("first", { n: 1 });
    span.recordException(new Error("boom"));
    span.setStatus({ code: 2, message: "boom" });
    span.end();
    await sdk.forceFlush();
    const original = span as unknown as ReadableSpan;
    const [copy] = received;
    expect(copy?.spanContext()).toMatchObject({ traceId: span.spanContext().traceId, traceFlags: 1 });
    expect(copy?.attributes).toEqual(original.attributes);
    expect(copy?.events.map(({ name, time, attributes }) => ({ name, time, attributes }))).toEqual(
      original.events.map(({ name, time, attributes }) => ({ name, time, attributes })),
    );
    expect(copy?.startTime).toEqual(original.startTime);
    expect(copy?.duration).toEqual(original.duration);
    expect(copy?.status).toEqual({ code: 2, message: "boom" });
    expect(copy?.resource).toBe(original.resource);
    await sdk.shutdown();
    expect(unaccounted(processor.ledger.snapshot())).toBe(0);
  });
});
