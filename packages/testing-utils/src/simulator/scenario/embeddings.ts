import { count, expectCountOption } from "../distribution/count.ts";
import type { Count, Latency } from "../distribution/distribution.ts";
import { expectDistribution } from "../distribution/expect-distribution.ts";
import { latency } from "../distribution/latency.ts";
import { expectRate } from "../option/expect-rate.ts";
import { expectText } from "../option/expect-text.ts";
import { expectCount } from "../../expect-option.ts";
import { resolveProvider, type ProviderOptions, type ProviderSettings } from "./provider.ts";
import { resolveErrors, type ErrorSettings, type SimulatedError } from "./simulated-error.ts";

/** One call of an embedding model: a CLIENT span `embeddings {model}`. */
export interface EmbeddingsRequestOptions extends ProviderOptions {
  /** `gen_ai.request.model`. @default "text-embedding-3-small" */
  readonly model?: string;
  /** `gen_ai.embeddings.dimension.count`. @default 1536 */
  readonly dimensions?: number;
  /** @default log-normal, median 300, 99th percentile 6,000 */
  readonly inputTokens?: number | Count;
  /** @default log-normal, median 90 ms, 99th percentile 700 ms */
  readonly latency?: Latency;
  /** How many fail, 0 to 1. @default 0.005 */
  readonly errorRate?: number;
  /** How they fail. @default rate limit, server error */
  readonly errors?: readonly SimulatedError[];
}

/** A resolved {@link EmbeddingsRequestOptions}, as plain data. */
export interface EmbeddingsRequestScenario extends ProviderSettings {
  readonly kind: "embeddings";
  readonly model: string;
  readonly dimensions: number;
  readonly inputTokens: Count;
  readonly latency: Latency;
  readonly errorRate: number;
  readonly errors: readonly ErrorSettings[];
}

const ERRORS: readonly SimulatedError[] = [
  { type: "rate_limit_exceeded", message: "429 Rate limit reached for requests", weight: 2 },
  { type: "server_error", message: "500 The server had an error while processing the request" },
];

/** Throws a `TypeError` that names the option unless all are sound. */
export const resolveEmbeddings = (options: EmbeddingsRequestOptions = {}): EmbeddingsRequestScenario => ({
  kind: "embeddings",
  ...resolveProvider(options),
  model: expectText("model", options.model ?? "text-embedding-3-small"),
  dimensions: expectCount("dimensions", options.dimensions ?? 1536, 1),
  inputTokens: expectCountOption("inputTokens", options.inputTokens ?? count.logNormal({ median: 300, p99: 6000 })),
  latency: expectDistribution("latency", "ms", options.latency ?? latency.logNormal({ medianMs: 90, p99Ms: 700 })),
  errorRate: expectRate("errorRate", options.errorRate ?? 0.005),
  errors: resolveErrors("errors", options.errors ?? ERRORS),
});
