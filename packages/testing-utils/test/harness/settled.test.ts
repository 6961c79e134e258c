import { BatchLogRecordProcessor, InMemoryLogRecordExporter } from "@opentelemetry/sdk-logs";
import { BatchSpanProcessor, InMemorySpanExporter } from "@opentelemetry/sdk-trace";
import { describe, expect, test, vi } from "vitest";

import { createTelemetryHarness, SpanRecorder } from "../../src/index.ts";

class Failing extends SpanRecorder {
  readonly #reason: unknown;

  constructor(reason: unknown) {
    super();
    this.#reason = reason;
  }

  override async forceFlush(): Promise<void> {
    throw await Promise.resolve(this.#reason);
  }
}

describe("settled", () => {
  test("waits until the last span has ended", async () => {
    using telemetry = createTelemetryHarness();
    const span = telemetry.tracer.startSpan("late");
    let settled = false;
    const waiting = telemetry.settled().then(() => (settled = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(settled).toBe(false);
    span.end();
    await waiting;
    expect(telemetry.spans()).toHaveLength(1);
  });

  test("flushes the stock batch processors of spans and logs, whose timers are hours away", async () => {
    const spans = new InMemorySpanExporter();
    const logs = new InMemoryLogRecordExporter();
    const scheduledDelayMillis = 3_600_000;
    await using telemetry = createTelemetryHarness({
      spanProcessors: [new BatchSpanProcessor({ exporter: spans, scheduledDelayMillis })],
      logRecordProcessors: [new BatchLogRecordProcessor({ exporter: logs, scheduledDelayMillis })],
    });
    telemetry.tracer.startSpan("s").end();
    telemetry.logger.emit({ body: "l" });
    expect([spans.getFinishedSpans().length, logs.getFinishedLogRecords().length]).toEqual([0, 0]);
    await telemetry.settled();
    expect(spans.getFinishedSpans().map(({ name }) => name)).toEqual(["s"]);
    expect(logs.getFinishedLogRecords().map(({ body }) => body)).toEqual(["l"]);
  });

  test("names what is open when it waited in vain", async () => {
    using telemetry = createTelemetryHarness();
    telemetry.tracer.startSpan("forgotten");
    telemetry.tracer.startSpan("lost");
    await expect(telemetry.settled({ timeoutMs: 1 })).rejects.toMatchObject({
      name: "WaitTimeoutError",
      message: 'After 1 ms: expected no open span, got "forgotten", "lost"',
    });
  });

  test("says what a processor failed with, and all of it", async () => {
    const reason = new Error("disk full");
    using one = createTelemetryHarness({ spanProcessors: [new Failing(reason)] });
    await expect(one.settled()).rejects.toBe(reason);
    using two = createTelemetryHarness({ spanProcessors: [new Failing(reason), new Failing("no network")] });
    await expect(two.settled()).rejects.toMatchObject({
      message: "Failed to flush: Error: disk full; no network",
      errors: [reason, "no network"],
    });
  });

  test("gives up on a processor that never answers", async () => {
    class Stuck extends SpanRecorder {
      override forceFlush(): Promise<void> {
        return new Promise(() => {});
      }
    }
    using telemetry = createTelemetryHarness({ spanProcessors: [new Stuck()] });
    await expect(telemetry.settled({ timeoutMs: 1 })).rejects.toThrow("1 ms");
  });
});

describe("dispose", () => {
  class Counting extends SpanRecorder {
    shutdowns = 0;

    override shutdown(): Promise<void> {
      this.shutdowns += 1;
      return Promise.resolve();
    }
  }

  test("shuts the processors of all providers down, once, and what was recorded can still be read", async () => {
    const spanProcessor = new Counting();
    const exporter = new InMemoryLogRecordExporter();
    const logRecordProcessor = new BatchLogRecordProcessor({ exporter });
    const telemetry = createTelemetryHarness({
      spanProcessors: [spanProcessor],
      logRecordProcessors: [logRecordProcessor],
    });
    telemetry.tracer.startSpan("s").end();
    telemetry.logger.emit({ body: "l" });
    telemetry[Symbol.dispose]();
    await telemetry[Symbol.asyncDispose]();
    expect(spanProcessor.shutdowns).toBe(1);
    expect(exporter.getFinishedLogRecords()).toEqual([]); // shut down: it forgets
    expect([telemetry.spans().length, telemetry.logs().length]).toEqual([1, 1]);
    expect(telemetry.tree({ durations: false })).toBe("s");
    await expect(telemetry.metrics()).rejects.toThrow("shutdown");
  });

  test("with `await using` what fails to shut down fails the test", async () => {
    class Broken extends SpanRecorder {
      override shutdown(): Promise<void> {
        return Promise.reject(new Error("stuck"));
      }
    }
    const use = async (): Promise<void> => {
      await using _ = createTelemetryHarness({ spanProcessors: [new Broken()] });
    };
    await expect(use()).rejects.toThrow("stuck");
  });

  test("one that throws at once does not keep the others from being shut down", async () => {
    const boom = new Error("boom");
    class Throwing extends SpanRecorder {
      override shutdown(): never {
        throw boom;
      }
    }
    const exporter = new InMemoryLogRecordExporter();
    const shutdown = vi.spyOn(exporter, "shutdown");
    const telemetry = createTelemetryHarness({
      spanProcessors: [new Throwing()],
      logRecordProcessors: [new BatchLogRecordProcessor({ exporter })],
    });
    await expect(telemetry[Symbol.asyncDispose]()).rejects.toBe(boom);
    expect(shutdown).toHaveBeenCalledOnce();
  });
});
