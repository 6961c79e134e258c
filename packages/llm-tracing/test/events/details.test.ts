import * as api from "@opentelemetry/api";
import { line } from "sdk-under-test";
import { afterEach, describe, expect, it } from "vitest";

import type { EventLoggerProvider, EventRecord } from "../../src/index.ts";
import { startRecorder, useContextManager, useDiagnostics } from "../recorder.ts";
import { OPERATIONS } from "../span/operations.ts";
import { recordLogs } from "./recorded-logs.ts";

useContextManager();
const diagnostics = useDiagnostics();

const request = { provider: "acme", model: "acme-1" };

describe("the details of a call", () => {
  it("are a log record with all that its span has, in its context", () => {
    const recorder = startRecorder();
    const { loggerProvider, log } = recordLogs();
    OPERATIONS.chat(recorder.llm({ loggerProvider }));
    const { traceId, spanId } = recorder.span().spanContext();
    expect(log()).toMatchObject({
      eventName: "gen_ai.client.inference.operation.details",
      severityNumber: 5,
      severityText: "DEBUG",
      traceId,
      spanId,
      scope: { name: "@sideband/llm-tracing", version: recorder.span().instrumentationScope.version },
    });
    expect(log().attributes).toEqual(recorder.span().attributes);
  });

  it("are told once, however the call ends, errors and outcomes included", () => {
    const recorder = startRecorder();
    const { loggerProvider, logs } = recordLogs();
    const llm = recorder.llm({ loggerProvider, exceptions: "span-events" });
    const failed = llm.startInference(request);
    failed.fail(new RangeError("no"));
    failed.end();
    llm.startInference(request).cancel();
    llm.startInference(request);
    llm.shutdown();
    diagnostics.take();
    expect(logs().map(({ attributes }) => [attributes["error.type"], attributes["sideband.outcome"]])).toEqual([
      ["RangeError", undefined],
      [undefined, "cancelled"],
      [undefined, "abandoned"],
    ]);
    expect(logs().map(({ attributes }) => attributes)).toEqual(recorder.spans().map(({ attributes }) => attributes));
  });

  it("are not told of other operations", () => {
    const { loggerProvider, logs } = recordLogs();
    const llm = startRecorder().llm({ loggerProvider });
    for (const [name, run] of Object.entries(OPERATIONS)) if (!["chat", "reasoning"].includes(name)) run(llm);
    expect(logs()).toEqual([]);
  });

  it("are not made where a logger does not want them", () => {
    const unwanted: EventLoggerProvider = {
      getLogger: () => ({ emit: () => expect.unreachable(), enabled: () => false }),
    };
    OPERATIONS.chat(startRecorder().llm({ loggerProvider: unwanted, captureContent: "event" }));
  });

  it("need no `enabled`", () => {
    const records: EventRecord[] = [];
    const older: EventLoggerProvider = { getLogger: () => ({ emit: (record) => void records.push(record) }) };
    OPERATIONS.chat(startRecorder().llm({ loggerProvider: older }));
    expect(records).toHaveLength(1);
  });

  it.each<[string, EventLoggerProvider]>([
    ["provider", { getLogger: () => fail() }],
    ["logger", { getLogger: () => ({ emit: () => fail() }) }],
    ["answer", { getLogger: () => ({ emit: () => {}, enabled: () => fail() }) }],
  ])("leave the call as it is where the %s throws", (_, loggerProvider) => {
    const recorder = startRecorder();
    const llm = recorder.llm({ loggerProvider, captureContent: "event" });
    expect(llm.chat(request, () => "answer")).toBe("answer");
    expect(llm.chat(request, () => "answer")).toBe("answer");
    expect(recorder.spans()).toHaveLength(2);
    expect(diagnostics.take()).toEqual([expect.stringContaining("a logger threw RangeError")]);
  });
});

const fail = (): never => {
  throw new RangeError("secret");
};

describe("the decision of an agent", () => {
  it("is a log record, with its thought where that is captured", () => {
    const decided = (captureContent: "none" | "event" | "span") => {
      const { loggerProvider, log } = recordLogs();
      OPERATIONS.reasoning(startRecorder().llm({ loggerProvider, captureContent }));
      return log();
    };
    const attributes = {
      "sideband.reasoning.options.count": 3,
      "sideband.reasoning.selected_action": "refund",
      "sideband.reasoning.confidence": 0.8,
    };
    expect(decided("none")).toMatchObject({ eventName: "sideband.agent.reasoning", severityNumber: 9 });
    expect(decided("none").attributes).toEqual(attributes);
    expect(decided("span").attributes).toEqual(attributes);
    expect(decided("event").attributes).toEqual({ ...attributes, "sideband.reasoning.thought": "content: thought" });
  });
});

const { logs: globalLogs } = api as unknown as {
  readonly logs?: { setGlobalLoggerProvider(provider: unknown): unknown; disable(): void };
};

const ofLine = {
  2: () =>
    it("there is no global logger provider in api 1.9, and nothing is lost by it", () => {
      expect(globalLogs).toBeUndefined();
      const recorder = startRecorder();
      OPERATIONS.chat(recorder.llm({ captureContent: "span-and-event" }));
      expect(recorder.span().attributes).toHaveProperty(["gen_ai.input.messages"]);
    }),
  3: () =>
    describe("the global logger provider", () => {
      afterEach(() => globalLogs?.disable());

      it("is looked up at each event, so that it may be set late", () => {
        const llm = startRecorder().llm();
        OPERATIONS.chat(llm);
        const { loggerProvider, logs } = recordLogs();
        globalLogs?.setGlobalLoggerProvider(loggerProvider);
        OPERATIONS.chat(llm);
        expect(logs()).toHaveLength(1);
        globalLogs?.disable();
        OPERATIONS.chat(llm);
        expect(logs()).toHaveLength(1);
      });

      it("yields to one that is given", () => {
        const [global, given] = [recordLogs(), recordLogs()];
        globalLogs?.setGlobalLoggerProvider(global.loggerProvider);
        OPERATIONS.chat(startRecorder().llm({ loggerProvider: given.loggerProvider }));
        expect([global.logs().length, given.logs().length]).toEqual([0, 1]);
      });

      it("takes exceptions where nothing else may have their texts", () => {
        const { loggerProvider, logs } = recordLogs();
        globalLogs?.setGlobalLoggerProvider(loggerProvider);
        const error = new RangeError("no");
        startRecorder().llm({ captureContent: "event" }).startInference(request).fail(error);
        expect(logs().map(({ attributes }) => attributes?.["exception.stacktrace"])).toContain(error.stack);
      });

      it("takes exceptions where that is asked for", () => {
        const { loggerProvider, logs } = recordLogs();
        globalLogs?.setGlobalLoggerProvider(loggerProvider);
        startRecorder().llm({ exceptions: "logs" }).startInference(request).fail(new RangeError("no"));
        startRecorder().llm().startInference(request).fail(new RangeError("no"));
        const names = logs().map(({ eventName }) => eventName);
        expect(names.filter((name) => name.endsWith("exception"))).toEqual(["gen_ai.client.operation.exception"]);
      });
    }),
};
ofLine[line]();
