import { describe, expect, test } from "vitest";

import { count } from "../../src/simulator/distribution/count.ts";
import { latency } from "../../src/simulator/distribution/latency.ts";
import type { SimulatedSpan } from "../../src/simulator/finish/simulated-span.ts";
import type { SimulatedTrace } from "../../src/simulator/finish/simulated-trace.ts";
import { scenario, type Scenario } from "../../src/simulator/scenario/scenario.ts";
import { TraceSimulator } from "../../src/simulator/trace-simulator.ts";
import { expectMean, expectQuantile, expectShare } from "./support/expect-share.ts";
import { spansNamed } from "./support/span-of.ts";
import { tookMs } from "./support/span-text.ts";

const TRACES = 20_000;

const run = (what: Scenario, traces = TRACES): readonly SimulatedTrace[] => {
  const simulator = new TraceSimulator({ seed: 2026 });
  return Array.from({ length: traces }, (_, index) => simulator.trace(index, what));
};

const spansOf = (traces: readonly SimulatedTrace[]): readonly SimulatedSpan[] => traces.flatMap(({ spans }) => spans);

const hits = <Item>(items: readonly Item[], predicate: (item: Item) => boolean): number =>
  items.filter(predicate).length;

const number = (span: SimulatedSpan, key: string): number => Number(span.attributes[key]);

const failed = ({ status }: SimulatedSpan): boolean => status.code === 2;

const sound = { errorRate: 0, cancelRate: 0, breakRate: 0 };

describe("requests", () => {
  test("fail, stream, break off and are left as often as was said", () => {
    const rates = { errorRate: 0.08, streamingShare: 0.7, breakRate: 0.05, cancelRate: 0.1 };
    const spans = spansOf(run(scenario.modelRequest(rates)));
    const streams = spans.filter(({ attributes }) => attributes["gen_ai.request.stream"] === true);
    expectShare(streams.length, TRACES, 0.7, "streams");
    const early = (span: SimulatedSpan) => failed(span) && span.attributes["gen_ai.response.id"] === undefined;
    expectShare(hits(spans, early), TRACES, 0.08, "errors");
    const begun = streams.filter((span) => !early(span));
    expectShare(hits(begun, failed), begun.length, 0.05, "broken streams");
    const left = (span: SimulatedSpan) => !failed(span) && span.attributes["gen_ai.usage.output_tokens"] === undefined;
    expectShare(hits(begun, left), begun.length, 0.1, "streams that were left");
    expect(hits(spans, (span) => failed(span) && !early(span))).toBe(hits(begun, failed)); // streams alone break off
  });

  test("fail in the ways that were said, by their weights", () => {
    const errors = [
      { type: "a", message: "a", weight: 7 },
      { type: "b", message: "b", weight: 3 },
      { type: "c", message: "c", weight: 0 },
    ];
    const spans = spansOf(run(scenario.modelRequest({ errorRate: 1, errors })));
    expectShare(
      hits(spans, ({ attributes }) => attributes["error.type"] === "a"),
      TRACES,
      0.7,
    );
    expect(hits(spans, ({ attributes }) => attributes["error.type"] === "c")).toBe(0);
  });

  test("have as many tokens as was said", () => {
    const tokens = { inputTokens: count.logNormal({ median: 800, p99: 9000 }), outputTokens: count.uniform(10, 200) };
    const spans = spansOf(run(scenario.modelRequest({ ...sound, ...tokens })));
    const inputs = spans.map((span) => number(span, "gen_ai.usage.input_tokens"));
    expectQuantile(inputs, 0.5, 800);
    expectQuantile(inputs, 0.99, 9000);
    const outputs = spans.map((span) => number(span, "gen_ai.usage.output_tokens"));
    expectMean(outputs, 105, Math.sqrt((191 ** 2 - 1) / 12)); // the discrete uniform distribution's
  });

  test("take as long as was said: the first chunk, and then a token at a time", () => {
    const timeToFirstChunk = latency.logNormal({ medianMs: 300, p99Ms: 2000 });
    const what = scenario.modelRequest({ ...sound, timeToFirstChunk, streamingShare: 1, tokensPerSecond: 80 });
    const spans = spansOf(run(what));
    const firstMs = spans.map((span) => number(span, "gen_ai.response.time_to_first_chunk") * 1000);
    expectQuantile(firstMs, 0.5, 300);
    expectQuantile(firstMs, 0.99, 2000);
    for (const [index, span] of spans.entries()) {
      const generationMs = tookMs(span) - (firstMs[index] ?? 0);
      expect(Math.abs(generationMs - number(span, "gen_ai.usage.output_tokens") / 0.08)).toBeLessThan(0.001);
    }
  });
});

