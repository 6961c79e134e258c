import { context, ROOT_CONTEXT, trace, type Tracer } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { afterEach, describe, expect, test } from "vitest";

import { createTelemetryHarness } from "../../src/index.ts";
import { callDetached, callUntyped } from "./call-untyped.ts";

afterEach(() => context.disable());

/** Code that knows nothing but the API, and is given a tracer. */
const runAgent = async (tracer: Tracer, turns: number): Promise<void> => {
  await tracer.startActiveSpan("invoke_agent", async (agent) => {
    for (let turn = 0; turn < turns; turn += 1) {
      await tracer.startActiveSpan("chat", { attributes: { turn } }, async (chat) => {
        await Promise.resolve();
        tracer.startSpan("POST").end();
        chat.end();
      });
    }
    agent.end();
  });
};

describe("the active span without a global context manager", () => {
  test("is the parent of the next one, through asynchronous code", async () => {
    using telemetry = createTelemetryHarness();
    await runAgent(telemetry.tracer, 2);
    expect(telemetry.tree({ durations: false })).toBe(
      ["invoke_agent", "├─ chat", "│  └─ POST", "└─ chat", "   └─ POST"].join("\n"),
    );
  });

  test("is known to all tracers and loggers of its harness, and to no other harness", () => {
    using telemetry = createTelemetryHarness();
    using other = createTelemetryHarness({ seed: 2 });
    telemetry.tracerProvider.getTracer("one").startActiveSpan("outer", (outer) => {
      telemetry.tracerProvider.getTracer("two").startSpan("inner").end();
      telemetry.logger.emit({ body: "l" });
      other.tracer.startSpan("apart").end();
      other.logger.emit({ body: "apart" });
      outer.end();
      const { traceId, spanId } = outer.spanContext();
      expect(telemetry.logs()).toMatchObject([{ traceId, spanId }]);
    });
    expect(telemetry.tree({ durations: false })).toBe("outer\n└─ inner");
    expect(other.spans()[0]?.parentSpanContext).toBeUndefined();
    expect(other.logs()[0]).toMatchObject({ traceId: null, spanId: null });
  });

  test("keeps harnesses apart that run at the same time", async () => {
    const harnesses = Array.from({ length: 5 }, (_, seed) => createTelemetryHarness({ seed }));
    await Promise.all(harnesses.map((telemetry, turns) => runAgent(telemetry.tracer, turns)));
    for (const [turns, telemetry] of harnesses.entries()) {
      expect(telemetry.spans()).toHaveLength(1 + 2 * turns);
      expect(new Set(telemetry.spans().map((span) => span.spanContext().traceId)).size).toBe(1);
      telemetry[Symbol.dispose]();
    }
    const ids = harnesses.flatMap((telemetry) => telemetry.spans().map((span) => span.spanContext().spanId));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("gives way to a context that is given", () => {
    using telemetry = createTelemetryHarness();
    const { tracer } = telemetry;
    const parent = tracer.startSpan("parent");
    tracer.startActiveSpan("active", (active) => {
      tracer.startSpan("child", {}, trace.setSpan(ROOT_CONTEXT, parent)).end();
      tracer.startSpan("root by context", {}, ROOT_CONTEXT).end();
      tracer.startSpan("root by option", { root: true }).end();
      tracer.startActiveSpan("active child", {}, trace.setSpan(ROOT_CONTEXT, parent), (child) => {
        tracer.startSpan("grandchild").end();
        child.end();
      });
      active.end();
    });
    parent.end();
    expect(telemetry.tree({ durations: false })).toBe(
      "parent\n├─ child\n└─ active child\n   └─ grandchild\n\nactive\n\nroot by context\n\nroot by option",
    );
  });

  test("ends with the harness", () => {
    const telemetry = createTelemetryHarness();
    telemetry.tracer.startActiveSpan("outer", () => {
      telemetry[Symbol.dispose]();
      telemetry.tracer.startSpan("apart").end();
    });
    expect(telemetry.spans().map((span) => span.parentSpanContext)).toEqual([undefined]);
  });

  test("ends with its function, whatever the function returns or throws", async () => {
    using telemetry = createTelemetryHarness();
    const { tracer } = telemetry;
    expect(tracer.startActiveSpan("a", (span) => span.end() ?? 7)).toBe(7);
    expect(() =>
      tracer.startActiveSpan("b", () => {
        throw new Error("boom");
      }),
    ).toThrow("boom");
    await expect(tracer.startActiveSpan("c", () => Promise.reject(new Error("later")))).rejects.toThrow("later");
    tracer.startSpan("after").end();
    expect(telemetry.spans().find(({ name }) => name === "after")?.parentSpanContext).toBeUndefined();
  });
});

describe("the active span with a context manager of someone else", () => {
  test("is the API's, also where that is the root", () => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    using telemetry = createTelemetryHarness();
    const { tracer } = telemetry;
    tracer.startActiveSpan("outer", (outer) => {
      expect(trace.getActiveSpan()).toBe(outer);
      context.with(ROOT_CONTEXT, () => tracer.startSpan("apart").end());
      const mine = tracer.startSpan("mine", {}, ROOT_CONTEXT);
      context.with(trace.setSpan(ROOT_CONTEXT, mine), () => {
        tracer.startSpan("inner").end();
        telemetry.logger.emit({ body: "l" });
      });
      expect(telemetry.logs()[0]?.spanId).toBe(mine.spanContext().spanId);
      mine.end();
      outer.end();
    });
    expect(telemetry.tree({ durations: false })).toBe(["outer", "", "apart", "", "mine", "└─ inner"].join("\n"));
  });
});

describe("a tracer of the harness behaves as the stock one", () => {
  test("it is the same for the same scope, and another for another", () => {
    using telemetry = createTelemetryHarness();
    const { tracerProvider, loggerProvider, meterProvider } = telemetry;
    expect(tracerProvider.getTracer("a", "1")).toBe(tracerProvider.getTracer("a", "1"));
    expect(tracerProvider.getTracer("a", "1")).not.toBe(tracerProvider.getTracer("a", "2"));
    expect(loggerProvider.getLogger("a")).toBe(loggerProvider.getLogger("a"));
    expect(meterProvider.getMeter("a", "1")).toBe(meterProvider.getMeter("a", "1"));
    expect(meterProvider.getMeter("a", "1")).not.toBe(meterProvider.getMeter("a", "2"));
    expect(meterProvider.getMeter("a", "1", { schemaUrl: "s" })).not.toBe(meterProvider.getMeter("a", "1"));
  });

  test("it does not work detached, nor without a function", () => {
    using telemetry = createTelemetryHarness();
    expect(() => callDetached(telemetry.tracer, "startSpan", "s")).toThrow(TypeError);
    expect(() => callDetached(telemetry.tracer, "startActiveSpan", "s", () => {})).toThrow(TypeError);
    expect(() => callDetached(telemetry.logger, "emit", {})).toThrow(TypeError);
    expect(callUntyped(telemetry.tracer, "startActiveSpan", "s")).toBeUndefined();
    expect(telemetry.openSpans()).toEqual([]);
  });
});
