import fc from "fast-check";

import { count } from "../../../src/simulator/distribution/count.ts";
import type { Count, Latency } from "../../../src/simulator/distribution/distribution.ts";
import { latency } from "../../../src/simulator/distribution/latency.ts";
import type { AgentRunOptions } from "../../../src/simulator/scenario/agent-run.ts";
import type { ModelRequestOptions } from "../../../src/simulator/scenario/model-request.ts";
import { scenario, type Scenario } from "../../../src/simulator/scenario/scenario.ts";

const ms = fc.oneof(fc.constantFrom(0, 0.000_001, 86_400_000), fc.double({ min: 0, max: 1e5, noNaN: true }));

const anyLatency: fc.Arbitrary<Latency> = fc.oneof(
  ms.map(latency.constant),
  fc.tuple(ms, ms).map(([min, more]) => latency.uniform(min, min + more)),
  fc.tuple(ms, ms).map(([mean, deviation]) => latency.normal(mean, deviation)),
  fc
    .tuple(fc.double({ min: 1e-6, max: 1e5, noNaN: true }), fc.double({ min: 1, max: 1e6, noNaN: true }))
    .map(([medianMs, factor]) => latency.logNormal({ medianMs, p99Ms: medianMs * factor })),
  ms.map(latency.exponential),
  fc.array(ms, { minLength: 1, maxLength: 5 }).map(latency.empirical),
);

const upTo = (max: number): fc.Arbitrary<number | Count> =>
  fc.oneof(
    fc.nat(max),
    fc.tuple(fc.nat(max), fc.nat(max)).map(([one, other]) => count.uniform(Math.min(one, other), Math.max(one, other))),
    fc.array(fc.double({ min: 0, max, noNaN: true }), { minLength: 1, maxLength: 4 }).map(count.empirical),
  );

const rate = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));

const errors = fc.array(
  fc.record(
    {
      type: fc.constantFrom("rate_limit_exceeded", "TimeoutError", "500"),
      message: fc.constantFrom("429 slow down", "no"),
      weight: fc.nat(5).map((weight) => weight + 1),
      latency: anyLatency,
    },
    { requiredKeys: ["type", "message"] },
  ),
  { minLength: 1, maxLength: 3 },
);

/** Each option is there or not. */
const some = <Options>(model: { [Key in keyof Options]-?: fc.Arbitrary<Options[Key]> }): fc.Arbitrary<Options> =>
  fc.record(model, { requiredKeys: [] }) as fc.Arbitrary<Options>;

const provider = fc.constantFrom("openai", "anthropic", "in_house");

const anyRequest = fc
  .tuple(
    some<Omit<ModelRequestOptions, "serverAddress" | "operation">>({
      provider,
      serverPort: fc.integer({ min: 1, max: 65_535 }),
      model: fc.constantFrom("gpt-4o", "claude-opus-4"),
      responseModel: fc.constantFrom("gpt-4o-2024-08-06", "claude-opus-4"),
      conversationId: fc.constantFrom("conv-1", "conv-2"),
      temperature: fc.double({ min: 0, max: 2, noNaN: true }),
      maxTokens: fc.nat(400).map((tokens) => tokens + 1),
      inputTokens: upTo(100_000),
      outputTokens: upTo(5000),
      cachedInputShare: rate,
      reasoningShare: rate,
      streamingShare: rate,
      timeToFirstChunk: anyLatency,
      tokensPerSecond: fc.double({ min: 0.5, max: 1e4, noNaN: true }),
      errorRate: rate,
      errors,
      cancelRate: rate,
      breakRate: rate,
    }),
    rate,
  )
  .map(([request, scale]): ModelRequestOptions => ({
    ...request,
    breakRate: (request.breakRate ?? 0.003) * (1 - (request.cancelRate ?? 0.01)) * scale,
  }));

const retry = some({
  maxAttempts: fc.integer({ min: 1, max: 4 }),
  backoff: anyLatency,
  backoffFactor: fc.constantFrom(1, 2, 1e300),
});

const tool = some({
  tool: fc.constantFrom("lookup_order", "send_mail"),
  toolType: fc.constantFrom("function", "extension", "datastore"),
  latency: anyLatency,
  failureRate: rate,
  errors,
  weight: fc.integer({ min: 1, max: 5 }),
});

const embeddings = some({
  provider,
  serverAddress: fc.constant("llm.internal"),
  serverPort: fc.constant(8080),
  model: fc.constantFrom("text-embedding-3-small", "embed-2"),
  dimensions: fc.integer({ min: 1, max: 4096 }),
  inputTokens: upTo(10_000),
  latency: anyLatency,
  errorRate: rate,
  errors,
});

const retrieval = some({
  dataSource: fc.constantFrom("docs", "tickets"),
  topK: fc.integer({ min: 1, max: 20 }),
  documents: upTo(30),
  embeddings: fc.oneof(fc.constant(false as const), embeddings),
  latency: anyLatency,
  errorRate: rate,
  errors,
});

const memorySearch = some({
  store: fc.constantFrom("user-memory", "team-memory"),
  records: upTo(30),
  latency: anyLatency,
  errorRate: rate,
  errors,
});

const agent: fc.Arbitrary<AgentRunOptions> = some<AgentRunOptions>({
  agentName: fc.constantFrom("assistant", "researcher"),
  request: anyRequest,
  retry,
  planShare: rate,
  steps: upTo(4),
  toolCallsPerStep: upTo(4),
  parallelShare: rate,
  tools: fc.array(tool, { minLength: 1, maxLength: 3 }),
  toolFailureRate: rate,
  memorySearch: fc.oneof(fc.constant(false as const), memorySearch),
  retrieval: fc.oneof(fc.constant(false as const), retrieval),
});

/** Any scenario, with any options that are sound. */
export const anyScenario: fc.Arbitrary<Scenario> = fc.oneof(
  anyRequest.map(scenario.modelRequest),
  { weight: 3, arbitrary: agent.map(scenario.agentRun) },
  fc
    .tuple(retry, fc.constantFrom("answer", "summarize"), anyRequest, fc.option(fc.nat(3), { nil: undefined }))
    .map(([options, spanName, request, failures]) =>
      scenario.retriedRequest({
        ...options,
        spanName,
        request,
        ...(failures !== undefined && { failures: Math.min(failures, (options.maxAttempts ?? 3) - 1) }),
      }),
    ),
  fc
    .record({
      workflowName: fc.constantFrom("crew", "desk"),
      supervisor: agent,
      specialists: fc.array(agent, { minLength: 1, maxLength: 3 }),
      handoffs: upTo(3),
    })
    .map(scenario.handoff),
  retrieval.map(scenario.retrieval),
  embeddings.map(scenario.embeddings),
  memorySearch.map(scenario.memorySearch),
  tool.map(scenario.toolCall),
);
