import { SpanKind, SpanStatusCode, trace, TraceFlags, ROOT_CONTEXT } from "@opentelemetry/api";
import { OTLPLogExporter as LogHttp } from "@opentelemetry/exporter-logs-otlp-http";
import { OTLPLogExporter as LogProto } from "@opentelemetry/exporter-logs-otlp-proto";
import {
  AggregationTemporalityPreference,
  OTLPMetricExporter as MetricHttp,
} from "@opentelemetry/exporter-metrics-otlp-http";
import { OTLPMetricExporter as MetricProto } from "@opentelemetry/exporter-metrics-otlp-proto";
import { OTLPTraceExporter as TraceHttp } from "@opentelemetry/exporter-trace-otlp-http";
import { OTLPTraceExporter as TraceProto } from "@opentelemetry/exporter-trace-otlp-proto";
import { BatchLogRecordProcessor, LoggerProvider } from "@opentelemetry/sdk-logs";
import { AggregationType, MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { describe, expect, test } from "vitest";

import { answer, CollectorServer } from "../../src/index.ts";

const contentTypes = { protobuf: "application/x-protobuf", json: "application/json" };

const context = {
  traceId: "0af7651916cd43dd8448eb211c80319c",
  spanId: "b7ad6b7169203331",
  traceFlags: TraceFlags.SAMPLED,
};

describe.each([
  ["protobuf", TraceProto, MetricProto, LogProto],
  ["json", TraceHttp, MetricHttp, LogHttp],
] as const)("the stock exporters of %s", (format, TraceExporter, MetricExporter, LogExporter) => {
  test("traces", async () => {
    await using collector = await CollectorServer.start();
    const exporter = new TraceExporter({ url: collector.tracesUrl });
    const provider = new TracerProvider({ spanProcessors: [new BatchSpanProcessor({ exporter })] });
    const span = provider.getTracer("scope", "2.0").startSpan("chat gpt-4o", {
      kind: SpanKind.CLIENT,
      attributes: { "gen_ai.usage.input_tokens": 12, ratio: 0.5, tags: ["a", "b"], flag: true },
    });
    span.addEvent("chunk", { index: 1 });
    span.setStatus({ code: SpanStatusCode.ERROR, message: "timeout" });
    span.end();
    await provider.shutdown();
    const { traceId, spanId } = span.spanContext();
    expect(collector.spans()).toMatchObject([
      {
        traceId,
        spanId,
        traceState: "",
        name: "chat gpt-4o",
        kind: "client",
        attributes: { "gen_ai.usage.input_tokens": 12, ratio: 0.5, tags: ["a", "b"], flag: true },
        events: [{ name: "chunk", attributes: { index: 1 } }],
        status: { code: "error", message: "timeout" },
        scope: { name: "scope", version: "2.0" },
        resource: { attributes: { "telemetry.sdk.language": "nodejs" } },
      },
    ]);
    expect(collector.requests()).toMatchObject([
      { signal: "traces", headers: { "content-type": contentTypes[format] } },
    ]);
  });

  test.each([
    ["cumulative", AggregationTemporalityPreference.CUMULATIVE],
    ["delta", AggregationTemporalityPreference.DELTA],
  ] as const)("metrics of every kind that the SDK has, %s", async (temporality, temporalityPreference) => {
    await using collector = await CollectorServer.start();
    const exporter = new MetricExporter({ url: collector.metricsUrl, temporalityPreference });
    const provider = new MeterProvider({
      readers: [new PeriodicExportingMetricReader({ exporter })],
      views: [{ instrumentName: "exponential", aggregation: { type: AggregationType.EXPONENTIAL_HISTOGRAM } }],
    });
    const meter = provider.getMeter("scope", "2.0");
    meter.createCounter("tokens", { unit: "{token}", description: "Tokens", valueType: 0 }).add(7, { type: "input" });
    meter.createUpDownCounter("open").add(-2.5);
    meter.createGauge("load").record(0.25);
    const duration = meter.createHistogram("duration", { unit: "s", advice: { explicitBucketBoundaries: [1, 2] } });
    for (const value of [0.5, 1.5, 1.75, 8]) duration.record(value, { "gen_ai.operation.name": "chat" });
    const exponential = meter.createHistogram("exponential");
    for (const value of [1, 2, 4, 0]) exponential.record(value);
    await provider.shutdown();
    const metrics = new Map(collector.metrics().map((metric) => [metric.name, metric]));
    expect(metrics.get("tokens")).toMatchObject({
      kind: "sum",
      temporality,
      isMonotonic: true,
      unit: "{token}",
      description: "Tokens",
      dataPoints: [{ value: 7, attributes: { type: "input" } }],
      scope: { name: "scope", version: "2.0" },
      resource: { attributes: { "telemetry.sdk.language": "nodejs" } },
    });
    // Sums that can fall are cumulative either way, as the specification wants it.
    expect(metrics.get("open")).toMatchObject({
      kind: "sum",
      temporality: "cumulative",
      isMonotonic: false,
      dataPoints: [{ valueType: "double", value: -2.5 }],
    });
    expect(metrics.get("load")).toMatchObject({ kind: "gauge", dataPoints: [{ valueType: "double", value: 0.25 }] });
    expect(metrics.get("duration")).toMatchObject({
      kind: "histogram",
      temporality,
      dataPoints: [
        {
          attributes: { "gen_ai.operation.name": "chat" },
          count: 4,
          sum: 11.75,
          min: 0.5,
          max: 8,
          bucketCounts: [1, 2, 1],
          explicitBounds: [1, 2],
        },
      ],
    });
    expect(metrics.get("exponential")).toMatchObject({
      kind: "exponentialHistogram",
      temporality,
      dataPoints: [{ count: 4, sum: 7, min: 0, max: 4, zeroCount: 1, scale: expect.any(Number) }],
    });
    const exponentialData = metrics.get("exponential");
    const positive = exponentialData?.kind === "exponentialHistogram" && exponentialData.dataPoints[0]?.positive;
    const counts = positive ? positive.bucketCounts.map(Number) : [];
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3);
    const point = metrics.get("tokens")?.dataPoints[0];
    expect(point?.timeUnixNano).toBeGreaterThanOrEqual(point?.startTimeUnixNano ?? 0n);
    expect(point?.startTimeUnixNano).toBeGreaterThan(1_600_000_000_000_000_000n);
    expect(collector.requests()).toMatchObject([
      { signal: "metrics", headers: { "content-type": contentTypes[format] } },
    ]);
    expect(collector.totals()).toMatchObject({ acceptedDataPoints: 5, acceptedSpans: 0 });
  });

  test("logs, within a trace and without", async () => {
    await using collector = await CollectorServer.start();
    const exporter = new LogExporter({ url: collector.logsUrl });
    const provider = new LoggerProvider({ processors: [new BatchLogRecordProcessor({ exporter })] });
    const logger = provider.getLogger("scope", "2.0");
    logger.emit({
      eventName: "gen_ai.client.inference.operation.details",
      timestamp: 1_767_225_600_000,
      severityNumber: 9,
      severityText: "INFO",
      body: { messages: [{ role: "user", parts: ["hello", 1, null, true] }] },
      attributes: { "gen_ai.request.model": "gpt-4o", nested: { deep: [1.5] } },
      context: trace.setSpanContext(ROOT_CONTEXT, context),
    });
    logger.emit({ body: "plain", context: ROOT_CONTEXT });
    await provider.shutdown();
    expect(collector.logs()).toMatchObject([
      {
        eventName: "gen_ai.client.inference.operation.details",
        timeUnixNano: 1_767_225_600_000_000_000n,
        severity: "info",
        severityNumber: 9,
        severityText: "INFO",
        body: { messages: [{ role: "user", parts: ["hello", 1, null, true] }] },
        attributes: { "gen_ai.request.model": "gpt-4o", nested: { deep: [1.5] } },
        traceId: context.traceId,
        spanId: context.spanId,
        flags: 1,
        scope: { name: "scope", version: "2.0" },
      },
      { body: "plain", severity: "unspecified", traceId: null, spanId: null, eventName: "" },
    ]);
    expect(collector.logs()[1]?.observedTimeUnixNano).toBeGreaterThan(1_600_000_000_000_000_000n);
    expect(collector.requests()).toMatchObject([{ signal: "logs", headers: { "content-type": contentTypes[format] } }]);
  });

  test("retry metrics and logs after a 503, and take a partial success for success", async () => {
    await using collector = await CollectorServer.start({
      script: [answer.status(503, { retryAfter: 0 }), answer.accept(), answer.partialSuccess(1, "too old")],
    });
    const meters = new MeterProvider({
      readers: [new PeriodicExportingMetricReader({ exporter: new MetricExporter({ url: collector.metricsUrl }) })],
    });
    meters.getMeter("m").createCounter("tokens").add(1);
    await meters.shutdown();
    const exporter = new LogExporter({ url: collector.logsUrl });
    const loggers = new LoggerProvider({ processors: [new BatchLogRecordProcessor({ exporter })] });
    for (const body of ["a", "b"]) loggers.getLogger("l").emit({ body });
    await loggers.shutdown();
    expect(collector.requests().map(({ signal, status }) => [signal, status])).toEqual([
      ["metrics", 503],
      ["metrics", 200],
      ["logs", 200],
    ]);
    expect(collector.metrics()).toHaveLength(1);
    expect(collector.logs().map(({ body }) => body)).toEqual(["a"]);
    expect(collector.totals()).toMatchObject({ acceptedDataPoints: 1, acceptedLogRecords: 1, rejectedLogRecords: 1 });
  });
});
