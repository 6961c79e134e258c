import { SpanKind } from "@opentelemetry/api";
import { formatFindings, lintSpans } from "@sideband/testing-utils";
import { describe, expect, it } from "vitest";

import { startRecorder, UNSET, useContextManager, useDiagnostics } from "../recorder.ts";
import { type OperationName, OPERATIONS } from "./operations.ts";

useContextManager();
useDiagnostics();

const { CLIENT, INTERNAL } = SpanKind;

interface Expected {
  readonly name: string;
  readonly kind: SpanKind;
  /** What a sampler sees. */
  readonly start: object;
  /** What is added until the end. */
  readonly end?: object;
}

const places = { "server.address": "api.acme.com", "server.port": 8443 };
const agent = { "gen_ai.agent.name": "support" };

const EXPECTED: Readonly<Record<OperationName, Expected>> = {
  chat: {
    name: "chat gpt-4o",
    kind: CLIENT,
    start: {
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": "openai",
      "gen_ai.request.model": "gpt-4o",
      "gen_ai.request.max_tokens": 100,
      "gen_ai.request.choice.count": 2,
      "gen_ai.prompt.name": "greeting",
      ...places,
    },
    end: {
      "gen_ai.request.stream": true,
      "gen_ai.response.time_to_first_chunk": 0.25,
      "gen_ai.response.id": "r1",
      "gen_ai.response.model": "gpt-4o-2024",
      "gen_ai.response.finish_reasons": ["stop", "tool_call"],
      "gen_ai.usage.input_tokens": 100,
      "gen_ai.usage.output_tokens": 20,
      "gen_ai.usage.cache_read.input_tokens": 60,
      "gen_ai.usage.cache_write.input_tokens": 5,
      "sideband.response.chunk.count": 1,
      "sideband.response.output_tokens_per_second": 80,
    },
  },
  embeddings: {
    name: "embeddings embed-1",
    kind: CLIENT,
    start: {
      "gen_ai.operation.name": "embeddings",
      "gen_ai.provider.name": "openai",
      "gen_ai.request.model": "embed-1",
      "gen_ai.embeddings.dimension.count": 256,
      "gen_ai.request.encoding_formats": ["float"],
      ...places,
    },
    end: { "gen_ai.response.model": "embed-1-2024", "gen_ai.usage.input_tokens": 7 },
  },
  retrieval: {
    name: "retrieval handbook",
    kind: CLIENT,
    start: {
      "gen_ai.operation.name": "retrieval",
      "gen_ai.data_source.id": "handbook",
      "gen_ai.retrieval.top_k": 3,
      "gen_ai.provider.name": "acme",
      "gen_ai.request.model": "embed-1",
      ...places,
    },
  },
  memorySearch: {
    name: "search_memory",
    kind: CLIENT,
    start: {
      "gen_ai.operation.name": "search_memory",
      "gen_ai.memory.store.id": "customers",
      "gen_ai.provider.name": "acme",
      "sideband.memory.query.length": 14,
      ...places,
    },
    end: { "gen_ai.memory.record.count": 2, "sideband.memory.record.scores": [0.5, 0.25] },
  },
  tool: {
    name: "execute_tool lookup",
    kind: INTERNAL,
    start: {
      "gen_ai.operation.name": "execute_tool",
      "gen_ai.tool.name": "lookup",
      "gen_ai.tool.type": "function",
      "gen_ai.tool.call.id": "call_1",
      "gen_ai.conversation.id": "conv_1",
      ...agent,
    },
  },
  agent: {
    name: "invoke_agent support",
    kind: INTERNAL,
    start: {
      "gen_ai.operation.name": "invoke_agent",
      "gen_ai.agent.description": "Helps",
      "gen_ai.conversation.id": "conv_1",
      "gen_ai.request.model": "gpt-4o",
      "gen_ai.output.type": "text",
      "gen_ai.data_source.id": "handbook",
      "sideband.agent.step": 2,
      ...agent,
    },
    end: { "sideband.agent.inference_calls": 0, "sideband.agent.tool_calls": 0 },
  },
  "remote agent": {
    name: "invoke_agent clerk",
    kind: CLIENT,
    start: {
      "gen_ai.operation.name": "invoke_agent",
      "gen_ai.agent.name": "clerk",
      "gen_ai.agent.id": "agent-7",
      "gen_ai.agent.version": "3",
      "gen_ai.provider.name": "aws.bedrock",
      ...places,
    },
    end: { "sideband.agent.inference_calls": 0, "sideband.agent.tool_calls": 0 },
  },
  workflow: {
    name: "invoke_workflow triage",
    kind: INTERNAL,
    start: {
      "gen_ai.operation.name": "invoke_workflow",
      "gen_ai.agent.name": "triage",
      "gen_ai.conversation.id": "conv_1",
    },
  },
  plan: { name: "plan support", kind: INTERNAL, start: { "gen_ai.operation.name": "plan", ...agent } },
  reasoning: {
    name: "reason support",
    kind: INTERNAL,
    start: { "gen_ai.operation.name": "reason", "sideband.reasoning.type": "rules", ...agent },
    end: {
      "sideband.reasoning.options.count": 3,
      "sideband.reasoning.selected_action": "refund",
      "sideband.reasoning.confidence": 0.8,
    },
  },
  toolSelection: {
    name: "select_tool",
    kind: INTERNAL,
    start: { "gen_ai.operation.name": "select_tool", "sideband.tool.available": ["lookup", "refund"], ...agent },
    end: { "gen_ai.tool.name": "refund" },
  },
};

