import { describe, expect, test } from "vitest";

import { formatFindings } from "../../src/lint/format-findings.ts";
import { lintSpans } from "../../src/lint/lint-spans.ts";
import { scenario } from "../../src/simulator/scenario/scenario.ts";
import { TraceSimulator } from "../../src/simulator/trace-simulator.ts";

describe("what is simulated is sound by the conventions", () => {
  test.each([false, true])("a large workload of all scenarios (content: %s)", (content) => {
    const failing = { errorRate: 0.3, streamingShare: 0.7, cancelRate: 0.2, breakRate: 0.2, cachedInputShare: 0.5 };
    const request = { ...failing, reasoningShare: 0.3, temperature: 0.7, maxTokens: 800, conversationId: "conv-1" };
    const agent = { request, planShare: 0.5, toolFailureRate: 0.3, memorySearch: {}, retrieval: { errorRate: 0.3 } };
    const mix = [
      { weight: 3, scenario: scenario.modelRequest(request) },
      { weight: 1, scenario: scenario.modelRequest({ ...request, provider: "anthropic", model: "claude-opus-4" }) },
      { weight: 3, scenario: scenario.agentRun(agent) },
      { weight: 1, scenario: scenario.retriedRequest({ request }) },
      { weight: 1, scenario: scenario.handoff({ supervisor: { request }, specialists: [agent] }) },
      { weight: 1, scenario: scenario.retrieval({ errorRate: 0.3, embeddings: { errorRate: 0.3 } }) },
      { weight: 1, scenario: scenario.embeddings({ errorRate: 0.3 }) },
      { weight: 1, scenario: scenario.memorySearch({ errorRate: 0.3 }) },
      { weight: 1, scenario: scenario.toolCall({ failureRate: 0.3 }) },
    ];
    const simulator = new TraceSimulator({ seed: 2, content, ...(content && { promptBytes: 200 }) });
    const spans = [...simulator.workloadSpans({ ratePerSecond: 50, traces: 1500, mix })];
    expect(spans.length).toBeGreaterThan(5000);
    const findings = lintSpans(spans, { allowContent: content });
    expect(formatFindings(findings.slice(0, 5))).toBe(formatFindings([]));
    expect(findings).toEqual([]);
  });

  test("content is all that the linter has against content", () => {
    const spans = [...new TraceSimulator({ content: true }).workloadSpans({ traces: 50 })];
    expect(new Set(lintSpans(spans).map(({ rule }) => rule))).toEqual(new Set(["content"]));
  });

  test("the default mix", () => {
    expect(lintSpans([...new TraceSimulator().workloadSpans({ traces: 2000 })])).toEqual([]);
  });
});
