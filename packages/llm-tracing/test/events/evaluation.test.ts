import { trace } from "@opentelemetry/api";
import { describe, expect, it } from "vitest";

import type { CaptureContent, Evaluation, LlmSpan } from "../../src/index.ts";
import { startRecorder, useContextManager, useDiagnostics } from "../recorder.ts";
import { recordLogs } from "./recorded-logs.ts";

useContextManager();
const diagnostics = useDiagnostics();

const request = { provider: "acme" };
const evaluation = { name: "relevance", scoreValue: 0.9, scoreLabel: "pass", responseId: "r1" };
const attributes = {
  "gen_ai.evaluation.name": "relevance",
  "gen_ai.evaluation.score.value": 0.9,
  "gen_ai.evaluation.score.label": "pass",
  "gen_ai.response.id": "r1",
};

describe("LlmTracer.evaluation", () => {
  it.each<[string, (span: LlmSpan) => Pick<Evaluation, "of">]>([
    ["a span", ({ span }) => ({ of: span })],
    ["a span's context", ({ span }) => ({ of: span.spanContext() })],
    ["what a callback is given", (span) => ({ of: span })],
  ])("is an event in the context of %s, whatever is active", (_, of) => {
    const recorder = startRecorder();
    const { loggerProvider, logs } = recordLogs();
    const llm = recorder.llm({ loggerProvider });
    const judged = llm.startInference(request);
    judged.end();
    llm.plan({}, () => llm.evaluation({ ...evaluation, ...of(judged) }));
    const [, log] = logs();
    const { traceId, spanId } = judged.span.spanContext();
    expect(log).toMatchObject({ eventName: "gen_ai.evaluation.result", severityNumber: 0, traceId, spanId });
    expect(log?.attributes).toEqual(attributes);
  });

  it("is of the active span by default, and tells what has failed", () => {
    const recorder = startRecorder();
    const { loggerProvider, log } = recordLogs();
    const llm = recorder.llm({ loggerProvider });
    llm.plan({}, () => llm.evaluation({ name: "relevance", errorType: "timeout" }));
    expect(log().spanId).toBe(recorder.span().spanContext().spanId);
    expect(log().attributes).toEqual({ "gen_ai.evaluation.name": "relevance", "error.type": "timeout" });
  });

  it.each<[CaptureContent, boolean, boolean]>([
    ["none", false, false],
    ["span", true, false],
    ["event", false, true],
    ["span-and-event", true, true],
  ])("explains itself only where content is captured: %s", (captureContent, onSpan, inLog) => {
    const recorder = startRecorder();
    const { loggerProvider, log } = recordLogs();
    const explained = { ...evaluation, explanation: "quotes the answer" };
    recorder.llm({ captureContent, loggerProvider }).evaluation(explained);
    expect("gen_ai.evaluation.explanation" in log().attributes).toBe(inLog);
    const llm = recorder.llm({ captureContent });
    llm.plan({}, () => llm.evaluation(explained));
    expect("gen_ai.evaluation.explanation" in (recorder.span().events[0]?.attributes ?? {})).toBe(onSpan);
  });

  it("without a logger is an event of the span that was judged", () => {
    const recorder = startRecorder();
    const llm = recorder.llm();
    llm.chat(request, (span) => {
      llm.tool({ name: "judge" }, () => llm.evaluation({ ...evaluation, of: span }));
    });
    expect(recorder.spans().map(({ name, events }) => [name, events.map((event) => event.attributes)])).toEqual([
      ["execute_tool judge", []],
      ["chat", [attributes]],
    ]);
  });

  it("that nobody takes is told of, once", () => {
    const recorder = startRecorder();
    const llm = recorder.llm();
    const ended = llm.startInference(request);
    ended.end();
    llm.evaluation({ ...evaluation, of: ended });
    llm.evaluation(evaluation);
    expect(diagnostics.take()).toEqual([expect.stringContaining("evaluations are lost")]);
  });

  it("of a span that is not sampled is no loss", () => {
    const llm = startRecorder().llm();
    llm.evaluation({ ...evaluation, of: { traceId: "1".repeat(32), spanId: "1".repeat(16), traceFlags: 0 } });
    expect(trace.getActiveSpan()).toBeUndefined();
  });

  it("takes anything for a span", () => {
    const { loggerProvider, logs } = recordLogs();
    const llm = startRecorder().llm({ loggerProvider });
    for (const of of [null, 5, "span", {}, { span: 7 }]) llm.evaluation({ ...evaluation, of: of as never });
    llm.evaluation(undefined as never);
    expect(logs()).toHaveLength(6);
    expect(logs().map(({ spanId }) => spanId)).toEqual([null, null, null, null, null, null]);
  });
});
