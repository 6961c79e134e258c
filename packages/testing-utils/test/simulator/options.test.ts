import { describe, expect, test } from "vitest";

import type { Scenario } from "../../src/simulator/scenario/scenario.ts";
import { scenario } from "../../src/simulator/scenario/scenario.ts";
import { count } from "../../src/simulator/distribution/count.ts";
import { latency } from "../../src/simulator/distribution/latency.ts";
import { TraceSimulator } from "../../src/simulator/trace-simulator.ts";

const simulator = new TraceSimulator();

describe("a bad option throws a TypeError that names it", () => {
  test.each<[string, () => unknown]>([
    ["seed", () => new TraceSimulator({ seed: -1 })],
    ["seed", () => new TraceSimulator({ seed: 1.5 })],
    ["clock", () => new TraceSimulator({ clock: Date as never })],
    ["serviceName", () => new TraceSimulator({ serviceName: "" })],
    ["scopeName", () => new TraceSimulator({ scopeName: "" })],
    ["promptBytes", () => new TraceSimulator({ content: true, promptBytes: -1 })],
    ["content", () => new TraceSimulator({ promptBytes: 10 })],
    ["model", () => simulator.modelRequest({ model: "" })],
    ["responseModel", () => simulator.modelRequest({ responseModel: "" })],
    ["provider", () => simulator.modelRequest({ provider: "" })],
    ["serverAddress", () => simulator.modelRequest({ serverAddress: "" })],
    ["serverPort", () => simulator.modelRequest({ serverPort: 0 })],
    ["operation", () => simulator.modelRequest({ operation: "embeddings" as never })],
    ["conversationId", () => simulator.modelRequest({ conversationId: "" })],
    ["temperature", () => simulator.modelRequest({ temperature: -0.1 })],
    ["maxTokens", () => simulator.modelRequest({ maxTokens: 0 })],
    ["inputTokens.value", () => simulator.modelRequest({ inputTokens: -5 })],
    ["inputTokens.unit", () => simulator.modelRequest({ inputTokens: latency.constant(5) as never })],
    ["inputTokens", () => simulator.modelRequest({ inputTokens: "5" as never })],
    ["outputTokens.value", () => simulator.modelRequest({ outputTokens: Number.NaN })],
    ["cachedInputShare", () => simulator.modelRequest({ cachedInputShare: 1.1 })],
    ["reasoningShare", () => simulator.modelRequest({ reasoningShare: -0.1 })],
    ["streamingShare", () => simulator.modelRequest({ streamingShare: 2 })],
    ["timeToFirstChunk.unit", () => simulator.modelRequest({ timeToFirstChunk: count.constant(3) as never })],
    ["timeToFirstChunk", () => simulator.modelRequest({ timeToFirstChunk: 300 as never })],
    ["tokensPerSecond", () => simulator.modelRequest({ tokensPerSecond: 0 })],
    ["errorRate", () => simulator.modelRequest({ errorRate: Number.NaN })],
    ["errors.length", () => simulator.modelRequest({ errors: [] })],
    ["errors", () => simulator.modelRequest({ errors: [{ type: "a", message: "b", weight: 0 }] })],
    [
      "errors[1].type",
      () =>
        simulator.modelRequest({
          errors: [
            { type: "a", message: "b" },
            { type: "", message: "c" },
          ],
        }),
    ],
    ["errors[0].message", () => simulator.modelRequest({ errors: [{ type: "a", message: "" }] })],
    ["errors[0].weight", () => simulator.modelRequest({ errors: [{ type: "a", message: "b", weight: -1 }] })],
    ["errors[0].latency", () => simulator.modelRequest({ errors: [{ type: "a", message: "b", latency: 3 as never }] })],
    ["cancelRate", () => simulator.modelRequest({ cancelRate: 1.5 })],
    ["breakRate", () => simulator.modelRequest({ cancelRate: 0.7, breakRate: 0.4 })],
    ["tool", () => simulator.toolCall({ tool: "" })],
    ["toolType", () => simulator.toolCall({ toolType: "" })],
    ["latency", () => simulator.toolCall({ latency: 5 as never })],
    ["failureRate", () => simulator.toolCall({ failureRate: 5 })],
    ["weight", () => simulator.toolCall({ weight: -5 })],
    ["errors.length", () => simulator.toolCall({ errors: [] })],
    ["agentName", () => simulator.agentRun({ agentName: "" })],
    ["planShare", () => simulator.agentRun({ planShare: 3 })],
    ["parallelShare", () => simulator.agentRun({ parallelShare: -3 })],
    ["toolFailureRate", () => simulator.agentRun({ toolFailureRate: 3 })],
    ["steps.value", () => simulator.agentRun({ steps: -1 })],
    ["toolCallsPerStep.value", () => simulator.agentRun({ toolCallsPerStep: -1 })],
    ["tools.length", () => simulator.agentRun({ tools: [] })],
    ["tools", () => simulator.agentRun({ tools: [{ weight: 0 }] })],
    ["maxAttempts", () => simulator.agentRun({ retry: { maxAttempts: 0 } })],
    ["errorRate", () => simulator.agentRun({ memorySearch: { errorRate: 2 } })],
    ["topK", () => simulator.agentRun({ retrieval: { topK: 0 } })],
    ["spanName", () => simulator.retriedRequest({ spanName: "" })],
    ["failures", () => simulator.retriedRequest({ failures: 3 })],
    ["failures", () => simulator.retriedRequest({ failures: -1 })],
    ["maxAttempts", () => simulator.retriedRequest({ maxAttempts: 1.5 })],
    ["backoff", () => simulator.retriedRequest({ backoff: 5 as never })],
    ["backoffFactor", () => simulator.retriedRequest({ backoffFactor: 0.5 })],
    ["workflowName", () => simulator.handoff({ workflowName: "" })],
    ["specialists.length", () => simulator.handoff({ specialists: [] })],
    ["specialists[0].weight", () => simulator.handoff({ specialists: [{ weight: -1 }] })],
    ["specialists", () => simulator.handoff({ specialists: [{ weight: 0 }] })],
    ["handoffs.value", () => simulator.handoff({ handoffs: -1 })],
    ["dataSource", () => simulator.retrieval({ dataSource: "" })],
    ["documents.value", () => simulator.retrieval({ documents: -1 })],
    ["dimensions", () => simulator.retrieval({ embeddings: { dimensions: 0 } })],
    ["store", () => simulator.memorySearch({ store: "" })],
    ["records.value", () => simulator.memorySearch({ records: -1 })],
    ["model", () => simulator.embeddings({ model: "" })],
    ["ratePerSecond", () => simulator.workload({ ratePerSecond: 0 })],
    ["ratePerSecond", () => simulator.workloadSpans({ ratePerSecond: Infinity })],
    ["arrivals", () => simulator.workload({ arrivals: "random" as never })],
    ["traces", () => simulator.workload({ traces: 0.5 })],
    ["durationMs", () => simulator.workload({ durationMs: -1 })],
    ["mix.length", () => simulator.workload({ mix: [] })],
    ["mix[0].weight", () => simulator.workload({ mix: [{ weight: -1, scenario: scenario.toolCall() }] })],
    ["mix", () => simulator.workload({ mix: [{ weight: 0, scenario: scenario.toolCall() }] })],
    ["mix[0].scenario", () => simulator.workload({ mix: [{ weight: 1, scenario: undefined as never }] })],
    ["mix[0].scenario.kind", () => simulator.workload({ mix: [{ weight: 1, scenario: { kind: "x" } as never }] })],
    ["index", () => simulator.trace(-1, scenario.toolCall())],
    ["index", () => simulator.trace(2 ** 32, scenario.toolCall())],
    ["scenario.kind", () => simulator.run({ kind: "x" } as never)],
    ["scenario", () => simulator.trace(0, undefined as never)],
  ])("%s", (name, make) => {
    expect(make).toThrow(TypeError);
    expect(make).toThrow(`Expected \`${name}\` to `);
  });
});

