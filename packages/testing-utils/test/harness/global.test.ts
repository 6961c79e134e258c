import {
  context,
  diag,
  logs,
  metrics,
  propagation,
  ROOT_CONTEXT,
  trace,
  type ContextManager,
  type ProxyTracerProvider,
} from "@opentelemetry/api";
import { TracerProvider } from "@opentelemetry/sdk-trace";
import { afterEach, describe, expect, test, vi } from "vitest";

import { createTelemetryHarness } from "../../src/index.ts";

/** Whether anything is registered, asked of each part of the API by what it does. */
const registered = (): Record<string, boolean> => {
  const carrier: Record<string, string> = {};
  const spanContext = { traceId: "1".repeat(32), spanId: "2".repeat(16), traceFlags: 1 };
  propagation.inject(trace.setSpanContext(ROOT_CONTEXT, spanContext), carrier);
  const other = ROOT_CONTEXT.setValue(Symbol("other"), 1);
  return {
    context: context.with(other, () => context.active() === other),
    trace: trace.getTracer("probe").startSpan("probe").isRecording(),
    metrics: "forceFlush" in metrics.getMeterProvider(),
    logs: logs.getLogger("probe").enabled(),
    propagation: "traceparent" in carrier,
  };
};

const all = { context: true, trace: true, metrics: true, logs: true, propagation: true };
const none = { context: false, trace: false, metrics: false, logs: false, propagation: false };

afterEach(() => {
  for (const api of [context, trace, metrics, logs, propagation]) api.disable();
});

describe("without `global`", () => {
  test("nothing is registered", () => {
    using telemetry = createTelemetryHarness();
    expect(registered()).toEqual(none);
    expect(telemetry.spans()).toEqual([]);
  });
});

describe("with `global`", () => {
  test("the API is the harness's, in all its parts, until it is disposed", async () => {
    {
      using telemetry = createTelemetryHarness({ global: true });
      expect(registered()).toEqual(all);
      telemetry.reset();
      await trace.getTracer("t", "1.0").startActiveSpan("outer", async (outer) => {
        await Promise.resolve();
        trace.getTracer("t").startSpan("inner").end();
        logs.getLogger("l").emit({ body: "in outer" });
        metrics.getMeter("m").createCounter("calls").add(2);
        expect(trace.getActiveSpan()).toBe(outer);
        outer.end();
      });
      expect(telemetry.tree({ durations: false })).toBe("outer\n└─ inner");
      expect(telemetry.spans()[1]?.instrumentationScope).toMatchObject({ name: "t", version: "1.0" });
      expect(telemetry.logs()).toMatchObject([{ spanId: telemetry.spans()[1]?.spanContext().spanId }]);
      expect(await telemetry.metric("calls")).toMatchObject({ value: 2, scope: { name: "m" } });
    }
    expect(registered()).toEqual(none);
  });

  test("the providers that the API gives are the harness's, with all their methods", async () => {
    await using telemetry = createTelemetryHarness({ global: true });
    const proxy = trace.getTracerProvider() as ProxyTracerProvider;
    const delegate = proxy.getDelegate() as TracerProvider;
    expect(delegate).toBeInstanceOf(TracerProvider);
    expect(delegate.constructor).toBe(telemetry.tracerProvider.constructor);
    await expect(delegate.forceFlush()).resolves.toBeUndefined();
    expect(logs.getLoggerProvider()).toBeInstanceOf(telemetry.loggerProvider.constructor);
    const flushed = metrics.getMeterProvider() as typeof telemetry.meterProvider;
    await expect(flushed.forceFlush()).resolves.toBeUndefined();
  });

  test("a second one is refused, and the first goes on", () => {
    using first = createTelemetryHarness({ global: true });
    expect(() => createTelemetryHarness({ global: true })).toThrow("Expected no global context manager, got one");
    expect(registered()).toEqual(all);
    expect(first.spans()).toEqual([]);
    expect(first.openSpans()).toHaveLength(1);
  });

  const foreign: ContextManager = {
    active: () => ROOT_CONTEXT,
    with: (_, run, thisArg, ...args) => run.apply(thisArg as ThisParameterType<typeof run>, args),
    bind: (_, target) => target,
    enable: () => foreign,
    disable: () => foreign,
  };
  test.each([
    ["context manager", () => context.setGlobalContextManager(foreign)],
    ["tracer provider", () => trace.setGlobalTracerProvider(createTelemetryHarness().tracerProvider)],
    ["meter provider", () => metrics.setGlobalMeterProvider(createTelemetryHarness().meterProvider)],
    ["logger provider", () => logs.setGlobalLoggerProvider(createTelemetryHarness().loggerProvider)],
    [
      "propagator",
      () => propagation.setGlobalPropagator({ inject: () => {}, extract: (active) => active, fields: () => [] }),
    ],
  ])("a foreign %s is left as it is, and nothing else is registered", (name, register) => {
    register();
    const before = registered();
    expect(() => createTelemetryHarness({ global: true })).toThrow(`Expected no global ${name}, got one`);
    expect(registered()).toEqual(before);
    expect(Object.values(before).filter(Boolean).length).toBeLessThanOrEqual(1);
  });

  test("what is disposed twice does not take away what is registered since", () => {
    const first = createTelemetryHarness({ global: true });
    first[Symbol.dispose]();
    using second = createTelemetryHarness({ global: true });
    first[Symbol.dispose]();
    expect(registered()).toEqual(all);
    expect(second.openSpans()).toHaveLength(1);
  });

  test("all is unregistered, whatever fails on the way", async () => {
    const telemetry = createTelemetryHarness({ global: true });
    context.disable();
    const disable = vi.fn(() => foreign);
    context.setGlobalContextManager({ ...foreign, disable });
    disable.mockImplementationOnce(() => {
      throw new Error("not now");
    });
    await expect(telemetry[Symbol.asyncDispose]()).rejects.toThrow("Failed to unregister: Error: not now");
    expect(registered()).toEqual(none);
  });

  test("the API says nothing of it to the log", () => {
    const said: string[] = [];
    const say = (message: string): void => void said.push(message);
    diag.setLogger(
      { error: say, warn: say, info: () => {}, debug: () => {}, verbose: () => {} },
      { suppressOverrideMessage: true },
    );
    try {
      using _ = createTelemetryHarness({ global: true });
    } finally {
      diag.disable();
    }
    expect(said).toEqual([]);
  });
});

