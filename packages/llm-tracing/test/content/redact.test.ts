import { describe, expect, it } from "vitest";

import type { LlmTracerOptions } from "../../src/index.ts";
import { recordLogs } from "../events/recorded-logs.ts";
import { startRecorder, turn, useContextManager, useDiagnostics, useUnhandledRejections } from "../recorder.ts";

useContextManager();
const diagnostics = useDiagnostics();
useUnhandledRejections();

const redact = (text: string): string => text.replaceAll("secret", "***");
const options: LlmTracerOptions = { redact, captureContent: "span-and-event" };

const request = { provider: "acme" };

describe("redact is applied", () => {
  it("to attributes and the name of a span, before a sampler sees them", () => {
    const recorder = startRecorder();
    const observed: object[] = [];
    const llm = recorder.llm({
      ...options,
      observers: [{ onStart: ({ attributes }) => observed.push({ ...attributes }) }],
    });
    llm.chat(
      { provider: "acme", model: "secret-1", stop: ["a secret"], attributes: { "app.secret": "secret" } },
      () => {},
    );
    const attributes = {
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": "acme",
      "gen_ai.request.model": "***-1",
      "gen_ai.request.stop_sequences": ["a ***"],
      "app.***": "***",
    };
    expect(recorder.span().name).toBe("chat ***-1");
    expect(recorder.attributesAtStart()).toEqual([attributes]);
    expect(observed).toEqual([attributes]);
  });

  it("to what is recorded later", () => {
    const recorder = startRecorder();
    const span = recorder.llm(options).startInference(request);
    span.recordResponse({ id: "secret-id", model: "secret-model", finishReasons: ["secret"] });
    span.end();
    expect(recorder.span().attributes).toMatchObject({
      "gen_ai.response.id": "***-id",
      "gen_ai.response.model": "***-model",
      "gen_ai.response.finish_reasons": ["***"],
    });
  });

  it("to texts and keys of content, however deep, in both forms", () => {
    const recorder = startRecorder();
    const { loggerProvider, log } = recordLogs();
    const part = { type: "text", secretKey: { nested: ["a secret", { at: new Date(0), toJSON: undefined }] } };
    const messages = [{ role: "user", parts: [part, { toJSON: () => "my secret" }] }];
    recorder
      .llm({ ...options, loggerProvider })
      .startInference({ ...request, messages: messages as never })
      .end();
    const clean = [
      {
        role: "user",
        parts: [{ type: "text", "***Key": { nested: ["a ***", { at: new Date(0).toJSON() }] } }, "my ***"],
      },
    ];
    expect(log().attributes["gen_ai.input.messages"]).toEqual(clean);
    expect(JSON.parse(String(recorder.span().attributes["gen_ai.input.messages"]))).toEqual(clean);
  });

  it("to texts, and the names of what fills a prompt", () => {
    const recorder = startRecorder();
    const llm = recorder.llm(options);
    llm.chat({ ...request, promptVariables: { "secret-city": "secret" } }, () => {});
    llm.retrieval({ query: "secret" }, () => {});
    const [chat, retrieval] = recorder.spans();
    expect(chat?.attributes["gen_ai.prompt.variable.***-city"]).toBe("***");
    expect(retrieval?.attributes["gen_ai.retrieval.query.text"]).toBe("***");
  });

  it("to errors: description, message, stack, and chain", () => {
    const recorder = startRecorder();
    const { loggerProvider, logs } = recordLogs();
    const error = new RangeError("a secret", { cause: new TypeError("another secret") });
    const llm = recorder.llm({ ...options, loggerProvider, exceptions: "both" });
    llm.startInference(request).fail(error);
    const all = JSON.stringify([
      recorder.span().status,
      recorder.span().events,
      recorder.span().attributes,
      logs().map(({ attributes }) => attributes),
    ]);
    expect(all).not.toContain("secret");
    expect(recorder.span().status.message).toBe("a ***");
    expect(recorder.span().events[0]?.attributes).toMatchObject({
      "exception.message": "a ***",
      "exception.stacktrace": expect.stringContaining("RangeError: a ***"),
      "sideband.exception.chain": ["RangeError: a ***", "TypeError: another ***"],
    });
  });

  it("to what an agent has decided, wherever it is told, and to evaluations", () => {
    const recorder = startRecorder();
    const { loggerProvider, logs } = recordLogs();
    const llm = recorder.llm({ ...options, loggerProvider, dialects: ["genai-0.1", "refinement-1.0"] });
    llm.reasoning({ type: "secret" }, (span) => span.record({ selectedAction: "secret", thought: "secret" }));
    llm.evaluation({ name: "secret", explanation: "a secret" });
    const { attributes, events } = recorder.span();
    expect(events).toHaveLength(1);
    expect(logs()).toHaveLength(2);
    expect(JSON.stringify([attributes, events, logs().map((log) => log.attributes)])).not.toContain("secret");
    expect(logs()[1]?.attributes["gen_ai.evaluation.explanation"]).toBe("a ***");
  });

  it("once to each text: a redactor that gives pseudonyms gives one", () => {
    const recorder = startRecorder();
    const { loggerProvider, logs } = recordLogs();
    const llm = recorder.llm({ ...options, loggerProvider, redact: (text) => `<${text}>` });
    llm.reasoning({ type: "rules" }, (span) => span.record({ selectedAction: "refund", thought: "think" }));
    expect(recorder.span().attributes["sideband.reasoning.selected_action"]).toBe("<refund>");
    expect(recorder.span().attributes["sideband.reasoning.thought"]).toBe("<think>");
    expect(logs()[0]?.attributes).toEqual({
      "sideband.reasoning.selected_action": "<refund>",
      "sideband.reasoning.thought": "<think>",
    });
  });
});

describe("a redactor that fails", () => {
  it.each<[string, (text: string) => unknown]>([
    ["throws", fail],
    ["gives no text", () => undefined],
    ["is async", async (text) => text],
    ["is async and rejects", async () => fail()],
  ])("lets nothing through where it %s, and is told of once", async (_, broken) => {
    const recorder = startRecorder();
    const { loggerProvider, logs } = recordLogs();
    const llm = recorder.llm({ ...options, loggerProvider, redact: broken as never, exceptions: "both" });
    const messages = [{ role: "user", parts: [{ type: "text", content: "secret" }] }] as const;
    const span = llm.startInference({ provider: "acme", model: "secret", messages });
    span.recordUsage({ inputTokens: 7 });
    span.fail(new Error("secret"));
    const { name, attributes, events, status } = recorder.span();
    expect(JSON.stringify([name, attributes, events, status, logs().map((log) => log.attributes)])).not.toContain(
      "secret",
    );
    expect(attributes).toMatchObject({ "gen_ai.usage.input_tokens": 7, "gen_ai.request.model": "[redaction failed]" });
    await turn();
    expect(diagnostics.take()).toEqual([expect.stringMatching(/the `redact` function threw (Range|Type)Error/)]);
  });
});

function fail(): never {
  throw new RangeError("secret");
}

it("is a function", () => {
  expect(() => startRecorder().llm({ redact: "yes" as never })).toThrow(
    new TypeError('Expected `redact` to be a function that takes and gives a text, got "yes"'),
  );
});
