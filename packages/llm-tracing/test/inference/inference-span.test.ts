import { describe, expect, it } from "vitest";

import { ERROR, startRecorder, UNSET, useContextManager, useDiagnostics } from "../recorder.ts";

useContextManager();
useDiagnostics();

const request = { provider: "openai", model: "gpt-4o" };

describe("LlmSpan", () => {
  it("records response and usage under the names of the conventions", () => {
    const recorder = startRecorder();
    const span = recorder.llm().startInference(request);
    span.recordResponse({ id: "chatcmpl-1", model: "gpt-4o-2024-08-06", finishReasons: ["stop"] });
    span.recordUsage({
      inputTokens: 100,
      outputTokens: 50,
      cacheReadInputTokens: 40,
      cacheWriteInputTokens: 10,
      reasoningOutputTokens: 30,
      textInputTokens: 60,
      textOutputTokens: 20,
      imageInputTokens: 5,
      imageOutputTokens: 6,
      audioInputTokens: 7,
      audioOutputTokens: 8,
      textCacheReadInputTokens: 30,
      imageCacheReadInputTokens: 4,
      audioCacheReadInputTokens: 6,
    });
    expect(recorder.spans()).toEqual([]);
    span.end();
    expect(recorder.span().attributes).toMatchObject({
      "gen_ai.response.id": "chatcmpl-1",
      "gen_ai.response.model": "gpt-4o-2024-08-06",
      "gen_ai.response.finish_reasons": ["stop"],
      "gen_ai.usage.input_tokens": 100,
      "gen_ai.usage.output_tokens": 50,
      "gen_ai.usage.cache_read.input_tokens": 40,
      "gen_ai.usage.cache_write.input_tokens": 10,
      "gen_ai.usage.reasoning.output_tokens": 30,
      "gen_ai.usage.text.input_tokens": 60,
      "gen_ai.usage.text.output_tokens": 20,
      "gen_ai.usage.image.input_tokens": 5,
      "gen_ai.usage.image.output_tokens": 6,
      "gen_ai.usage.audio.input_tokens": 7,
      "gen_ai.usage.audio.output_tokens": 8,
      "gen_ai.usage.text.cache_read.input_tokens": 30,
      "gen_ai.usage.image.cache_read.input_tokens": 4,
      "gen_ai.usage.audio.cache_read.input_tokens": 6,
    });
  });

  it("takes totals of zero, and parts only where there are any", () => {
    const recorder = startRecorder();
    const span = recorder.llm().startInference(request);
    span.recordUsage({ inputTokens: 0, outputTokens: 0, cacheReadInputTokens: 0, reasoningOutputTokens: 0 });
    span.end();
    const usage = Object.entries(recorder.span().attributes).filter(([key]) => key.startsWith("gen_ai.usage"));
    expect(usage).toEqual([
      ["gen_ai.usage.input_tokens", 0],
      ["gen_ai.usage.output_tokens", 0],
    ]);
  });

  it("times the first chunk, in seconds, by a monotonic clock", () => {
    const recorder = startRecorder();
    let nowMs = 1000;
    const span = recorder.llm({ nowMs: () => nowMs }).startInference(request);
    nowMs = 1250;
    span.recordChunk();
    nowMs = 9000;
    span.recordChunk();
    span.end();
    expect(recorder.span().attributes["gen_ai.response.time_to_first_chunk"]).toBe(0.25);
  });

  it.each([
    ["end", undefined, undefined],
    ["end", ["stop", null], ["stop", "error"]],
    ["cancel", undefined, ["error", "error"]],
    ["cancel", ["stop"], ["stop", "error"]],
    ["cancel", [null, "length", "stop"], ["error", "length", "stop"]],
    ["fail", undefined, ["error", "error"]],
    ["fail", ["stop", "stop"], ["stop", "stop"]],
  ] as const)("%s with finish reasons %o of two choices records %o", (method, given, recorded) => {
    const recorder = startRecorder();
    const span = recorder.llm().startInference({ ...request, choiceCount: 2 });
    if (given !== undefined) span.recordResponse({ finishReasons: given });
    span[method](new Error("failed"));
    expect(recorder.span().attributes["gen_ai.response.finish_reasons"]).toEqual(recorded);
  });

  it("does not take a cancellation for an error", () => {
    const recorder = startRecorder();
    recorder.llm().startInference(request).cancel();
    expect(recorder.span().status).toEqual({ code: UNSET });
    expect(recorder.span().attributes["error.type"]).toBeUndefined();
  });

  it("keeps the first of its ends", () => {
    const recorder = startRecorder();
    const span = recorder.llm().startInference(request);
    span.fail(new TypeError("first"));
    span.end();
    span.cancel();
    span.fail(new RangeError("second"));
    span.recordUsage({ inputTokens: 1 });
    span.recordChunk();
    span.recordOutput([]);
    expect(recorder.span().status.code).toBe(ERROR);
    expect(recorder.span().attributes["error.type"]).toBe("TypeError");
    expect(recorder.span().attributes["gen_ai.usage.input_tokens"]).toBeUndefined();
    expect(recorder.span().attributes["gen_ai.response.time_to_first_chunk"]).toBeUndefined();
  });

  it("records another operation than chat under its name", () => {
    const recorder = startRecorder();
    recorder
      .llm()
      .startInference({ ...request, operation: "text_completion" })
      .end();
    expect(recorder.span().name).toBe("text_completion gpt-4o");
  });
});

