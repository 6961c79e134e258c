import { describe, expect, test } from "vitest";

import { latency } from "../../src/simulator/distribution/latency.ts";
import type { AgentRunOptions } from "../../src/simulator/scenario/agent-run.ts";
import type { SimulatedTrace } from "../../src/simulator/finish/simulated-trace.ts";
import type { SimulatedError } from "../../src/simulator/scenario/simulated-error.ts";
import { TraceSimulator } from "../../src/simulator/trace-simulator.ts";
import { printTree } from "../../src/span/print-tree.ts";
import { spanNamed, spansNamed } from "./support/span-of.ts";
import { tookMs } from "./support/span-text.ts";

const tree = ({ spans }: SimulatedTrace): readonly string[] => printTree(spans, { durations: false }).split("\n");

const sound = { errorRate: 0, cancelRate: 0, breakRate: 0 };

const certain = {
  request: sound,
  planShare: 0,
  steps: 2,
  toolCallsPerStep: 2,
  parallelShare: 0,
  tools: [{ tool: "lookup_order", latency: latency.constant(100), failureRate: 0 }],
} satisfies AgentRunOptions;

const agent = (options: AgentRunOptions = {}, seed = 1) =>
  new TraceSimulator({ seed }).agentRun({ ...certain, ...options });

describe("an agent", () => {
  test("asks its model and calls tools, step by step, and answers at the end", () => {
    expect(tree(agent())).toEqual([
      "invoke_agent assistant",
      "├─ chat gpt-4o",
      "├─ execute_tool lookup_order",
      "├─ execute_tool lookup_order",
      "├─ chat gpt-4o",
      "├─ execute_tool lookup_order",
      "├─ execute_tool lookup_order",
      "└─ chat gpt-4o",
    ]);
  });

  test("begins with memory, retrieval and a plan where that is wanted", () => {
    const quiet = { errorRate: 0 };
    const retrieval = { ...quiet, embeddings: quiet };
    expect(tree(agent({ planShare: 1, steps: 0, memorySearch: quiet, retrieval }))).toEqual([
      "invoke_agent assistant",
      "├─ search_memory",
      "├─ retrieval product-docs",
      "│  └─ embeddings text-embedding-3-small",
      "├─ plan assistant",
      "│  └─ chat gpt-4o",
      "└─ chat gpt-4o",
    ]);
  });

  test("its requests ask for tools but for the last one, and each sends what came before", () => {
    const trace = agent({ request: { ...sound, inputTokens: 1000, outputTokens: 50 } });
    const requests = spansNamed(trace, "chat");
    expect(requests.map(({ attributes }) => attributes["gen_ai.response.finish_reasons"])).toEqual([
      ["tool_call"],
      ["tool_call"],
      ["stop"],
    ]);
    const inputs = requests.map(({ attributes }) => attributes["gen_ai.usage.input_tokens"]);
    expect(inputs).toEqual([1000, 1000 + 50 + 120, 1000 + 2 * (50 + 120)]);
    expect(spanNamed(trace, "invoke_agent").attributes).toEqual({
      "gen_ai.operation.name": "invoke_agent",
      "gen_ai.agent.name": "assistant",
      "gen_ai.request.model": "gpt-4o",
      "gen_ai.response.finish_reasons": ["stop"],
      "gen_ai.usage.input_tokens": 1000 + 1170 + 1340,
      "gen_ai.usage.output_tokens": 150,
    });
  });

  test("tools run one after the other, or at the same time", () => {
    const oneByOne = spansNamed(agent({ steps: 1, toolCallsPerStep: 3 }), "execute_tool");
    expect(oneByOne[1]?.startTime).toEqual(oneByOne[0]?.endTime);
    expect(oneByOne[2]?.startTime).toEqual(oneByOne[1]?.endTime);
    const parallel = agent({ steps: 1, toolCallsPerStep: 3, parallelShare: 1, tools: [{ failureRate: 0 }] });
    const tools = spansNamed(parallel, "execute_tool");
    expect(tools).toHaveLength(3);
    expect(new Set(tools.map(({ startTime }) => startTime.join(".")))).toHaveProperty("size", 1);
    const last = tools.toSorted((left, right) => tookMs(left) - tookMs(right)).at(-1);
    expect(spansNamed(parallel, "chat")[1]?.startTime).toEqual(last?.endTime);
  });

  test("a tool's span says which call of which agent it is", () => {
    const trace = agent({ steps: 1, toolCallsPerStep: 1, request: { ...sound, conversationId: "conv-7" } });
    const span = spanNamed(trace, "execute_tool");
    expect(span.kind).toBe(0);
    expect(span.attributes).toEqual({
      "gen_ai.operation.name": "execute_tool",
      "gen_ai.tool.name": "lookup_order",
      "gen_ai.tool.type": "function",
      "gen_ai.agent.name": "assistant",
      "gen_ai.conversation.id": "conv-7",
      "gen_ai.tool.call.id": expect.stringMatching(/^call_[0-9a-f]{16}$/),
    });
    expect(spanNamed(trace, "invoke_agent").attributes["gen_ai.conversation.id"]).toBe("conv-7");
  });

  test("a tool that fails does not end the run", () => {
    const errors = [{ type: "NotFoundError", message: "No such order" }];
    const trace = agent({ tools: [{ failureRate: 1, errors }] });
    for (const tool of spansNamed(trace, "execute_tool")) {
      expect(tool.status).toEqual({ code: 2, message: "No such order" });
      expect(tool.attributes["error.type"]).toBe("NotFoundError");
    }
    expect(spansNamed(trace, "chat")).toHaveLength(3);
    expect(spanNamed(trace, "invoke_agent").status).toEqual({ code: 0 });
  });

  test("`toolFailureRate` is for the tools that say nothing themselves", () => {
    const trace = agent({ toolFailureRate: 1, tools: [{ tool: "a" }, { tool: "b", failureRate: 0 }], steps: 40 });
    expect(new Set(spansNamed(trace, "execute_tool a").map(({ status }) => status.code))).toEqual(new Set([2]));
    expect(new Set(spansNamed(trace, "execute_tool b").map(({ status }) => status.code))).toEqual(new Set([0]));
  });

  test("tries a request again, and fails with it in the end", () => {
    const errors = [{ type: "server_error", message: "500 oops" }];
    const trace = agent({
      request: { errorRate: 1, errors },
      retry: { maxAttempts: 3, backoff: latency.constant(100), backoffFactor: 3 },
    });
    expect(tree(trace)).toEqual([
      "invoke_agent assistant  ERROR: 500 oops",
      "├─ chat gpt-4o  ERROR: 500 oops",
      "├─ chat gpt-4o  ERROR: 500 oops",
      "└─ chat gpt-4o  ERROR: 500 oops",
    ]);
    const { attributes } = spanNamed(trace, "invoke_agent");
    expect(attributes).toMatchObject({ "error.type": "server_error", "gen_ai.response.finish_reasons": ["error"] });
    expect(Object.keys(attributes).filter((key) => key.includes("usage"))).toEqual([]);
    const [first, second, third] = spansNamed(trace, "chat");
    const gap = (before = first, after = second) =>
      ((after?.startTime[0] ?? 0) - (before?.endTime[0] ?? 0)) * 1e9 +
      ((after?.startTime[1] ?? 0) - (before?.endTime[1] ?? 0));
    expect([gap(), gap(second, third)]).toEqual([100e6, 300e6]);
  });

  test("a plan is part of what is sent afterwards, and of the totals", () => {
    const trace = agent({ planShare: 1, steps: 0, request: { ...sound, inputTokens: 1000, outputTokens: 50 } });
    const inputs = spansNamed(trace, "chat").map(({ attributes }) => attributes["gen_ai.usage.input_tokens"]);
    expect(inputs).toEqual([1000, 1050]);
    expect(spanNamed(trace, "invoke_agent").attributes).toMatchObject({
      "gen_ai.usage.input_tokens": 2050,
      "gen_ai.usage.output_tokens": 100,
    });
  });

  test("a plan that fails is the end", () => {
    expect(
      tree(
        agent({
          planShare: 1,
          request: { errorRate: 1, errors: [{ type: "x", message: "m" }] },
          retry: { maxAttempts: 1 },
        }),
      ),
    ).toEqual(["invoke_agent assistant  ERROR: m", "└─ plan assistant  ERROR: m", "   └─ chat gpt-4o  ERROR: m"]);
  });

  test("a run whose stream is left ends there, without an error", () => {
    const trace = agent({ request: { ...sound, streamingShare: 1, cancelRate: 1 } });
    expect(tree(trace)).toEqual(["invoke_agent assistant", "└─ chat gpt-4o"]);
    const { attributes } = spanNamed(trace, "invoke_agent");
    expect(attributes["gen_ai.response.finish_reasons"]).toEqual(["error"]);
    expect(Object.keys(attributes).filter((key) => key.includes("usage"))).toEqual([]);
  });

  test("an answer that is cut for its length holds no calls", () => {
    const trace = agent({ request: { ...sound, outputTokens: 100, maxTokens: 10 } });
    expect(tree(trace)).toEqual(["invoke_agent assistant", "└─ chat gpt-4o"]);
    expect(spanNamed(trace, "invoke_agent").attributes["gen_ai.response.finish_reasons"]).toEqual(["length"]);
  });
});

