import { describe, expect, test } from "vitest";
import { isSpanContextValid } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { BatchSpanProcessor, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace";

import { CollectorServer } from "../../src/collector/collector-server.ts";
import { toSpanRecord } from "../../src/span/to-span-record.ts";
import { TraceSimulator } from "../../src/simulator/trace-simulator.ts";
import { spanText } from "./support/span-text.ts";

describe("finished spans", () => {
  test("arrive over OTLP as they were made, through the stock processor and exporter", async () => {
    await using collector = await CollectorServer.start();
    const processor = new BatchSpanProcessor({
      exporter: new OTLPTraceExporter({ url: collector.tracesUrl }),
      maxQueueSize: 4096,
    });
    const simulator = new TraceSimulator({ content: true, serviceName: "shop", scopeName: "agents" });
    const spans = [...simulator.workloadSpans({ traces: 300, ratePerSecond: 50 })];
    for (const span of spans) processor.onEnd(span);
    await processor.forceFlush();
    await processor.shutdown();
    const received = new Map(collector.spans().map((span) => [span.spanId, span]));
    expect(received.size).toBe(spans.length);
    for (const span of spans) {
      const { resource, ...record } = toSpanRecord(span);
      expect(received.get(record.spanId)).toMatchObject({ ...record, resource: { attributes: resource.attributes } });
    }
    expect(collector.spans()[0]).toMatchObject({
      resource: { attributes: { "service.name": "shop" } },
      scope: { name: "agents" },
    });
  });

  test("pass the stock processor and exporter as the objects that they are", async () => {
    const exporter = new InMemorySpanExporter();
    const processor = new SimpleSpanProcessor({ exporter });
    const { spans } = new TraceSimulator().agentRun();
    for (const span of spans) processor.onEnd(span);
    await processor.forceFlush();
    expect(exporter.getFinishedSpans()).toEqual(spans);
  });

  test("have ids that are valid, and no two the same", () => {
    const ids = new Set<string>();
    const traceIds = new Set<string>();
    let spans = 0;
    for (const made of new TraceSimulator({ seed: 77 }).workload({ traces: 10_000 })) {
      traceIds.add(made.traceId);
      for (const { spanContext } of made.spans) {
        const context = spanContext();
        if (!isSpanContextValid(context)) throw new Error(`Expected valid ids, got ${JSON.stringify(context)}`);
        if (context.traceId !== made.traceId) throw new Error("Expected the trace's id");
        ids.add(context.spanId);
        spans += 1;
      }
    }
    expect(traceIds.size).toBe(10_000);
    expect(ids.size).toBe(spans);
  });

  test("are sampled, have a resource that can be merged, and no dropped counts", () => {
    const [span] = new TraceSimulator({ resourceAttributes: { "deployment.environment.name": "ci" } }).toolCall().spans;
    expect(span).toMatchObject({
      ended: true,
      events: [],
      instrumentationScope: { name: "trace-simulator" },
      droppedAttributesCount: 0,
      droppedEventsCount: 0,
      droppedLinksCount: 0,
    });
    expect(span?.spanContext().traceFlags).toBe(1);
    const own = { "service.name": "simulated-service", "deployment.environment.name": "ci" };
    const { resource } = span ?? {};
    expect(resource?.attributes).toEqual(own);
    expect(resource?.asyncAttributesPending).toBe(false);
    expect(resource?.getRawAttributes()).toEqual(Object.entries(own));
    const merged = resource?.merge({ attributes: { "service.name": "other", more: 1 } });
    expect(merged?.attributes).toEqual({ ...own, "service.name": "other", more: 1 });
    expect(merged?.getRawAttributes()).toEqual(Object.entries(merged?.attributes ?? {}));
    expect(resource?.merge(null).attributes).toEqual(own);
    expect(resource?.attributes).toEqual(own);
    return expect(resource?.waitForAsyncAttributes()).resolves.toBeUndefined();
  });

  test("can be changed, one without the other", () => {
    const [first, second] = new TraceSimulator().agentRun({ steps: 1 }).spans;
    if (first === undefined || second === undefined) throw new Error("Expected spans");
    const before = spanText(second);
    first.attributes["changed"] = true;
    first.links.push({ context: second.spanContext() });
    first.events.push({ name: "changed", time: [0, 0] });
    first.startTime[0] = 0;
    expect(spanText(second)).toBe(before);
  });

  test("can be copied with a change", () => {
    const [span] = new TraceSimulator().toolCall().spans;
    const copy = { ...span, name: "other" };
    expect(copy.spanContext?.()).toEqual(span?.spanContext());
  });
});
