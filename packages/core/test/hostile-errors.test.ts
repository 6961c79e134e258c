import { describe, expect, test } from "vitest";
import { BatchingSpanProcessor, Ledger, unaccounted } from "@sideband/core";

import { ManualScheduler, settleMicrotasks } from "./support/manual-scheduler.ts";
import { answeringExporter as answering, outcome, ScriptedExporter } from "./support/scripted-exporter.ts";
import { hostileSpan as hostile, spanOf, spansOf } from "./support/spans.ts";

const quiet = { log: () => {} };

describe("errors that are no errors", () => {
  const message = (): Error => Object.assign(new Error("x"), { message: undefined });
  const revoked = (): object => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  };

  test.each([message, revoked])("thrown by a span's getter (%o) never leave onEnd", (cause) => {
    for (const exporter of [answering(), { export: () => {}, shutdown: async () => {} }]) {
      const processor = new BatchingSpanProcessor({ exporter, ...quiet });
      const span = Object.defineProperty(spanOf(), "name", {
        get: () => {
          throw cause();
        },
      });
      expect(() => processor.onEnd(span)).not.toThrow();
      expect(unaccounted(processor.ledger.snapshot())).toBe(0);
    }
  });

  // Today an unhandled rejection, which ends a process.
  test.each([message, revoked])("as the cause of a failed send (%o) do not stop the next batch", async (cause) => {
    const exporter = new ScriptedExporter();
    exporter.onSend = ({ resolve }) => resolve(outcome({ dropped: { export_failed: 1 }, cause: cause() }));
    const processor = new BatchingSpanProcessor({ exporter, ...quiet, maxBatchSpans: 1 });
    for (const span of spansOf(3)) processor.onEnd(span);
    await settleMicrotasks();
    expect(exporter.calls).toHaveLength(3);
  });

  // Today an unhandled rejection, and a promise that never resolves.
  test("an exporter whose shutdown rejects with what has no text does not hang shutdown", async () => {
    const exporter = answering();
    // oxlint-disable-next-line prefer-promise-reject-errors -- that is the point
    exporter.shutdown = () => Promise.reject(Object.create(null));
    const scheduler = new ManualScheduler();
    let done = false;
    void new BatchingSpanProcessor({ exporter, scheduler, ...quiet }).shutdown().then(() => (done = true));
    await scheduler.advance(100_000);
    expect(done).toBe(true);
  });

  test("one that passes for an EncodeError without a reason does not make the books NaN", () => {
    const processor = new BatchingSpanProcessor({ exporter: answering(), ...quiet });
    const attributes = {
      get a(): string {
        throw Object.assign(new Error("x"), { code: "SIDEBAND_ENCODE_FAILED" });
      },
    };
    processor.onEnd(spanOf({ attributes }));
    expect(unaccounted(processor.ledger.snapshot())).toBe(0);
  });

  test("a ledger listener that throws stays out of the application", () => {
    const ledger = new Ledger();
    ledger.onDrop(() => {
      throw new Error("listener");
    });
    const processor = new BatchingSpanProcessor({ exporter: answering(), ledger, ...quiet });
    expect(() => processor.onEnd(hostile({ events: null }))).not.toThrow();
  });
});