describe("an application that tries again", () => {
  test("has a span of its own around one per attempt", () => {
    const errors = [{ type: "rate_limit_exceeded", message: "429 slow down" }];
    const trace = new TraceSimulator().retriedRequest({ failures: 2, request: { errors } });
    expect(tree(trace)).toEqual([
      "answer_question",
      "├─ chat gpt-4o  ERROR: 429 slow down",
      "├─ chat gpt-4o  ERROR: 429 slow down",
      "└─ chat gpt-4o",
    ]);
    expect(spanNamed(trace, "answer_question").attributes).toEqual({});
  });

  test("all attempts send the same input", () => {
    const options = { failures: 2, request: { streamingShare: 1, breakRate: 1, cancelRate: 0 } };
    const trace = new TraceSimulator({ content: true }).retriedRequest(options);
    const messages = spansNamed(trace, "chat").map(({ attributes }) => attributes["gen_ai.input.messages"]);
    expect(messages).toHaveLength(3);
    expect(new Set(messages).size).toBe(1);
    const last = spansNamed(trace, "chat")[2];
    expect(last?.attributes["gen_ai.response.finish_reasons"]).toEqual(["stop"]); // it is one that nothing happens to
  });

  test("never waits longer than an hour, and not at all where there is no backoff", () => {
    const waits = (ms: number) => {
      const retry = { maxAttempts: 4, failures: 3, backoff: latency.constant(ms), backoffFactor: 1e300 };
      const attempts = spansNamed(new TraceSimulator().retriedRequest(retry), "chat");
      return attempts.slice(1).map(({ startTime: [seconds] }, index) => seconds - (attempts[index]?.endTime[0] ?? 0));
    };
    expect(waits(0).every((seconds) => seconds <= 1)).toBe(true); // the second may turn
    expect(
      waits(1)
        .slice(1)
        .map((seconds) => Math.round(seconds / 10)),
    ).toEqual([360, 360]);
  });

  test("gives up after the last attempt", () => {
    const trace = new TraceSimulator().retriedRequest({
      spanName: "summarize",
      maxAttempts: 2,
      request: { errorRate: 1, errors: [{ type: "server_error", message: "500 oops" }] },
    });
    expect(tree(trace)).toEqual([
      "summarize  ERROR: 500 oops",
      "├─ chat gpt-4o  ERROR: 500 oops",
      "└─ chat gpt-4o  ERROR: 500 oops",
    ]);
    expect(spanNamed(trace, "summarize").attributes).toEqual({ "error.type": "server_error" });
  });
});

