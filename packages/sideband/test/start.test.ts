import { context, propagation, type ProxyTracerProvider, ROOT_CONTEXT, trace } from "@opentelemetry/api";
import { TracerProvider } from "@opentelemetry/sdk-trace";
import { withDestination } from "@sideband/propagation";
import { CollectorServer, SpanRecorder } from "@sideband/testing-utils";
import { afterEach, describe, expect, it, vi } from "vitest";

import { running } from "../src/running.ts";
import { type Configuration, start, unaccounted } from "../src/index.ts";
import { cleanEnvironment } from "./support/clean-environment.ts";
import { quiet } from "./support/quiet.ts";

cleanEnvironment();

afterEach(async () => {
  await running.telemetry?.shutdown();
});

const sendingTo = (collector: CollectorServer, more: Configuration = {}): Configuration => ({
  exporter: { endpoint: collector.url },
  ...more,
});

describe("start", () => {
  it("brings spans to the receiver, with resource, parents and books that balance", async () => {
    await using collector = await CollectorServer.start();
    const telemetry = start(
      sendingTo(collector, { service: { name: "support-agent", version: "1.0", environment: "test" } }),
    );

    await telemetry.llm.agent({ name: "support" }, async () => {
      await telemetry.llm.chat({ provider: "acme", model: "acme-1" }, () => Promise.resolve("hi"));
      trace.getTracer("app").startSpan("through the API").end();
    });
    telemetry.tracer.startSpan("alone").end();
    await telemetry.flush();

    const spans = collector.spans();
    const agent = spans.find(({ name }) => name === "invoke_agent support");
    expect(new Set(spans.map(({ name, parentSpanId }) => [name, parentSpanId]))).toEqual(
      new Set([
        ["alone", null],
        ["chat acme-1", agent?.spanId],
        ["invoke_agent support", null],
        ["through the API", agent?.spanId],
      ]),
    );
    expect(agent?.resource.attributes).toMatchObject({
      "service.name": "support-agent",
      "service.version": "1.0",
      "deployment.environment.name": "test",
      "telemetry.sdk.name": "opentelemetry",
    });
    expect(spans.find(({ name }) => name === "alone")?.scope).toMatchObject({ name: "support-agent", version: "1.0" });
    expect(telemetry.ledger.snapshot()).toMatchObject({
      accepted: 4,
      exported: 4,
      rejected: 0,
      queued: 0,
      inFlight: 0,
    });
    expect(unaccounted(telemetry.ledger.snapshot())).toBe(0);
  });

  it("works from the environment alone", async () => {
    await using collector = await CollectorServer.start();
    vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url);
    vi.stubEnv("OTEL_EXPORTER_OTLP_HEADERS", "x-tenant=a%20shop");
    vi.stubEnv("OTEL_EXPORTER_OTLP_COMPRESSION", "none");
    vi.stubEnv("OTEL_SERVICE_NAME", "from-environment");

    const telemetry = start();
    vi.unstubAllEnvs(); // the environment was read
    telemetry.tracer.startSpan("work").end();
    await telemetry.flush();

    expect(collector.spans()[0]?.resource.attributes["service.name"]).toBe("from-environment");
    expect(collector.requests()[0]?.headers).toMatchObject({ "x-tenant": "a shop" });
    expect(collector.requests()[0]?.headers).not.toHaveProperty("content-encoding");
  });

  it("exports what is left at shutdown, once, however often it is called", async () => {
    await using collector = await CollectorServer.start();
    const telemetry = start(sendingTo(collector));
    telemetry.tracer.startSpan("last").end();

    const first = telemetry.shutdown();
    expect(telemetry.shutdown()).toBe(first);
    await first;
    await telemetry.shutdown();
    await telemetry.flush();
    telemetry.tracer.startSpan("late").end();

    expect(collector.spans().map(({ name }) => name)).toEqual(["last"]);
    expect(telemetry.ledger.snapshot()).toMatchObject({ accepted: 2, exported: 1, dropped: { shutdown: 1 } });
    expect(unaccounted(telemetry.ledger.snapshot())).toBe(0);
  });

  it("takes back what it registered, so that it can start again", async () => {
    await using collector = await CollectorServer.start();
    const first = start(sendingTo(collector));
    const closed = first.shutdown();
    expect(propagation.fields()).toEqual([]);
    trace.getTracer("app").startSpan("between").end();
    const second = start(sendingTo(collector));
    await closed;

    expect(second).not.toBe(first);
    trace.getTracer("app").startSpan("again").end();
    await second.shutdown();
    expect(collector.spans().map(({ name }) => name)).toEqual(["again"]);
  });

  it("is disposed of with the block that holds it", async () => {
    await using collector = await CollectorServer.start();
    {
      await using telemetry = start(sendingTo(collector));
      telemetry.tracer.startSpan("work").end();
    }
    expect(collector.spans()).toHaveLength(1);
    expect(running.telemetry).toBeUndefined();
  });

  it("gives the running telemetry to a second caller, and says so", async () => {
    await using collector = await CollectorServer.start();
    const { lines, log } = quiet();
    const first = start(sendingTo(collector, { log }));

    expect(start({ service: { name: "other" }, log })).toBe(first);
    expect(lines).toEqual([
      "start() was called while telemetry is running: it goes on as it is, the new configuration is not used",
    ]);
  });

  it("registers W3C trace context and baggage", () => {
    start({ log: () => {} });
    expect(propagation.fields()).toEqual(["traceparent", "tracestate", "baggage"]);
  });

  it("lets further processors see every span, the failing ones too", async () => {
    await using collector = await CollectorServer.start();
    const recorder = new SpanRecorder();
    const { lines, log } = quiet();
    const failing = Object.assign(new SpanRecorder(), { forceFlush: () => Promise.reject(new Error("full")) });
    const telemetry = start(sendingTo(collector, { spanProcessors: [recorder, failing], log }));

    telemetry.tracer.startSpan("work").end();
    await telemetry.flush();

    expect(recorder.spans().map(({ name }) => name)).toEqual(["work"]);
    expect(collector.spans()).toHaveLength(1);
    expect(lines).toEqual(["A span processor failed: Error: full"]);
  });

  it("samples as it is told", async () => {
    await using collector = await CollectorServer.start();
    const telemetry = start(sendingTo(collector, { sampleRatio: 0 }));
    telemetry.tracer.startSpan("work").end();
    await telemetry.shutdown();
    expect(collector.requests()).toEqual([]);
    expect(telemetry.ledger.snapshot().accepted).toBe(0);
  });

  it("captures content only if told", async () => {
    await using collector = await CollectorServer.start();
    const telemetry = start(sendingTo(collector, { captureContent: "span" }));
    telemetry.llm.tool({ name: "lookup", arguments: { order: "no. 7" } }, () => "found");
    await telemetry.flush();
    expect(collector.received("no. 7")).toBe(true);
  });
});

