import { createTelemetryHarness } from "@sideband/testing-utils";
import { describe, expect, it } from "vitest";

import { recordError, type RecordErrorOptions } from "../../src/errors/record-error.ts";
import { useDiagnostics } from "../recorder.ts";
import { everything, startTrace } from "./failed-span.ts";

const diagnostics = useDiagnostics();

const limited = (): Error =>
  Object.assign(new Error("429 my secret question"), { status: 429, headers: new Headers({ "retry-after": "2" }) });

const record = (error: unknown, options: RecordErrorOptions = {}) => {
  const { start, end } = startTrace();
  const span = start();
  recordError(span, error, options);
  return end(span);
};

describe("recordError", () => {
  it("says what is known of the failure", () => {
    expect(record(limited()).attributes).toEqual({
      "error.type": "429",
      "sideband.error.category": "rate_limited",
      "sideband.error.retry_after": 2,
    });
  });

  it("says it in the dialects that are asked for", () => {
    const { attributes } = record(limited(), { dialects: ["refinement-1.0"] });
    expect(attributes).toMatchObject({ "gen_ai.error.type": "rate_limited", "gen_ai.error.retry_after_ms": 2000 });
  });

  it("tells a logger of the exception in the span's context, as often as it is called", () => {
    using telemetry = createTelemetryHarness();
    const { start, end } = startTrace();
    const span = start();
    const error = limited();
    const { logger } = telemetry;
    recordError(span, error, { logger });
    recordError(span, error, { logger, captureContent: "span-and-event" });
    recordError(span, error, { logger, captureContent: "event" });
    const { spanId, traceId } = span.spanContext();
    expect(telemetry.logs()).toEqual([
      expect.objectContaining({ eventName: "gen_ai.client.operation.exception", spanId, traceId }),
      expect.objectContaining({ attributes: expect.objectContaining({ "exception.message": error.message }) }),
      expect.objectContaining({ attributes: expect.objectContaining({ "exception.message": error.message }) }),
    ]);
    expect(JSON.stringify(telemetry.logs()[0]?.attributes)).not.toContain("secret");
    expect(end(span).events).toEqual([]);
  });

  it.each([
    ["span-events", 1, 0],
    ["both", 1, 1],
    ["logs", 0, 1],
    [undefined, 1, 1],
  ] as const)("tells of it as is asked for: %s", (exceptions, events, records) => {
    using telemetry = createTelemetryHarness();
    const options: RecordErrorOptions = { captureContent: "span", logger: telemetry.logger };
    const span = record(limited(), exceptions === undefined ? options : { ...options, exceptions });
    expect([span.events.length, telemetry.logs().length]).toEqual([events, records]);
  });

  it("tells the span of it again though it has been told, and where there is no logger", () => {
    const { start, end } = startTrace();
    const span = start();
    const error = limited();
    recordError(span, error, { captureContent: "span" });
    recordError(span, error, { captureContent: "span", exceptions: "logs" });
    expect(end(span).events).toHaveLength(2);
  });

  it("redacts every text", () => {
    const redact = (text: string): string => text.replaceAll("secret", "***");
    const span = record(new Error("my secret", { cause: limited() }), { captureContent: "span", redact });
    expect(span.status.message).toBe("my ***");
    expect(everything(span)).not.toContain("secret");
  });

  it("lets nothing through that cannot be redacted, and says so", () => {
    const redact = (): never => {
      throw new Error("my secret");
    };
    const span = record(limited(), { captureContent: "span", redact });
    expect(everything(span)).not.toContain("secret");
    expect(span.attributes["sideband.error.category"]).toBe("rate_limited");
    expect(span.events).toHaveLength(1);
    expect(diagnostics.take()).toEqual([expect.stringContaining("`redact` function threw Error")]);
  });

  it.each([[{ captureContent: "everything" }], [{ redact: 5 }], [{ dialects: 5 }], [{ logger: 5 }], [null]])(
    "does not throw, nor quote, for bad options: %j",
    (options) => {
      expect(everything(record(limited(), options as never))).not.toContain("secret");
      diagnostics.take();
    },
  );
});