describe("code that asks the API once, at the top of a module", () => {
  test("is seen by each harness in turn: tracers", () => {
    const before = trace.getTracer("module", "2.0");
    expect(before.startSpan("nobody listens").isRecording()).toBe(false);
    let during = before;
    for (const round of [1, 2, 3]) {
      using telemetry = createTelemetryHarness({ global: true, seed: round });
      if (round === 1) during = trace.getTracer("module");
      before.startActiveSpan("a", (span) => {
        during.startActiveSpan("b", { attributes: { round } }, (inner) => inner.end());
        span.end();
      });
      expect(telemetry.tree({ durations: false })).toBe("a\n└─ b");
      expect(telemetry.spans()[0]?.attributes).toEqual({ round });
    }
    expect(during.startSpan("nobody listens").isRecording()).toBe(false);
  });

  test("is seen by each harness in turn: loggers, meters, instruments and callbacks", async () => {
    const logger = logs.getLogger("module");
    const made = (() => {
      using _ = createTelemetryHarness({ global: true });
      const meter = metrics.getMeter("module");
      const counter = meter.createCounter("calls", { unit: "{call}" });
      const gauge = meter.createObservableGauge("depth");
      gauge.addCallback((result) => result.observe(7, { from: "callback" }));
      meter.addBatchObservableCallback((result) => result.observe(gauge, 8, { from: "batch" }), [gauge]);
      return { counter };
    })();
    made.counter.add(1000); // nobody listens
    for (const round of [1, 2]) {
      await using telemetry = createTelemetryHarness({ global: true });
      made.counter.add(round);
      logger.emit({ body: round });
      expect(telemetry.logs().map(({ body }) => body)).toEqual([round]);
      expect(await telemetry.metric("calls")).toMatchObject({ value: round, unit: "{call}" });
      expect(await telemetry.metric("depth", { from: "callback" })).toMatchObject({ value: 7 });
      expect(await telemetry.metric("depth", { from: "batch" })).toMatchObject({ value: 8 });
    }
  });
});