describe("agents", () => {
  const agent = scenario.agentRun({
    request: { ...sound, outputTokens: 10 },
    planShare: 0.3,
    steps: count.uniform(0, 4),
    toolCallsPerStep: count.uniform(1, 3),
    parallelShare: 0.4,
    tools: [
      { tool: "a", weight: 3, failureRate: 0.2, latency: latency.uniform(50, 150) },
      { tool: "b", weight: 1, latency: latency.uniform(50, 150) },
    ],
    toolFailureRate: 0.05,
  });
  const traces = run(agent, 10_000);
  const tools = traces.flatMap((trace) => spansNamed(trace, "execute_tool"));

  test("plan, and take steps, as often as was said", () => {
    const planned = traces.filter((trace) => spansNamed(trace, "plan").length > 0);
    expectShare(planned.length, traces.length, 0.3);
    // One request answers, one plans in three of ten runs: what is left are steps.
    const steps = traces.map((trace) => spansNamed(trace, "chat").length - 1 - spansNamed(trace, "plan").length);
    expectMean(steps, 2, Math.sqrt(2));
    for (const expected of [0, 1, 2, 3, 4])
      expectShare(
        hits(steps, (step) => step === expected),
        steps.length,
        0.2,
      );
  });

  test("call each tool as often, and it fails as often, as was said", () => {
    const named = (name: string) => tools.filter((span) => span.name === `execute_tool ${name}`);
    expectShare(named("a").length, tools.length, 0.75);
    expectShare(hits(named("a"), failed), named("a").length, 0.2, "failures of a");
    expectShare(hits(named("b"), failed), named("b").length, 0.05, "failures of b");
    expectMean(tools.map(tookMs), 100, 100 / Math.sqrt(12));
  });

  test("run tools at the same time as often as was said", () => {
    const tools = [{ latency: latency.uniform(50, 150) }];
    const pairs = scenario.agentRun({ request: sound, steps: 2, toolCallsPerStep: 2, parallelShare: 0.4, tools });
    const steps = run(pairs, 10_000).flatMap((trace) => {
      const starts = spansNamed(trace, "execute_tool").map(({ startTime }) => startTime.join("."));
      return [starts.slice(0, 2), starts.slice(2)];
    });
    expectShare(
      hits(steps, ([first, second]) => first === second),
      20_000,
      0.4,
    );
  });
});

describe("retries", () => {
  test("need as many attempts as the geometric distribution says", () => {
    const request = { ...sound, errorRate: 0.3 };
    const traces = run(scenario.retriedRequest({ request, maxAttempts: 3 }), 10_000);
    const attempts = traces.map((trace) => spansNamed(trace, "chat").length);
    expectShare(
      hits(attempts, (made) => made === 1),
      traces.length,
      0.7,
    );
    expectShare(
      hits(attempts, (made) => made === 2),
      traces.length,
      0.3 * 0.7,
    );
    expectShare(
      hits(attempts, (made) => made === 3),
      traces.length,
      0.3 * 0.3,
    );
    expectShare(
      hits(traces, ({ spans }) => spans.some((span) => span.name === "answer_question" && failed(span))),
      traces.length,
      0.3 ** 3,
    );
  });
});

