import { SpanStatusCode } from "@opentelemetry/api";
import { describe, expect, test } from "vitest";

import { createTelemetryHarness, traceSerializer, traceSnapshot } from "../../src/index.ts";
import { makeSpan, supportAgent } from "../support/support-agent.ts";

describe("traceSnapshot", () => {
  test("shows trees with kinds, status, attributes, events and links", () => {
    using telemetry = supportAgent();
    expect(`\n${traceSnapshot(telemetry)}\n`).toBe(`
trace 1
invoke_agent support  [internal]
├─ chat gpt-4o  [client]
│     gen_ai.operation.name: "chat"
│     gen_ai.provider.name: "openai"
│     gen_ai.request.model: "gpt-4o"
│     gen_ai.response.finish_reasons: [ 'stop' ]
│     gen_ai.usage.input_tokens: 120
├─ execute_tool lookup_order  [internal]
│     gen_ai.operation.name: "execute_tool"
│     gen_ai.tool.call.arguments: '{"id":7,"deep":{"a":[1,2]}}'
│     gen_ai.tool.name: "lookup_order"
├─ execute_tool check_stock  [internal]  ERROR: timeout
│     gen_ai.operation.name: "execute_tool"
│     gen_ai.tool.call.arguments: '{"sku":"a-1"}'
│     gen_ai.tool.name: "check_stock"
│     event exception
│       exception.type: "TimeoutError"
├─ chat gpt-4o  [client]
│     gen_ai.operation.name: "chat"
│     gen_ai.provider.name: "openai"
│     gen_ai.request.model: "gpt-4o"
│     gen_ai.response.finish_reasons: [ 'stop' ]
│     gen_ai.usage.input_tokens: 340
└─ invoke_agent refunds  [internal]
      link to chat gpt-4o of trace 1
        reason: "handoff"
`);
  });

  test("is the same whatever the ids and times", () => {
    const textOf = (seed: number, delayMs: number): string => {
      using telemetry = createTelemetryHarness({ seed });
      const agent = makeSpan(telemetry.tracer, { name: "agent", from: delayMs });
      const { traceId, spanId } = agent.spanContext();
      const chat = makeSpan(telemetry.tracer, {
        name: `chat ${spanId}`,
        from: delayMs + 1,
        to: delayMs * 3,
        parent: agent,
        attributes: { "http.traceparent": `00-${traceId}-${spanId}-01`, "not.an.id": "0123456789abcdef" },
        error: `failed in ${traceId}`,
      });
      makeSpan(telemetry.tracer, { name: "other", from: delayMs + 2, to: delayMs + 3, linkTo: chat });
      agent.end();
      return traceSnapshot(telemetry);
    };
    expect(textOf(1, 10)).toBe(textOf(99, 5000));
    expect(textOf(1, 10)).toContain('http.traceparent: "00-<trace 1>-<span 1.1>-01"');
    expect(textOf(1, 10)).toContain('not.an.id: "0123456789abcdef"');
    expect(textOf(1, 10)).toContain("chat <span 1.1>  [internal]  ERROR: failed in <trace 1>");
    expect(textOf(1, 10)).toContain("link to chat <span 1.1> of trace 1");
  });

  test("replaces what differs from run to run by what it is", () => {
    using telemetry = createTelemetryHarness();
    const attributes = {
      "gen_ai.response.time_to_first_chunk": 0.123,
      "sideband.response.output_tokens_per_second": 45.6,
      "server.address": "127.0.0.1",
      "server.port": 43567,
      "url.full": "http://localhost:43567/v1/chat?x=1",
    };
    const span = makeSpan(telemetry.tracer, { name: "chat", from: 0, attributes });
    span.recordException(new Error("no"));
    span.end();
    makeSpan(telemetry.tracer, {
      name: "far",
      from: 1,
      to: 2,
      attributes: {
        "server.address": "api.openai.com",
        "server.port": 443,
        "url.full": "https://api.openai.com:8443/",
      },
    });
    const text = traceSnapshot(telemetry);
    for (const line of [
      "gen_ai.response.time_to_first_chunk: <seconds>",
      "sideband.response.output_tokens_per_second: <rate>",
      "server.port: <port>",
      'url.full: "http://localhost:<port>/v1/chat?x=1"',
      "exception.stacktrace: <stack>",
      'exception.message: "no"',
      "server.port: 443",
      'url.full: "https://api.openai.com:8443/"',
    ]) {
      expect(text).toContain(line);
    }
    expect(text).not.toContain("43567");
  });

  test("can leave attributes out, show times and origins, and change or drop single values", () => {
    using telemetry = supportAgent();
    expect(traceSnapshot(telemetry, { attributes: false })).not.toContain("gen_ai");
    expect(traceSnapshot(telemetry, { attributes: false })).toContain("│     event exception\n├─");
    expect(traceSnapshot(telemetry, { times: true })).toContain(
      "execute_tool check_stock  [internal]  at 330 ms for 70 ms",
    );
    const normalized = traceSnapshot(telemetry, {
      normalize: (key, value) => {
        if (key === "gen_ai.tool.call.arguments") return undefined;
        return key.startsWith("gen_ai.usage.") ? "<tokens>" : value;
      },
    });
    expect(normalized).not.toContain("arguments");
    expect(normalized).toContain('gen_ai.usage.input_tokens: "<tokens>"');
    const origins = traceSnapshot(telemetry, { origins: true, attributes: false });
    expect(origins.match(/scope: test/gu)).toHaveLength(1);
    expect(origins).toContain("│  scope: test\n│  service: ");
  });

  test("says what is open, and what lies elsewhere", () => {
    using telemetry = createTelemetryHarness();
    const gone = makeSpan(telemetry.tracer, { name: "gone", from: 0, to: 1 });
    const child = makeSpan(telemetry.tracer, { name: "child", from: 1, parent: gone, linkTo: gone });
    child.setStatus({ code: SpanStatusCode.OK });
    const [open] = telemetry.openSpans();
    if (open === undefined) throw new Error("Expected an open span");
    expect(traceSnapshot([open])).toBe(
      [
        "trace 1",
        "(parent elsewhere) child  [internal]  (open)  OK",
        "   link to a span elsewhere",
        '     reason: "handoff"',
      ].join("\n"),
    );
    expect(traceSnapshot([])).toBe("");
  });
});

describe("with toMatchInlineSnapshot", () => {
  test("the serializer writes spans as text", () => {
    expect.addSnapshotSerializer(traceSerializer);
    using telemetry = createTelemetryHarness();
    makeSpan(telemetry.tracer, {
      name: "chat gpt-4o",
      from: 0,
      to: 1,
      attributes: { "gen_ai.operation.name": "chat" },
    });
    expect(telemetry.spans()).toMatchInlineSnapshot(`
      trace 1
      chat gpt-4o  [internal]
         gen_ai.operation.name: "chat"
    `);
  });
});
