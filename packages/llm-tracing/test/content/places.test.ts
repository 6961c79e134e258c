import { trace } from "@opentelemetry/api";
import { isContentKey } from "@sideband/semconv";
import { afterEach, describe, expect, it, vi } from "vitest";

import { type CaptureContent, LlmTracer, type LlmTracerOptions, type Message } from "../../src/index.ts";
import { recordLogs } from "../events/recorded-logs.ts";
import { type Recorder, startRecorder, useContextManager, useDiagnostics } from "../recorder.ts";
import { type OperationName, OPERATIONS } from "../span/operations.ts";

useContextManager();
useDiagnostics();
afterEach(() => vi.unstubAllEnvs());

const VARIABLE = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT";
const DETAILS = "gen_ai.client.inference.operation.details";

const contentOf = (attributes: object): object =>
  Object.fromEntries(Object.entries(attributes).filter(([key]) => isContentKey(key)));

/** What is recorded of a call, in either place. */
const chat = (given: LlmTracerOptions | undefined) => {
  const recorder = startRecorder();
  const { loggerProvider, log } = recordLogs();
  OPERATIONS.chat(new LlmTracer({ tracerProvider: recorder.tracerProvider, loggerProvider, ...given }));
  return { onSpan: contentOf(recorder.span().attributes), onEvent: contentOf(log().attributes) };
};

const text = (content: string) => ({ type: "text", content }) as const;

const STRUCTURES = {
  "gen_ai.input.messages": [{ role: "user", parts: [text("content: question")] }],
  "gen_ai.system_instructions": [text("content: instructions")],
  "gen_ai.tool.definitions": [{ type: "function", name: "lookup" }],
  "gen_ai.output.messages": [
    { role: "assistant", parts: [text("content: answer")] },
    { role: "assistant", parts: [{ type: "tool_call", name: "lookup", arguments: { q: "content: call" } }] },
  ],
  "gen_ai.prompt.variable.city": "content: Bern",
};

const asJson = (value: unknown): unknown => (typeof value === "string" ? value : JSON.stringify(value));

const JSONS = Object.fromEntries(Object.entries(STRUCTURES).map(([key, value]) => [key, asJson(value)]));

const PLACES: Readonly<Record<CaptureContent, object>> = {
  none: { onSpan: {}, onEvent: {} },
  span: { onSpan: JSONS, onEvent: {} },
  event: { onSpan: {}, onEvent: STRUCTURES },
  "span-and-event": { onSpan: JSONS, onEvent: STRUCTURES },
};

describe("content of a call is recorded, as JSON on the span and as structure on the event,", () => {
  it.each(Object.keys(PLACES) as CaptureContent[])("where the option says so: %s", (captureContent) => {
    expect(chat({ captureContent })).toEqual(PLACES[captureContent]);
  });

  it.each<[string, CaptureContent]>([
    ["", "none"],
    ["NO_CONTENT", "none"],
    ["none", "none"],
    ["false", "none"],
    ["0", "none"],
    ["SPAN_ONLY", "span"],
    ["span", "span"],
    ["True", "span"],
    ["1", "span"],
    ["EVENT_ONLY", "event"],
    ["event", "event"],
    [" span_and_event ", "span-and-event"],
  ])("where the environment says so: %j is %s", (value, places) => {
    vi.stubEnv(VARIABLE, value);
    expect(chat(undefined)).toEqual(PLACES[places]);
    expect(chat({ captureContent: "none" })).toEqual(PLACES.none);
  });
});

it("no operation records content where none is captured, and nothing asks for it", () => {
  for (const operation of Object.keys(OPERATIONS) as OperationName[]) {
    const recorder = startRecorder();
    const { loggerProvider, logs } = recordLogs();
    OPERATIONS[operation](recorder.llm({ loggerProvider, dialects: ["genai-0.1", "semconv-1.41", "refinement-1.0"] }));
    const { attributes, events } = recorder.span();
    expect(JSON.stringify([attributes, events, logs().map((log) => log.attributes)])).not.toContain("content:");
  }
});

it.each<[OperationName, object]>([
  [
    "retrieval",
    {
      "gen_ai.retrieval.query.text": "content: query",
      "gen_ai.retrieval.documents": '[{"id":"d1","score":0.5,"text":"content: document"}]',
    },
  ],
  [
    "memorySearch",
    {
      "gen_ai.memory.query.text": "content: query",
      "gen_ai.memory.records": '[{"id":"m1","score":0.5,"content":"content: memory"},{"score":0.25,"content":""}]',
    },
  ],
  [
    "tool",
    {
      "gen_ai.tool.description": "content: description",
      "gen_ai.tool.call.arguments": '{"q":"content: arguments"}',
      "gen_ai.tool.call.result": '{"found":"content: result"}',
    },
  ],
  ["workflow", { "gen_ai.input.messages": '[{"role":"user","parts":[{"type":"text","content":"content: ticket"}]}]' }],
  ["reasoning", { "sideband.reasoning.thought": "content: thought" }],
  [
    "toolSelection",
    {
      "gen_ai.tool.definitions": '[{"type":"function","name":"lookup"},{"type":"function","name":"refund"}]',
      "sideband.tool.selection.reason": "content: reason",
    },
  ],
])("%s records its content on its span", (operation, content) => {
  const recorded = (captureContent: CaptureContent): object => {
    const recorder = startRecorder();
    OPERATIONS[operation](recorder.llm({ captureContent, loggerProvider: recordLogs().loggerProvider }));
    return contentOf(recorder.span().attributes);
  };
  expect(recorded("span")).toEqual(content);
  expect(recorded("span-and-event")).toEqual(content);
  expect(recorded("event")).toEqual({});
});

