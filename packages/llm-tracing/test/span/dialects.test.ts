import { lintSpans } from "@sideband/testing-utils";
import { describe, expect, it } from "vitest";

import type { LlmObserver, LlmTracerOptions } from "../../src/index.ts";
import { recordLogs } from "../events/recorded-logs.ts";
import { ERROR, type Recorder, startRecorder, useContextManager, useDiagnostics } from "../recorder.ts";
import { type OperationName, OPERATIONS } from "./operations.ts";

useContextManager();
useDiagnostics();

type Dialects = NonNullable<LlmTracerOptions["dialects"]>;

const LATEST = "genai-0.1";
const OLDER = "semconv-1.41";
const SPECIFIED = "refinement-1.0";

const recorded = (operation: OperationName, dialects: Dialects, options: LlmTracerOptions = {}): Recorder => {
  const recorder = startRecorder();
  OPERATIONS[operation](recorder.llm({ dialects, ...options }));
  return recorder;
};

const olderNames = {
  "gen_ai.system": "openai",
  "gen_ai.usage.cache_creation.input_tokens": 5,
};

const specifiedNames = {
  "gen_ai.system": "openai",
  "gen_ai.response.finish_reason": "stop",
  "gen_ai.response.streaming": true,
  "gen_ai.response.time_to_first_token_ms": 250,
  "gen_ai.response.tokens_per_second": 20,
  "gen_ai.response.total_duration_ms": 2000,
  "gen_ai.usage.total_tokens": 120,
  "gen_ai.usage.cost_usd": 0.5,
};

/** Those that the specification has others for. */
const replacedNames = {
  "gen_ai.provider.name": "openai",
  "gen_ai.response.finish_reasons": ["stop", "tool_call"],
  "gen_ai.request.stream": true,
  "gen_ai.response.time_to_first_chunk": 0.25,
  "sideband.response.output_tokens_per_second": 20,
  "sideband.usage.cost.amount": 0.5,
};

const latestNames = { ...replacedNames, "gen_ai.usage.cache_write.input_tokens": 5 };

/** The first chunk after a quarter of a second, the end one and three quarters after that. */
const chatOptions = (): LlmTracerOptions => {
  const times = [0, 250, 1250, 2000];
  return {
    nowMs: () => times.shift() ?? 2000,
    prices: { cost: () => ({ amount: 0.5, currency: "USD", source: "local" }) },
  };
};

const chat = (dialects: Dialects) => recorded("chat", dialects, chatOptions()).span();

describe("a call of a model", () => {
  it.each<[Dialects, object, readonly object[]]>([
    [[LATEST], latestNames, [olderNames, specifiedNames]],
    [[LATEST, OLDER], { ...latestNames, ...olderNames }, [specifiedNames]],
    [[LATEST, SPECIFIED], { ...latestNames, ...specifiedNames }, [{ "gen_ai.usage.cache_creation.input_tokens": 5 }]],
    [[LATEST, OLDER, SPECIFIED], { ...latestNames, ...olderNames, ...specifiedNames }, []],
    [[SPECIFIED], specifiedNames, [replacedNames]],
    [[OLDER], { ...olderNames, "gen_ai.provider.name": "openai" }, [specifiedNames]],
  ])("is told in %j", (dialects, present, absent) => {
    const { attributes } = chat(dialects);
    expect(attributes).toMatchObject(present);
    for (const key of absent.flatMap((names) => Object.keys(names))) {
      if (!(key in present)) expect(attributes).not.toHaveProperty([key]);
    }
  });

  it.each<[Dialects, string]>([
    [[LATEST], "chat gpt-4o"],
    [[LATEST, SPECIFIED], "chat gpt-4o"],
    [[OLDER, SPECIFIED], "chat gpt-4o"],
    [[SPECIFIED], "gen_ai.chat"],
  ])("has one name, in %j: %s", (dialects, name) => expect(chat(dialects).name).toBe(name));

  it("has an event at the first chunk, without the preview, in the specification's dialect alone", () => {
    for (const captureContent of ["none", "span"] as const) {
      const events = recorded("chat", [LATEST, SPECIFIED], { captureContent }).span().events;
      expect(events.map(({ name, attributes }) => [name, attributes ?? {}])).toEqual([["first_token", {}]]);
    }
    expect(recorded("chat", [LATEST, OLDER]).span().events).toEqual([]);
  });

  it("tells only the sum of what is known", () => {
    const recorder = startRecorder();
    recorder.llm({ dialects: [SPECIFIED] }).chat({ provider: "acme" }, (span) => span.recordUsage({ inputTokens: 5 }));
    expect(recorder.span().attributes).not.toHaveProperty(["gen_ai.usage.total_tokens"]);
  });
});