describe("agents that hand over", () => {
  const specialists = [
    { ...certain, agentName: "billing", steps: 0 },
    { ...certain, agentName: "never", steps: 0, weight: 0 },
  ];
  const handOver = (handoffs: number, supervisor: AgentRunOptions = { request: sound }) =>
    new TraceSimulator().handoff({ supervisor, specialists, handoffs });

  test("are in one workflow, one run after the other", () => {
    expect(tree(handOver(2))).toEqual([
      "invoke_workflow support_crew",
      "├─ invoke_agent supervisor",
      "│  └─ chat gpt-4o",
      "├─ invoke_agent billing",
      "│  └─ chat gpt-4o",
      "└─ invoke_agent billing",
      "   └─ chat gpt-4o",
    ]);
  });

  test("each run has a link to the one that handed over", () => {
    const trace = handOver(2);
    const [supervisor, first, second] = spansNamed(trace, "invoke_agent");
    expect(supervisor?.links).toEqual([]);
    expect(first?.links).toEqual([
      { context: supervisor?.spanContext(), attributes: { "gen_ai.agent.name": "supervisor" } },
    ]);
    expect(second?.links).toEqual([{ context: first?.spanContext(), attributes: { "gen_ai.agent.name": "billing" } }]);
    const reasons = [supervisor, first, second].map((span) => span?.attributes["gen_ai.response.finish_reasons"]);
    expect(reasons).toEqual([["tool_call"], ["tool_call"], ["stop"]]);
  });

  test("the workflow has the totals of its agents", () => {
    const trace = handOver(2);
    const sum = (key: string) =>
      spansNamed(trace, "invoke_agent").reduce((total, { attributes }) => total + Number(attributes[key]), 0);
    expect(spanNamed(trace, "invoke_workflow").attributes).toEqual({
      "gen_ai.operation.name": "invoke_workflow",
      "gen_ai.agent.name": "support_crew",
      "gen_ai.usage.input_tokens": sum("gen_ai.usage.input_tokens"),
      "gen_ai.usage.output_tokens": sum("gen_ai.usage.output_tokens"),
    });
  });

  test("nobody follows a supervisor that fails", () => {
    const request = { errorRate: 1, errors: [{ type: "server_error", message: "500 oops" }] };
    expect(tree(handOver(2, { request, retry: { maxAttempts: 1 } }))).toEqual([
      "invoke_workflow support_crew  ERROR: 500 oops",
      "└─ invoke_agent supervisor  ERROR: 500 oops",
      "   └─ chat gpt-4o  ERROR: 500 oops",
    ]);
  });
});