/** Each reading is a quarter of a second after the one before. */
const steadyClock = (): (() => number) => {
  let nowMs = 0;
  return () => (nowMs += 250);
};

describe.each(Object.keys(OPERATIONS) as OperationName[])("%s", (operation) => {
  it("is named and described by the conventions, from the start", () => {
    const recorder = startRecorder();
    const { name, kind, start, end } = EXPECTED[operation];
    OPERATIONS[operation](recorder.llm({ nowMs: steadyClock() }));
    expect(recorder.span()).toMatchObject({ name, kind, status: { code: UNSET }, events: [], links: [] });
    expect(recorder.attributesAtStart()).toEqual([start]);
    expect(recorder.span().attributes).toEqual({ ...start, ...end });
  });

  it.each(["none", "span"] as const)("has nothing that the lint finds, with content on: %s", (captureContent) => {
    const recorder = startRecorder();
    OPERATIONS[operation](recorder.llm({ captureContent }));
    const findings = lintSpans(recorder.spans(), { allowContent: captureContent === "span" });
    // A fake Bedrock agent has no guardrail, and a chat with two choices gives a warning for neither.
    expect(formatFindings(findings.filter(({ level }) => level === "error"))).toEqual(formatFindings([]));
  });

  it("fails with its error, and tells it", async () => {
    const recorder = startRecorder();
    const error = new RangeError("no");
    const llm = recorder.llm() as unknown as Record<string, (given: object, fn: () => unknown) => unknown>;
    const method = operation === "remote agent" ? "agent" : operation;
    expect(() =>
      llm[method]?.({ name: "x", provider: "acme" }, () => {
        throw error;
      }),
    ).toThrow(error);
    await expect(llm[method]?.({ name: "x", provider: "acme" }, () => Promise.reject(error))).rejects.toBe(error);
    expect(recorder.spans().map(({ attributes }) => attributes["error.type"])).toEqual(["RangeError", "RangeError"]);
  });
});

it("a model that runs in this process is one of kind INTERNAL, and so is a memory", () => {
  const recorder = startRecorder();
  recorder.llm().chat({ provider: "acme", inProcess: true }, () => {});
  recorder.llm().memorySearch({ inProcess: true }, () => {});
  expect(recorder.spans().map(({ kind }) => kind)).toEqual([INTERNAL, INTERNAL]);
});

it("a port is nothing without its address", () => {
  const recorder = startRecorder();
  const llm = recorder.llm();
  llm.chat({ provider: "acme", serverPort: 1 }, () => {});
  llm.embeddings({ provider: "acme", serverPort: 1 }, () => {});
  llm.retrieval({ serverPort: 1 }, () => {});
  llm.memorySearch({ serverPort: 1 }, () => {});
  llm.agent({ name: "a", remote: true, serverPort: 1 }, () => {});
  expect(recorder.spans()).toHaveLength(5);
  for (const { attributes } of recorder.spans()) expect(attributes).not.toHaveProperty("server.port");
});

it("a schema's address is told to the providers, where there is one", () => {
  const recorder = startRecorder();
  recorder.llm({ schemaUrl: "https://example.com/schemas/1" }).plan({}, () => {});
  recorder.llm().plan({}, () => {});
  expect(recorder.spans().map(({ instrumentationScope }) => instrumentationScope.schemaUrl)).toEqual([
    "https://example.com/schemas/1",
    undefined,
  ]);
});