describe("other operations", () => {
  it.each<[OperationName, string, object]>([
    ["agent", "agent.run", { "agent.name": "support", "agent.step": 2 }],
    ["tool", "agent.tool_call", { "agent.tool.name": "lookup" }],
    ["plan", "agent.reasoning", { "agent.name": "support" }],
    ["reasoning", "agent.reasoning", { "agent.reasoning.type": "rules", "agent.reasoning.confidence": 0.8 }],
    ["toolSelection", "agent.tool_selection", { "agent.tool.name": "refund" }],
    ["memorySearch", "agent.memory_retrieval", { "agent.memory.query_length": 14, "agent.memory.results_count": 2 }],
    ["retrieval", "agent.memory_retrieval", {}],
    ["workflow", "invoke_workflow triage", { "agent.name": "triage" }],
    ["embeddings", "embeddings embed-1", { "gen_ai.system": "openai" }],
  ])("%s is %s", (operation, name, attributes) => {
    const alone = recorded(operation, [SPECIFIED]).span();
    expect(alone.name).toBe(name);
    expect(alone.attributes).toMatchObject(attributes);
    expect(recorded(operation, [LATEST, SPECIFIED]).span().attributes).toMatchObject(attributes);
  });

  it("a workflow has its own name in 1.41", () => {
    expect(recorded("workflow", [LATEST, OLDER]).span().attributes).toMatchObject({
      "gen_ai.agent.name": "triage",
      "gen_ai.workflow.name": "triage",
    });
    expect(recorded("workflow", [LATEST]).span().attributes).not.toHaveProperty(["gen_ai.workflow.name"]);
  });

  it("reasoning has an event of the span in the specification's dialect, without the thought", () => {
    const { events } = recorded("reasoning", [LATEST, SPECIFIED], { captureContent: "span-and-event" }).span();
    expect(events.map(({ name }) => name)).toEqual(["reasoning_details"]);
    expect(events[0]?.attributes).toMatchObject({ "sideband.reasoning.selected_action": "refund" });
    expect(JSON.stringify(events)).not.toContain("content:");
    expect(recorded("reasoning", [LATEST, OLDER]).span().events).toEqual([]);
  });

  it("an error has the specification's words beside its type", () => {
    const recorder = startRecorder();
    const error = Object.assign(new Error("slow down"), { status: 429 });
    const llm = recorder.llm({ dialects: [LATEST, SPECIFIED] });
    expect(() =>
      llm.plan({}, () => {
        throw error;
      }),
    ).toThrow(error);
    expect(recorder.span().attributes).toMatchObject({ "error.type": "429", "gen_ai.error.type": "rate_limited" });
    expect(recorder.span().status.code).toBe(ERROR);
  });
});

it.each<Dialects>([
  [LATEST, OLDER],
  [LATEST, SPECIFIED],
  [LATEST, OLDER, SPECIFIED],
])("in %j, no operation has anything that the lint finds", (...dialects) => {
  for (const operation of Object.keys(OPERATIONS) as OperationName[]) {
    const findings = lintSpans(recorded(operation, dialects).spans(), { dialects });
    expect(findings.filter(({ level }) => level === "error")).toEqual([]);
  }
});

it("observers see official names alone, whatever is on", () => {
  for (const operation of Object.keys(OPERATIONS) as OperationName[]) {
    const seen = (dialects: Dialects): unknown[] => {
      const all: unknown[] = [];
      const observer: LlmObserver = { onEnd: ({ attributes }) => all.push({ ...attributes }) };
      recorded(operation, dialects, { ...chatOptions(), observers: [observer] });
      return all;
    };
    const official = seen([LATEST]);
    expect(official).toHaveLength(1);
    expect(seen([SPECIFIED])).toEqual(official);
    expect(seen([OLDER, SPECIFIED])).toEqual(official);
  }
});

it("events have the names that spans have", () => {
  const { loggerProvider, log } = recordLogs();
  recorded("chat", [LATEST, OLDER], { loggerProvider });
  expect(log().attributes).toMatchObject({ "gen_ai.provider.name": "openai", ...olderNames });
});
