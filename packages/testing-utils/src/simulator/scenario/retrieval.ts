import { expectCount } from "../../expect-option.ts";
import { count, expectCountOption } from "../distribution/count.ts";
import type { Count, Latency } from "../distribution/distribution.ts";
import { expectDistribution } from "../distribution/expect-distribution.ts";
import { latency } from "../distribution/latency.ts";
import { expectRate } from "../option/expect-rate.ts";
import { expectText } from "../option/expect-text.ts";
import { resolveEmbeddings, type EmbeddingsRequestOptions, type EmbeddingsRequestScenario } from "./embeddings.ts";
import { resolveErrors, type ErrorSettings, type SimulatedError } from "./simulated-error.ts";

/** One search in a data source: a CLIENT span `retrieval {data source}`, over the embedding of its query. */
export interface RetrievalOptions {
  /** `gen_ai.data_source.id`. @default "product-docs" */
  readonly dataSource?: string;
  /** `gen_ai.retrieval.top_k`. @default 5 */
  readonly topK?: number;
  /** How many documents are found, at most `topK`; they are listed if content is wanted. @default 0 to 10, evenly */
  readonly documents?: number | Count;
  /** How the query is embedded, in a span below; `false` if it is not. @default the defaults of embeddings */
  readonly embeddings?: EmbeddingsRequestOptions | false;
  /** How long the search takes, without the embedding. @default log-normal, median 40 ms, 99th percentile 400 ms */
  readonly latency?: Latency;
  /** How many fail, 0 to 1. @default 0.005 */
  readonly errorRate?: number;
  /** How they fail. @default timeout, refused connection */
  readonly errors?: readonly SimulatedError[];
}

/** A resolved {@link RetrievalOptions}, as plain data. */
export interface RetrievalScenario {
  readonly kind: "retrieval";
  readonly dataSource: string;
  readonly topK: number;
  readonly documents: Count;
  readonly embeddings: EmbeddingsRequestScenario | undefined;
  readonly latency: Latency;
  readonly errorRate: number;
  readonly errors: readonly ErrorSettings[];
}

const ERRORS: readonly SimulatedError[] = [
  { type: "TimeoutError", message: "The search did not answer in time" },
  { type: "ECONNREFUSED", message: "The connection was refused" },
];

/** Throws a `TypeError` that names the option unless all are sound. */
export const resolveRetrieval = (options: RetrievalOptions = {}): RetrievalScenario => {
  const { embeddings = {} } = options;
  return {
    kind: "retrieval",
    dataSource: expectText("dataSource", options.dataSource ?? "product-docs"),
    topK: expectCount("topK", options.topK ?? 5, 1),
    documents: expectCountOption("documents", options.documents ?? count.uniform(0, 10)),
    embeddings:
      embeddings === false ? undefined : resolveEmbeddings({ inputTokens: count.uniform(5, 60), ...embeddings }),
    latency: expectDistribution("latency", "ms", options.latency ?? latency.logNormal({ medianMs: 40, p99Ms: 400 })),
    errorRate: expectRate("errorRate", options.errorRate ?? 0.005),
    errors: resolveErrors("errors", options.errors ?? ERRORS),
  };
};
