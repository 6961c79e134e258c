import assert from "node:assert/strict";
import { test } from "node:test";

import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { BasicTracerProvider, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import {
  assertSpans,
  CollectorServer,
  createTelemetryHarness,
  expectSpans,
  SpanRecorder,
} from "@sideband/testing-utils";

import { summarize } from "../src/summarize.js";

test("a harness sees the spans of code on an older API", () => {
  const telemetry = createTelemetryHarness({ global: true });
  try {
    assert.equal(summarize("a long text"), "a long tex");
    expectSpans(telemetry)
      .toFormOneTrace()
      .span("chat gpt-4o")
      .hasKind("client")
      .hasAttribute("gen_ai.request.model", "gpt-4o")
      .hasParent("invoke_agent summarize");
  } finally {
    telemetry[Symbol.dispose]();
  }
});

test("a recorder sits in the project's own provider", () => {
  const recorder = new SpanRecorder();
  const provider = new BasicTracerProvider({ spanProcessors: [recorder] });
  provider.getTracer("example").startSpan("execute_tool search").end();
  assertSpans.hasSpan(recorder, "execute_tool search", { kind: "internal", parent: null });
});

test("a collector takes what the project's own exporter sends", async () => {
  const collector = await CollectorServer.start();
  try {
    const exporter = new OTLPTraceExporter({ url: collector.tracesUrl });
    const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
    provider.getTracer("example").startSpan("chat gpt-4o").end();
    await provider.forceFlush();
    assertSpans.hasSpanCount(collector, 1);
    await provider.shutdown();
  } finally {
    await collector.close();
  }
});