describe("single operations", () => {
  test("retrieval", () => {
    const trace = new TraceSimulator().retrieval({ errorRate: 0, embeddings: { errorRate: 0 }, topK: 3 });
    expect(tree(trace)).toEqual(["retrieval product-docs", "└─ embeddings text-embedding-3-small"]);
    const span = spanNamed(trace, "retrieval");
    expect(span.kind).toBe(2);
    expect(span.attributes).toEqual({
      "gen_ai.operation.name": "retrieval",
      "gen_ai.data_source.id": "product-docs",
      "gen_ai.retrieval.top_k": 3,
    });
    expect(tree(new TraceSimulator().retrieval({ errorRate: 0, embeddings: false }))).toEqual([
      "retrieval product-docs",
    ]);
  });

  test("a retrieval fails with the embedding of its query, and by itself", () => {
    const errors = [{ type: "server_error", message: "500 oops" }];
    expect(tree(new TraceSimulator().retrieval({ embeddings: { errorRate: 1, errors } }))).toEqual([
      "retrieval product-docs  ERROR: 500 oops",
      "└─ embeddings text-embedding-3-small  ERROR: 500 oops",
    ]);
    const span = spanNamed(new TraceSimulator().retrieval({ embeddings: false, errorRate: 1, errors }), "retrieval");
    expect(span.attributes["error.type"]).toBe("server_error");
  });

  test("embeddings", () => {
    const options = { latency: latency.constant(80), inputTokens: 40, dimensions: 256 };
    const span = spanNamed(new TraceSimulator().embeddings({ ...options, errorRate: 0 }), "embeddings");
    expect(span.name).toBe("embeddings text-embedding-3-small");
    expect(span.kind).toBe(2);
    expect(tookMs(span)).toBe(80);
    expect(span.attributes).toEqual({
      "gen_ai.operation.name": "embeddings",
      "gen_ai.provider.name": "openai",
      "gen_ai.request.model": "text-embedding-3-small",
      "server.address": "api.openai.com",
      "server.port": 443,
      "gen_ai.embeddings.dimension.count": 256,
      "gen_ai.response.model": "text-embedding-3-small",
      "gen_ai.usage.input_tokens": 40,
    });
    const failed = spanNamed(new TraceSimulator().embeddings({ ...options, errorRate: 1 }), "embeddings");
    expect(failed.status.code).toBe(2);
    expect(failed.attributes["gen_ai.usage.input_tokens"]).toBeUndefined();
  });

  test("memory search", () => {
    const span = spanNamed(new TraceSimulator().memorySearch({ errorRate: 0, records: 4 }), "search_memory");
    expect(span.kind).toBe(2);
    expect(span.attributes).toEqual({
      "gen_ai.operation.name": "search_memory",
      "gen_ai.memory.store.id": "user-memory",
      "gen_ai.memory.record.count": 4,
    });
    const failed = spanNamed(new TraceSimulator().memorySearch({ errorRate: 1 }), "search_memory");
    expect(failed.status.code).toBe(2);
    expect(failed.attributes["gen_ai.memory.record.count"]).toBeUndefined();
  });

  test("a failure takes as long as its error says, else as long as the operation would have", () => {
    const usual = { latency: latency.constant(50) };
    const error = { type: "x", message: "m" };
    const tookOf = (errors: readonly SimulatedError[]) => {
      const simulator = new TraceSimulator();
      const traces = [
        simulator.toolCall({ ...usual, failureRate: 1, errors }),
        simulator.embeddings({ ...usual, errorRate: 1, errors }),
        simulator.retrieval({ ...usual, errorRate: 1, errors, embeddings: false }),
        simulator.memorySearch({ ...usual, errorRate: 1, errors }),
      ];
      return traces.map((trace) => tookMs(spanNamed(trace, "")));
    };
    expect(tookOf([{ ...error, latency: latency.constant(7) }])).toEqual([7, 7, 7, 7]);
    expect(tookOf([error])).toEqual([50, 50, 50, 50]);
  });

  test("a call of a tool", () => {
    const span = spanNamed(new TraceSimulator().toolCall({ tool: "send_mail", failureRate: 0 }), "execute_tool");
    expect(span.name).toBe("execute_tool send_mail");
    expect(span.attributes["gen_ai.agent.name"]).toBeUndefined();
    expect(new TraceSimulator().toolCall({ failureRate: 1 }).spans[0]?.status.code).toBe(2);
  });
});