it("a structure on the span does not change what the event has", () => {
  expect(chat({ captureContent: "event", contentAs: "structure" }).onEvent).toEqual(STRUCTURES);
});

describe("both forms", () => {
  const message = (content: string): Message => ({ role: "user", parts: [text(content)] });

  it("are of one moment, though the application goes on with the same array", () => {
    const recorder = startRecorder();
    const { loggerProvider, log } = recordLogs();
    const history = [message("first")];
    const llm = recorder.llm({ captureContent: "span-and-event", loggerProvider });
    const span = llm.startInference({ provider: "acme", messages: history });
    history.push(message("second"));
    for (const { parts } of history) (parts as object[]).push(text("third"));
    span.end();
    expect(log().attributes["gen_ai.input.messages"]).toEqual([message("first")]);
    expect(JSON.parse(String(recorder.span().attributes["gen_ai.input.messages"]))).toEqual([message("first")]);
  });

  it("are made of what is no JSON as it is", () => {
    const recorder = startRecorder();
    const { loggerProvider, log } = recordLogs();
    const at = new Date(0);
    const span = recorder
      .llm({ captureContent: "span-and-event", loggerProvider })
      .startInference({ provider: "acme", messages: [{ role: "user", parts: [{ type: "x", at, n: 1n }] }] as never });
    span.end();
    const told = [{ role: "user", parts: [{ type: "x", at: "1970-01-01T00:00:00.000Z", n: "1" }] }];
    expect(log().attributes["gen_ai.input.messages"]).toEqual(told);
    expect(JSON.parse(String(recorder.span().attributes["gen_ai.input.messages"]))).toEqual(told);
  });
});

describe("whether content is captured", () => {
  const captures = (recorder: Recorder, options: LlmTracerOptions): boolean =>
    recorder.llm(options).startInference({ provider: "acme" }).capturesContent;

  it("by events, depends on whether anybody takes them", () => {
    const { loggerProvider } = recordLogs();
    const asked: object[] = [];
    const refusing = {
      getLogger: () => ({ emit: () => expect.unreachable(), enabled: (kind?: object) => !asked.push(kind ?? {}) }),
    };
    expect(captures(startRecorder(), { captureContent: "event", loggerProvider })).toBe(true);
    expect(captures(startRecorder(), { captureContent: "event", loggerProvider: refusing })).toBe(false);
    expect(asked).toEqual([expect.objectContaining({ eventName: DETAILS, severityNumber: 5, severityText: "DEBUG" })]);
    expect(captures(startRecorder(), { captureContent: "span-and-event", loggerProvider: refusing })).toBe(true);
    expect(captures(startRecorder(), { captureContent: "event" })).toBe(false);
  });

  it("by spans, depends on whether they record", () => {
    const { loggerProvider } = recordLogs();
    const unsampled = { tracerProvider: { getTracer: () => ({ startSpan: unsampledSpan }) } as never };
    expect(captures(startRecorder(), { captureContent: "span", ...unsampled })).toBe(false);
    expect(captures(startRecorder(), { captureContent: "span-and-event", loggerProvider, ...unsampled })).toBe(true);
  });

  it("is asked of the operation: a tool has its span alone", () => {
    const recorder = startRecorder();
    const { loggerProvider, logs } = recordLogs();
    const llm = recorder.llm({ captureContent: "event", loggerProvider });
    llm.tool({ name: "t", arguments: unread }, () => {});
    llm.retrieval({}, (span) => expect(span.capturesContent).toBe(false));
    llm.reasoning({}, (span) => expect(span.capturesContent).toBe(true));
    expect(logs()).toEqual([]);
  });
});

const unread = {
  get secret(): never {
    return expect.unreachable();
  },
};

const unsampledSpan = () => trace.wrapSpanContext({ traceId: "1".repeat(32), spanId: "1".repeat(16), traceFlags: 0 });

it("a span that is not sampled leaves the event as it is", () => {
  const { loggerProvider, log } = recordLogs();
  const tracerProvider = { getTracer: () => ({ startSpan: unsampledSpan }) } as never;
  OPERATIONS.chat(new LlmTracer({ tracerProvider, loggerProvider, captureContent: "span-and-event" }));
  expect(contentOf(log().attributes)).toEqual(STRUCTURES);
});
