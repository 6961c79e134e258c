import { trace, type Span, type SpanOptions, type Tracer, type TracerProvider } from "@opentelemetry/api";
import { expect, test } from "vitest";

import { createTelemetryHarness, expectNoOpenSpans, VirtualClock } from "../../src/index.ts";
import { callUntyped } from "./call-untyped.ts";

/** As an application or a library may do it, knowing the API only: a tracer around another one. */
class PrefixingTracer implements Tracer {
  readonly #inner: Tracer;
  readonly #prefix: string;

  constructor(inner: Tracer, prefix: string) {
    this.#inner = inner;
    this.#prefix = prefix;
  }

  startSpan(name: string, options?: SpanOptions, context?: Parameters<Tracer["startSpan"]>[2]): Span {
    return this.#inner.startSpan(this.#prefix + name, options, context);
  }

  startActiveSpan: Tracer["startActiveSpan"] = (name: string, ...rest: unknown[]) =>
    callUntyped(this.#inner, "startActiveSpan", this.#prefix + name, ...rest) as never;
}

/** A helper of the usual kind: it ends the span whatever happens. */
const traced = async <Result>(tracer: Tracer, name: string, run: (span: Span) => Promise<Result>): Promise<Result> =>
  tracer.startActiveSpan(name, async (span) => {
    try {
      return await run(span);
    } catch (error) {
      span.recordException(error as Error);
      span.setStatus({ code: 2, message: (error as Error).message });
      throw error;
    } finally {
      span.end();
    }
  });

const runAgent = async (provider: TracerProvider, clock: VirtualClock): Promise<void> => {
  const tracer = new PrefixingTracer(provider.getTracer("app"), "app ");
  await traced(tracer, "agent", async () => {
    await traced(tracer, "chat", () => clock.sleep(100));
    await traced(tracer, "tool", async () => {
      await clock.sleep(20);
      throw new Error("timeout");
    }).catch(() => {});
  });
};

const TREE = ["app agent  120.0 ms", "├─ app chat  100.0 ms", "└─ app tool  20.0 ms  ERROR: timeout"].join("\n");

test("a wrapped tracer, without a global", async () => {
  const clock = new VirtualClock();
  using telemetry = createTelemetryHarness({ clock });
  const running = runAgent(telemetry.tracerProvider, clock);
  await clock.advanceAsync(120);
  await running;
  expectNoOpenSpans(telemetry);
  expect(telemetry.tree()).toBe(TREE);
});

test("a wrapped tracer, with a global", async () => {
  const clock = new VirtualClock();
  using telemetry = createTelemetryHarness({ clock, global: true });
  const running = runAgent(trace.getTracerProvider(), clock);
  await clock.advanceAsync(120);
  await running;
  expect(telemetry.tree()).toBe(TREE);
});