describe("start beside another SDK", () => {
  it("leaves it in place, says so, and works through what it returns", async () => {
    await using collector = await CollectorServer.start();
    const others = new SpanRecorder();
    const other = new TracerProvider({ spanProcessors: [others] });
    trace.setGlobalTracerProvider(other);
    try {
      const { lines, log } = quiet();
      const telemetry = start(sendingTo(collector, { log }));
      telemetry.llm.tool({ name: "ours" }, () => 1);
      trace.getTracer("app").startSpan("theirs").end();
      await telemetry.shutdown();

      expect(lines).toEqual([expect.stringMatching(/^Another tracer provider is registered globally and stays;/)]);
      expect(collector.spans().map(({ name }) => name)).toEqual(["execute_tool ours"]);
      expect(others.spans().map(({ name }) => name)).toEqual(["theirs"]);
      expect((trace.getTracerProvider() as ProxyTracerProvider).getDelegate()).toBe(other);
    } finally {
      trace.disable();
    }
  });
});

describe("with OTEL_SDK_DISABLED", () => {
  it("records and sends nothing, passes context on, and changes no result", async () => {
    await using collector = await CollectorServer.start();
    vi.stubEnv("OTEL_SDK_DISABLED", "true");
    const telemetry = start(sendingTo(collector));

    const parent = trace.wrapSpanContext({ traceId: "1".repeat(32), spanId: "2".repeat(16), traceFlags: 1 });
    const carrier: Record<string, string> = {};
    context.with(trace.setSpan(ROOT_CONTEXT, parent), () =>
      propagation.inject(withDestination(context.active(), "api.example.com"), carrier),
    );

    expect(telemetry.llm.tool({ name: "lookup" }, () => 42)).toBe(42);
    expect(telemetry.tracer.startSpan("work").isRecording()).toBe(false);
    expect(carrier["traceparent"]).toBe(`00-${"1".repeat(32)}-${"2".repeat(16)}-01`);
    await telemetry.flush();
    await telemetry.shutdown();
    expect(collector.requests()).toEqual([]);
    expect(telemetry.ledger.snapshot().accepted).toBe(0);
  });
});