describe("content", () => {
  const messages = [{ role: "user", parts: [{ type: "text", content: "my secret" }] }] as const;
  const content = {
    messages,
    systemInstructions: [{ type: "text", content: "be secretive" }],
    tools: [{ type: "function", name: "look_up", description: "looks secrets up", parameters: {} }],
  } as const;

  it("is recorded as JSON where it is captured, of tools the type and name", () => {
    const recorder = startRecorder();
    const span = recorder.llm({ captureContent: "span" }).startInference({ ...request, ...content });
    span.recordOutput([{ role: "assistant", parts: [{ type: "text", content: "told" }] }]);
    expect(span.capturesContent).toBe(true);
    span.end();
    expect(span.capturesContent).toBe(false);
    expect(recorder.span().attributes).toMatchObject({
      "gen_ai.input.messages": '[{"role":"user","parts":[{"type":"text","content":"my secret"}]}]',
      "gen_ai.system_instructions": '[{"type":"text","content":"be secretive"}]',
      "gen_ai.tool.definitions": '[{"type":"function","name":"look_up"}]',
      "gen_ai.output.messages": '[{"role":"assistant","parts":[{"type":"text","content":"told"}]}]',
    });
  });

  it("is not even asked for where it is not captured", () => {
    const recorder = startRecorder();
    const span = recorder.llm().startInference({ ...request, ...content });
    span.recordInput(messages);
    span.recordOutput(() => {
      throw new Error("asked for");
    });
    span.end();
    expect(JSON.stringify(recorder.span().attributes)).not.toContain("secret");
    const keys = Object.keys(recorder.span().attributes);
    expect(keys.filter((key) => /messages|instructions|definitions/.test(key))).toEqual([]);
  });

  it("is taken as it is at the time of the call", () => {
    const recorder = startRecorder();
    const history = [messages[0]];
    const span = recorder.llm({ captureContent: "span" }).startInference({ ...request, messages: history });
    history.push(messages[0]);
    span.end();
    expect(JSON.parse(String(recorder.span().attributes["gen_ai.input.messages"]))).toHaveLength(1);
  });

  it.each(["end", "cancel", "fail"] as const)("asks for output with %s, so that a part of it is not lost", (method) => {
    const recorder = startRecorder();
    const span = recorder.llm({ captureContent: "span" }).startInference(request);
    let text = "";
    span.recordOutput(() => [{ role: "assistant", parts: [{ type: "text", content: text }] }]);
    text = "partial";
    span[method](new Error("broken"));
    expect(recorder.span().attributes["gen_ai.output.messages"]).toContain("partial");
  });
});
