import { ROOT_CONTEXT, SpanStatusCode, trace } from "@opentelemetry/api";
import { describe, expect, test } from "vitest";

import { createTelemetryHarness, printTree, type SpanRecord } from "../../src/index.ts";

describe("tree", () => {
  test("shows traces as trees with status and duration, siblings by start", () => {
    using telemetry = createTelemetryHarness();
    const { tracer } = telemetry;
    const root = tracer.startSpan("invoke_agent support", { startTime: [100, 0] });
    const inRoot = trace.setSpan(ROOT_CONTEXT, root);
    const tool = tracer.startSpan("execute_tool lookup_order", { startTime: [102, 0] }, inRoot);
    const chat = tracer.startSpan("chat gpt-4o", { startTime: [101, 0] }, inRoot);
    const inner = tracer.startSpan("POST", { startTime: [101, 500_000] }, trace.setSpan(ROOT_CONTEXT, chat));
    const remote = trace.setSpanContext(ROOT_CONTEXT, {
      traceId: "a".repeat(32),
      spanId: "b".repeat(16),
      traceFlags: 1,
    });
    inner.end([101, 1_750_000]);
    chat.setStatus({ code: SpanStatusCode.OK });
    chat.end([101, 8_100_000]);
    tool.setStatus({ code: SpanStatusCode.ERROR, message: "timeout" });
    tool.end([102, 2_000_000]);
    root.end([112, 345_000_000]);
    const consumer = tracer.startSpan("consume", { startTime: [200, 0] }, remote);
    tracer.startSpan("still here", { startTime: [201, 0] }, trace.setSpan(ROOT_CONTEXT, consumer));
    consumer.setStatus({ code: SpanStatusCode.ERROR });
    consumer.end([200, 0]);
    expect(telemetry.tree()).toBe(
      [
        "invoke_agent support  12345.0 ms",
        "├─ chat gpt-4o  8.1 ms  OK",
        "│  └─ POST  1.3 ms",
        "└─ execute_tool lookup_order  2.0 ms  ERROR: timeout",
        "",
        "(parent bbbbbbbbbbbbbbbb) consume  0.0 ms  ERROR",
        "└─ still here  (open)",
      ].join("\n"),
    );
    expect(telemetry.tree({ durations: false }).split("\n")[1]).toBe("├─ chat gpt-4o  OK");
  });

  test("shows no spans as nothing, and spans in a circle each once", () => {
    expect(printTree([])).toBe("");
    const span = (spanId: string, parentSpanId: string): SpanRecord => ({
      name: spanId,
      traceId: "t",
      spanId,
      parentSpanId,
      kind: "internal",
      startTimeUnixNano: 1n,
      endTimeUnixNano: 1n,
      status: { code: "unset", message: "" },
      attributes: {},
      events: [],
      links: [],
      resource: { attributes: {} },
      scope: { name: "test", version: "" },
    });
    const text = printTree([span("a", "b"), span("b", "a")], { durations: false });
    expect(text).toBe("(in a circle) a\n└─ b");
  });
});