test("bounds themselves are no bad options", () => {
  const bounds = { errorRate: 0, streamingShare: 1, cancelRate: 0.25, breakRate: 0.75, inputTokens: 0, maxTokens: 1 };
  expect(simulator.modelRequest(bounds).spans).toHaveLength(1);
  expect(simulator.trace(2 ** 32 - 1, scenario.toolCall()).spans).toHaveLength(1);
  expect([...simulator.workload({ traces: 0 })]).toEqual([]);
});

test("what is absurdly large still ends, at a time that is one", () => {
  const large = { steps: 1e9, toolCallsPerStep: 1, parallelShare: 1, planShare: 0, toolFailureRate: 1 };
  const request = { outputTokens: 1e9, tokensPerSecond: 1e-9, errorRate: 0, cancelRate: 0, breakRate: 0 };
  const { spans, startTime, endTime } = simulator.agentRun({ ...large, request });
  expect(spans).toHaveLength(1 + 1001 + 1000);
  expect((endTime[0] - startTime[0]) / 86_400).toBeCloseTo(1001, 0);
  const calls = simulator.agentRun({ steps: 1, toolCallsPerStep: 1e9, planShare: 0, request });
  expect(calls.spans).toHaveLength(1 + 2 + 1000);
  const agent = { ...large, steps: 0, request };
  expect(simulator.handoff({ handoffs: 1e9, supervisor: agent, specialists: [agent] }).spans).toHaveLength(2003);
  const [one, two] = simulator.workload({ ratePerSecond: 1e-6, arrivals: "even", traces: 2 });
  expect((two?.startTime[0] ?? 0) - (one?.startTime[0] ?? 0)).toBe(1e6);
});

test("all scenarios have defaults, and are data", () => {
  for (const make of Object.values(scenario)) {
    const made: Scenario = make();
    expect(structuredClone(made)).toEqual(made);
    expect(simulator.run(made).spans.length).toBeGreaterThan(0);
  }
});