describe("searches", () => {
  test("fail as often as was said", () => {
    const retrievals = run(scenario.retrieval({ errorRate: 0.1, embeddings: { errorRate: 0.2 } }), 10_000);
    const embeddings = retrievals.flatMap((trace) => spansNamed(trace, "embeddings"));
    expectShare(hits(embeddings, failed), 10_000, 0.2);
    const searches = retrievals.flatMap((trace) => spansNamed(trace, "retrieval"));
    expectShare(hits(searches, failed), 10_000, 1 - 0.8 * 0.9);
    const memories = spansOf(run(scenario.memorySearch({ errorRate: 0.15 }), 10_000));
    expectShare(hits(memories, failed), 10_000, 0.15);
    const calls = spansOf(run(scenario.toolCall({ failureRate: 0.25 }), 10_000));
    expectShare(hits(calls, failed), 10_000, 0.25);
  });
});

describe("workloads", () => {
  const mix = [
    { weight: 6, scenario: scenario.modelRequest() },
    { weight: 3, scenario: scenario.embeddings() },
    { weight: 1, scenario: scenario.toolCall() },
    { weight: 0, scenario: scenario.memorySearch() },
  ];
  const traces = [...new TraceSimulator({ seed: 31 }).workload({ ratePerSecond: 25, traces: TRACES, mix })];

  test("are mixed as was said", () => {
    const kinds = traces.map(({ scenario: { kind } }) => kind);
    for (const [kind, share] of [
      ["modelRequest", 0.6],
      ["embeddings", 0.3],
      ["toolCall", 0.1],
    ] as const) {
      expectShare(
        hits(kinds, (other) => other === kind),
        TRACES,
        share,
        kind,
      );
    }
    expect(kinds).not.toContain("memorySearch");
  });

  test("arrive as a Poisson process: gaps are exponential, and not related", () => {
    const seconds = traces.map(({ startTime }) => startTime[0] - 1_767_225_600 + startTime[1] / 1e9);
    const gaps = seconds.map((second, index) => second - (seconds[index - 1] ?? 0));
    expectMean(gaps, 1 / 25, 1 / 25);
    expectQuantile(gaps, 0.5, Math.LN2 / 25);
    expectQuantile(gaps, 0.99, -Math.log(0.01) / 25);
    // The correlation of neighbours has a standard deviation of one over the root of their number.
    const deviations = gaps.map((gap) => gap * 25 - 1);
    const correlation =
      deviations.reduce((sum, value, index) => sum + value * (deviations[index + 1] ?? 0), 0) / TRACES;
    expect(Math.abs(correlation)).toBeLessThan(4.5 / Math.sqrt(TRACES));
    // The number per second is Poisson: its variance is its mean, here 25.
    const whole = Math.floor(seconds.at(-1) ?? 0);
    const perSecond = Array.from({ length: whole }, () => 0);
    for (const second of seconds)
      if (second < whole) perSecond[Math.floor(second)] = (perSecond[Math.floor(second)] ?? 0) + 1;
    const variance = perSecond.reduce((sum, arrived) => sum + (arrived - 25) ** 2, 0) / whole;
    const deviation = Math.sqrt((2 * 25 ** 2 + 25) / whole); // of (X - λ)² for a Poisson X: E = λ, Var = 2λ² + λ
    expect(Math.abs(variance - 25)).toBeLessThan(4.5 * deviation);
  });

  test("neighbouring traces and seeds draw numbers that are not related", () => {
    const firstDraw = (seed: number, index: number) =>
      number(
        new TraceSimulator({ seed }).trace(
          index,
          scenario.modelRequest({ ...sound, inputTokens: count.uniform(0, 999_999) }),
        ).spans[0] as SimulatedSpan,
        "gen_ai.usage.input_tokens",
      );
    const draws = (make: (index: number) => number) => Array.from({ length: 4000 }, (_, index) => make(index));
    for (const values of [draws((index) => firstDraw(1, index)), draws((seed) => firstDraw(seed, 0))]) {
      expectMean(values, 499_999.5, 1e6 / Math.sqrt(12));
      const scaled = values.map((value) => (value / 1e6 - 0.5) * Math.sqrt(12));
      const correlation =
        scaled.reduce((sum, value, index) => sum + value * (scaled[index + 1] ?? 0), 0) / values.length;
      expect(Math.abs(correlation)).toBeLessThan(4.5 / Math.sqrt(values.length));
    }
  });
});
