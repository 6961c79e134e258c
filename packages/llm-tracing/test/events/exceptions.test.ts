import { afterEach, describe, expect, it, vi } from "vitest";

import type { EventLoggerProvider, LlmTracerOptions } from "../../src/index.ts";
import { startRecorder, useContextManager, useDiagnostics } from "../recorder.ts";
import { recordLogs } from "./recorded-logs.ts";

useContextManager();
useDiagnostics();
afterEach(() => vi.unstubAllEnvs());

/** How often an exception was told, on the span and in the log. */
const told = (options: LlmTracerOptions): readonly [onSpan: number, inLog: number] => {
  const recorder = startRecorder();
  const { loggerProvider, logs } = recordLogs();
  const llm = recorder.llm({ captureContent: "span-and-event", loggerProvider, ...options });
  llm.startInference({ provider: "acme" }).fail(new RangeError("no"));
  const inLog = logs().filter(({ eventName }) => eventName === "gen_ai.client.operation.exception");
  return [recorder.span().events.length, inLog.length];
};

const unwanted: EventLoggerProvider = { getLogger: () => ({ emit: () => {}, enabled: () => false }) };

describe("an exception is told", () => {
  it.each<[string, LlmTracerOptions, readonly [number, number]]>([
    ["in the log that is given", {}, [0, 1]],
    ["in both, where only the span's event may have its text", { captureContent: "span" }, [1, 1]],
    ["on the span without one", { loggerProvider: undefined as never }, [1, 0]],
    ["on the span, where that is asked for", { exceptions: "span-events" }, [1, 0]],
    ["in both, where that is asked for", { exceptions: "both" }, [1, 1]],
    ["on the span, where the log does not take it", { exceptions: "logs", loggerProvider: unwanted }, [1, 0]],
    ["on the span, where there is no log", { exceptions: "logs", loggerProvider: undefined as never }, [1, 0]],
  ])("%s", (_, options, expected) => expect(told(options)).toEqual(expected));

  it.each(["span", "event", "span-and-event"] as const)(
    "with its stack trace, with content captured for %s",
    (place) => {
      const recorder = startRecorder();
      const { loggerProvider, logs } = recordLogs();
      const error = new RangeError("no");
      recorder.llm({ captureContent: place, loggerProvider }).startInference({ provider: "acme" }).fail(error);
      const exceptions = [...recorder.span().events, ...logs()].map(
        ({ attributes }) => attributes?.["exception.stacktrace"],
      );
      expect(exceptions.filter((stack) => stack === error.stack)).toHaveLength(1);
    },
  );

  it("as a tool's where a tool has thrown it, and once", () => {
    const recorder = startRecorder();
    const { loggerProvider, logs } = recordLogs();
    const llm = recorder.llm({ loggerProvider });
    const fail = (): never => {
      throw new RangeError("no");
    };
    expect(() => llm.agent({ name: "support" }, () => llm.tool({ name: "look_up" }, fail))).toThrow("no");
    expect(() => llm.agent({ name: "support" }, fail)).toThrow("no");
    expect(logs().map(({ eventName }) => eventName)).toEqual([
      "gen_ai.execute_tool.exception",
      "gen_ai.client.operation.exception",
    ]);
  });

  it("where the environment says so", () => {
    vi.stubEnv("OTEL_SEMCONV_EXCEPTION_SIGNAL_OPT_IN", "logs/dup");
    expect(told({})).toEqual([1, 1]);
    expect(told({ exceptions: "logs" })).toEqual([0, 1]);
  });
});