describe("where the pipeline runs", () => {
  /** A pipeline in a thread of its own has the end of the process wait for it. */
  const threads = (): number => process.listenerCount("exit");

  it.each([
    ["in a thread of its own", {}],
    ["in the application's, if told so", { thread: { own: false } }],
  ])("%s: the same arrives", async (_, configuration: Configuration) => {
    await using collector = await CollectorServer.start();
    const before = threads();
    const telemetry = start(sendingTo(collector, { ...configuration, queue: { scheduledDelayMs: 60_000 } }));
    expect(threads() > before).toBe(configuration.thread === undefined);
    telemetry.tracer.startSpan("work").end();
    await telemetry.shutdown();
    expect(collector.spans().map(({ name }) => name)).toEqual(["work"]);
    expect(telemetry.ledger.snapshot()).toMatchObject({ accepted: 1, exported: 1, queued: 0, inFlight: 0 });
  });

  it.each([true, false])("content arrives as JSON, with a thread of its own: %s", async (own) => {
    await using collector = await CollectorServer.start();
    const telemetry = start(sendingTo(collector, { captureContent: "span", thread: { own } }));
    await telemetry.llm.tool({ name: "lookup", arguments: { ids: [1, 2], deep: { text: "é" } } }, () =>
      Promise.resolve({ ok: true }),
    );
    await telemetry.shutdown();
    expect(collector.spans()[0]?.attributes).toMatchObject({
      "gen_ai.tool.call.arguments": '{"ids":[1,2],"deep":{"text":"é"}}',
      "gen_ai.tool.call.result": '{"ok":true}',
    });
  });

  it("processors of the application see content as text, as a redactor may look for nothing else", async () => {
    await using collector = await CollectorServer.start();
    const recorder = new SpanRecorder();
    const telemetry = start(sendingTo(collector, { captureContent: "span", spanProcessors: [recorder] }));
    await telemetry.llm.tool({ name: "lookup", arguments: { id: 7 } }, () => Promise.resolve(1));
    await telemetry.shutdown();
    expect(recorder.spans()[0]?.attributes["gen_ai.tool.call.arguments"]).toBe('{"id":7}');
  });

  it("is the application's thread, if a function has to be asked for headers", async () => {
    await using collector = await CollectorServer.start();
    const headers = vi.fn<() => Record<string, string>>(() => ({ "x-tenant": "shop" }));
    const telemetry = start({ exporter: { endpoint: collector.url, headers } });
    telemetry.tracer.startSpan("work").end();
    await telemetry.shutdown();
    expect(headers).toHaveBeenCalled();
    expect(collector.requests()[0]?.headers["x-tenant"]).toBe("shop");
  });

  it("hears from the other thread what goes wrong there", async () => {
    const collector = await CollectorServer.start();
    await collector.close();
    const log: string[] = [];
    const telemetry = start(sendingTo(collector, { log: (line) => log.push(line) }));
    telemetry.tracer.startSpan("lost").end();
    await telemetry.shutdown();
    expect(telemetry.ledger.snapshot().dropped.export_failed).toBe(1);
    expect(log.some((line) => line.includes("export_failed") && line.includes("ECONNREFUSED"))).toBe(true);
  });
});
