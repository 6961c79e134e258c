import { answer } from "@sideband/testing-utils";
import { trace } from "@opentelemetry/api";
import { provider, resourceFromAttributes } from "sdk-under-test";
import { describe, expect, test } from "vitest";

import { unaccounted } from "../../src/index.ts";
import { hostileSpan, resourceOf, spanOf, spansOf } from "../support/spans.ts";
import { inlineRig, objectRig, offThreadRig } from "./support/rig.ts";

// What a user can expect of a span pipeline, wherever it runs.
describe.each([
  ["in the application's thread", inlineRig],
  ["in a thread of its own", offThreadRig],
  ["in a thread of its own, with a stage that wants objects", objectRig],
])("a pipeline %s", (_, makeRig) => {
  test("delivers the spans of the stock SDK with all they have", async () => {
    await using rig = await makeRig();
    const tracerProvider = provider({
      resource: resourceFromAttributes({ "service.name": "shop", "service.version": "1.2.3" }),
      spanProcessors: [rig.processor],
    });
    const tracer = tracerProvider.getTracer("orders", "2.0.0");
    const parent = tracer.startSpan("parent", { kind: 1 });
    const { spanContext } = { spanContext: parent.spanContext() };
    const child = tracer.startSpan(
      "child",
      {
        kind: 2,
        attributes: { text: "漢字 😀", whole: 1, real: 0.5, yes: true, list: ["a", "b"] },
        links: [{ context: spanContext, attributes: { why: "because" } }],
      },
      trace.setSpan((await import("@opentelemetry/api")).context.active(), parent),
    );
    child.addEvent("halfway", { percent: 50 });
    child.setStatus({ code: 2, message: "it broke" });
    child.end();
    parent.end();
    await rig.processor.forceFlush();

    const spans = rig.collector.spans();
    expect(spans.map(({ name }) => name).toSorted()).toEqual(["child", "parent"]);
    const arrived = spans.find(({ name }) => name === "child");
    expect(arrived).toMatchObject({
      traceId: spanContext.traceId,
      parentSpanId: spanContext.spanId,
      kind: "client",
      status: { code: "error", message: "it broke" },
      attributes: { text: "漢字 😀", real: 0.5, yes: true, list: ["a", "b"] },
      events: [{ name: "halfway" }],
      links: [{ traceId: spanContext.traceId, spanId: spanContext.spanId, attributes: { why: "because" } }],
      resource: { attributes: { "service.name": "shop", "service.version": "1.2.3" } },
      scope: { name: "orders", version: "2.0.0" },
    });
    expect(rig.ledger.snapshot()).toMatchObject({ accepted: 2, exported: 2, queued: 0, inFlight: 0 });
  });

  test("keeps the order of a thread, over many batches", async () => {
    await using rig = await makeRig({ batching: { maxBatchSpans: 100, maxConcurrentExports: 1 } });
    const spans = spansOf(2000);
    for (const span of spans) rig.processor.onEnd(span);
    await rig.processor.forceFlush();
    expect(rig.collector.spanIds()).toEqual(spans.map((span) => span.spanContext().spanId));
    expect(unaccounted(rig.ledger.snapshot())).toBe(0);
  });

  test("leaves out what is not sampled, and does not count it", async () => {
    await using rig = await makeRig();
    rig.processor.onEnd(spanOf({ traceFlags: 0 }));
    rig.processor.onEnd(spanOf({ name: "sampled" }));
    await rig.processor.forceFlush();
    expect(rig.collector.spans().map(({ name }) => name)).toEqual(["sampled"]);
    expect(rig.ledger.snapshot().accepted).toBe(1);
  });

  test("sends without being asked, when the delay is over", async () => {
    await using rig = await makeRig();
    rig.processor.onEnd(spanOf({ name: "patient" }));
    const [span] = await rig.collector.waitForSpans(1, { timeoutMs: 25_000 });
    expect(span?.name).toBe("patient");
  });

  test("a flush takes as long as the collector does", async () => {
    await using rig = await makeRig({ script: answer.delay(300) });
    for (const span of spansOf(10)) rig.processor.onEnd(span);
    await rig.processor.forceFlush();
    expect(rig.collector.spans()).toHaveLength(10);
    expect(rig.ledger.snapshot()).toMatchObject({ accepted: 10, exported: 10, queued: 0, inFlight: 0 });
  });

  test("flushes at once while spans go on ending, and each flush has what came before it", async () => {
    await using rig = await makeRig();
    const flushes: Promise<void>[] = [];
    for (let round = 1; round <= 20; round++) {
      for (const span of spansOf(50)) rig.processor.onEnd(span);
      flushes.push(
        rig.processor
          .forceFlush()
          .then(() => expect(rig.ledger.snapshot().exported).toBeGreaterThanOrEqual(round * 50)),
      );
    }
    await Promise.all(flushes);
    expect(unaccounted(rig.ledger.snapshot())).toBe(0);
  });

  test("counts what the collector refuses, and goes on", async () => {
    await using rig = await makeRig({ script: [answer.status(400)], batching: { maxConcurrentExports: 1 } });
    rig.processor.onEnd(spanOf());
    await rig.processor.forceFlush();
    rig.processor.onEnd(spanOf({ name: "after" }));
    await rig.processor.forceFlush();
    expect(rig.ledger.snapshot()).toMatchObject({ accepted: 2, exported: 1, rejected: 1 });
    expect(rig.collector.spans().map(({ name }) => name)).toEqual(["after"]);
  });

  test("a collector that is not there costs the spans, tells so once, and throws nothing", async () => {
    await using rig = await makeRig();
    await rig.collector.refuse();
    for (const span of spansOf(3)) {
      rig.processor.onEnd(span);
      await rig.processor.forceFlush();
    }
    const { accepted, dropped } = rig.ledger.snapshot();
    expect({ accepted, failed: dropped.export_failed }).toEqual({ accepted: 3, failed: 3 });
    expect(rig.log.filter((line) => line.includes("export_failed"))).toHaveLength(1);
    expect(rig.log[0]).toContain("ECONNREFUSED");
  });

  test("a span that is too large, or cannot be told, is counted and takes no other with it", async () => {
    await using rig = await makeRig({ batching: { maxSpanBytes: 10_000 } });
    rig.processor.onEnd(spanOf({ attributes: { content: "x".repeat(20_000) } }));
    rig.processor.onEnd(hostileSpan({ spanId: "no id" }));
    rig.processor.onEnd(hostileSpan({ resource: null }));
    rig.processor.onEnd(spanOf({ name: "sound" }));
    await rig.processor.forceFlush();
    expect(rig.collector.spans().map(({ name }) => name)).toEqual(["sound"]);
    const snapshot = rig.ledger.snapshot();
    expect(snapshot.dropped).toMatchObject({ too_large: 1, encode_failed: 2 });
    expect(snapshot).toMatchObject({ accepted: 4, exported: 1 });
    expect(unaccounted(snapshot)).toBe(0);
  });

  test("waits for the detectors of a resource, and sends what they find", async () => {
    await using rig = await makeRig();
    const { promise, resolve } = Promise.withResolvers<void>();
    const resource = {
      ...resourceOf({ "service.name": "early" }),
      asyncAttributesPending: true,
      waitForAsyncAttributes: () => promise,
    };
    rig.processor.onEnd(spanOf({ resource }));
    const flushed = rig.processor.forceFlush();
    Object.assign(resource.attributes, { "host.name": "found" });
    resource.asyncAttributesPending = false;
    resolve();
    await flushed;
    rig.processor.onEnd(spanOf({ resource }));
    await rig.processor.forceFlush();
    const expected = { "service.name": "early", "host.name": "found" };
    expect(rig.collector.spans().map((span) => span.resource.attributes)).toEqual([expected, expected]);
  });

  test("keeps apart what comes from different resources and scopes", async () => {
    await using rig = await makeRig();
    for (let index = 0; index < 60; index++) {
      const resource = resourceOf({ tenant: index % 3 });
      rig.processor.onEnd(spanOf({ name: `${index}`, resource, instrumentationScope: { name: `scope ${index % 4}` } }));
    }
    await rig.processor.forceFlush();
    const seen = rig.collector.spans().map(({ name, resource, scope }) => [name, resource.attributes, scope.name]);
    const expected = Array.from({ length: 60 }, (_, index) => [
      `${index}`,
      { tenant: index % 3 },
      `scope ${index % 4}`,
    ]);
    const byName = (a: unknown[], b: unknown[]): number => Number(a[0]) - Number(b[0]);
    const plain = seen.map(([name, attributes, scope]) => [
      name,
      { tenant: Number(Object.values(attributes as object)[0]) },
      scope,
    ]);
    expect(plain.toSorted(byName)).toEqual(expected);
  });

  test("a shutdown delivers what is left, once, and counts what comes after it", async () => {
    await using rig = await makeRig({ batching: { scheduledDelayMs: 60_000 } });
    for (const span of spansOf(100)) rig.processor.onEnd(span);
    const first = rig.processor.shutdown();
    expect(rig.processor.shutdown()).toBe(first);
    await first;
    rig.processor.onEnd(spanOf());
    await rig.processor.forceFlush();
    expect(rig.collector.spans()).toHaveLength(100);
    const snapshot = rig.ledger.snapshot();
    expect(snapshot).toMatchObject({ accepted: 101, exported: 100, queued: 0, inFlight: 0 });
    expect(snapshot.dropped.shutdown).toBe(1);
  });

  test("a shutdown ends in time with a collector that never answers, and counts what it had to leave", async () => {
    await using rig = await makeRig({
      script: answer.blackHole(),
      batching: { exportTimeoutMs: 400, maxBatchSpans: 10, maxConcurrentExports: 1 },
      offThread: { shutdownTimeoutMs: 3000 },
    });
    for (const span of spansOf(30)) rig.processor.onEnd(span);
    await rig.processor.shutdown();
    const snapshot = rig.ledger.snapshot();
    expect(snapshot).toMatchObject({ accepted: 30, exported: 0, queued: 0, inFlight: 0 });
    expect(unaccounted(snapshot)).toBe(0);
  });
});
