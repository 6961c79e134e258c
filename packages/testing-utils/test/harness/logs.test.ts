import { ROOT_CONTEXT, SeverityNumber, trace } from "@opentelemetry/api";
import type { LogRecordProcessor } from "@opentelemetry/sdk-logs";
import { describe, expect, test } from "vitest";

import { createTelemetryHarness } from "../../src/index.ts";

describe("logs", () => {
  test("are flat, in the order in which they were emitted", () => {
    using telemetry = createTelemetryHarness();
    const span = telemetry.tracer.startSpan("s");
    const { traceId, spanId } = span.spanContext();
    telemetry.loggerProvider.getLogger("agent", "1.2").emit({
      eventName: "gen_ai.client.inference.operation.details",
      severityNumber: SeverityNumber.WARN,
      severityText: "WARN",
      body: { parts: [{ text: "hi" }], bytes: new Uint8Array([1, 2]) },
      attributes: { a: 1 },
      timestamp: [10, 5],
      observedTimestamp: [11, 6],
      context: trace.setSpan(ROOT_CONTEXT, span),
    });
    telemetry.logger.emit({});
    expect(telemetry.logs()).toEqual([
      {
        eventName: "gen_ai.client.inference.operation.details",
        severityNumber: 13,
        severityText: "WARN",
        body: { parts: [{ text: "hi" }], bytes: new Uint8Array([1, 2]) },
        attributes: { a: 1 },
        timeUnixNano: 10_000_000_005n,
        observedTimeUnixNano: 11_000_000_006n,
        traceId,
        spanId,
        scope: { name: "agent", version: "1.2" },
        resource: { attributes: expect.objectContaining({ "telemetry.sdk.language": "nodejs" }) },
      },
      {
        eventName: "",
        severityNumber: 0,
        severityText: "",
        body: undefined,
        attributes: {},
        timeUnixNano: expect.any(BigInt),
        observedTimeUnixNano: expect.any(BigInt),
        traceId: null,
        spanId: null,
        scope: { name: "test", version: "" },
        resource: expect.anything(),
      },
    ]);
  });

  test("have the exception that they were given", () => {
    using telemetry = createTelemetryHarness();
    telemetry.logger.emit({ body: "failed", exception: new TypeError("boom") });
    expect(telemetry.logs()[0]?.attributes).toMatchObject({
      "exception.type": "TypeError",
      "exception.message": "boom",
    });
  });

  test("are kept as the processors before have left them", () => {
    const redacting: LogRecordProcessor = {
      onEmit: (record) => void record.setBody("[redacted]").setAttribute("redacted", true),
      forceFlush: () => Promise.resolve(),
      shutdown: () => Promise.resolve(),
    };
    using telemetry = createTelemetryHarness({ logRecordProcessors: [redacting] });
    telemetry.logger.emit({ body: "sk-secret" });
    expect(telemetry.logs()).toMatchObject([{ body: "[redacted]", attributes: { redacted: true } }]);
  });

  test("are kept as they were emitted, whatever a processor does to them later", () => {
    const records: Parameters<LogRecordProcessor["onEmit"]>[0][] = [];
    const keeping: LogRecordProcessor = {
      onEmit: (record) => void records.push(record),
      forceFlush: () => Promise.resolve(),
      shutdown: () => Promise.resolve(),
    };
    using telemetry = createTelemetryHarness({ logRecordProcessors: [keeping] });
    telemetry.logger.emit({ attributes: { a: 1 } });
    for (const record of records) Object.assign(record.attributes, { a: 2 });
    expect(telemetry.logs()).toMatchObject([{ attributes: { a: 1 } }]);
  });

  test("are forgotten by a reset; the list that was given before stays", () => {
    using telemetry = createTelemetryHarness();
    telemetry.logger.emit({ body: 1 });
    const before = telemetry.logs();
    telemetry.reset();
    telemetry.logger.emit({ body: 2 });
    expect([before, telemetry.logs()].map((logs) => logs.map(({ body }) => body))).toEqual([[1], [2]]);
  });

  test("a logger says whether it is enabled, in the span that is active", () => {
    const seen: unknown[] = [];
    const asked: LogRecordProcessor = {
      enabled: ({ context }) => seen.push(trace.getSpan(context)) > 0,
      onEmit: () => {},
      forceFlush: () => Promise.resolve(),
      shutdown: () => Promise.resolve(),
    };
    using telemetry = createTelemetryHarness({ logRecordProcessors: [asked] });
    telemetry.tracer.startActiveSpan("s", (span) => {
      expect(telemetry.logger.enabled()).toBe(true);
      expect(telemetry.logger.enabled({ context: ROOT_CONTEXT })).toBe(true);
      expect(seen).toEqual([span, undefined]);
      span.end();
    });
  });
});
