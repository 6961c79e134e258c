const frozen = (boundaries: readonly number[]): readonly number[] => Object.freeze(boundaries);

/**
 * Boundaries of the conventions' client latency histograms, in seconds. Copy them where an API wants a mutable array.
 *
 * @example
 * meter.createHistogram(METRIC_GEN_AI_CLIENT_INFERENCE_DURATION, {
 *   unit: "s",
 *   advice: { explicitBucketBoundaries: [...LATENCY_BUCKETS_S] },
 * });
 */
export const LATENCY_BUCKETS_S: readonly number[] = /* @__PURE__ */ frozen([
  0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92,
]);

/** Boundaries of the conventions' token histograms: the powers of four up to 4^13. */
export const TOKEN_BUCKETS: readonly number[] = /* @__PURE__ */ frozen([
  1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864,
]);

/** Boundaries of `gen_ai.invoke_agent.duration`, in seconds. */
export const AGENT_DURATION_BUCKETS_S: readonly number[] = /* @__PURE__ */ frozen([
  0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 51.2, 102.4, 204.8, 409.6,
]);

/** Boundaries of the histograms that count model and tool calls per agent run. */
export const CALL_COUNT_BUCKETS: readonly number[] = /* @__PURE__ */ frozen([1, 2, 4, 8, 16, 32, 64, 128]);

/** Boundaries of the Model Context Protocol's operation and session durations, in seconds. */
export const MCP_DURATION_BUCKETS_S: readonly number[] = /* @__PURE__ */ frozen([
  0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 120, 300,
]);

/** Boundaries of `gen_ai.server.time_per_output_token`, in seconds. */
export const SERVER_TIME_PER_TOKEN_BUCKETS_S: readonly number[] = /* @__PURE__ */ frozen([
  0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5,
]);

/** Boundaries of `gen_ai.server.time_to_first_token`, in seconds. */
export const SERVER_TIME_TO_FIRST_TOKEN_BUCKETS_S: readonly number[] = /* @__PURE__ */ frozen([
  0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
]);

/** Boundaries of the retired `gen_ai.invoke_workflow.duration`, in seconds. */
export const WORKFLOW_DURATION_BUCKETS_S: readonly number[] = /* @__PURE__ */ frozen([
  1, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200,
]);

/** Boundaries of `sideband.client.operation.cost`, in US dollars: those of `refinement-1.0` §7.1. */
export const COST_BUCKETS_USD: readonly number[] = /* @__PURE__ */ frozen([
  0.0001, 0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 5, 10,
]);

/** Latency boundaries as `refinement-1.0` §7.1 writes them, in milliseconds. For `sideband.llm.duration` only. */
export const REFINEMENT_LATENCY_BUCKETS_MS: readonly number[] = /* @__PURE__ */ frozen([
  10, 50, 100, 250, 500, 1000, 2500, 5000, 10000, 30000, 60000,
]);

/** The same boundaries in seconds, for the official instruments. */
export const REFINEMENT_LATENCY_BUCKETS_S: readonly number[] = /* @__PURE__ */ frozen([
  0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
]);

/** Token boundaries of `refinement-1.0` §7.1. */
export const REFINEMENT_TOKEN_BUCKETS: readonly number[] = /* @__PURE__ */ frozen([
  10, 50, 100, 250, 500, 1000, 2000, 4000, 8000, 16000, 32000, 100000,
]);
