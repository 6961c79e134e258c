import { count, expectCountOption } from "../distribution/count.ts";
import type { Count } from "../distribution/distribution.ts";
import { expectRate } from "../option/expect-rate.ts";
import { expectText } from "../option/expect-text.ts";
import { expectWeights } from "../option/expect-weights.ts";
import { resolveMemorySearch, type MemorySearchOptions, type MemorySearchScenario } from "./memory-search.ts";
import { resolveModelRequest, type ModelRequestOptions, type ModelRequestScenario } from "./model-request.ts";
import { resolveRetrieval, type RetrievalOptions, type RetrievalScenario } from "./retrieval.ts";
import { resolveRetry, type RetryOptions, type RetrySettings } from "./retry.ts";
import { resolveToolCall, type ToolCallOptions, type ToolCallScenario } from "./tool-call.ts";
import { latency } from "../distribution/latency.ts";

/**
 * One run of an agent: an INTERNAL span `invoke_agent {agent}`. Below it, in this order: a search in its memory, a
 * retrieval, a plan, then steps, each a model request that asks for tools and the calls of these tools, and a last
 * request that answers. A failed tool is told to the model and the run goes on; a request that fails for good ends it.
 */
export interface AgentRunOptions {
  /** `gen_ai.agent.name`. @default "assistant" */
  readonly agentName?: string;
  /** @default the defaults of a model request, of which no stream is left */
  readonly request?: ModelRequestOptions;
  /** How the agent tries a request again. @default 2 attempts */
  readonly retry?: RetryOptions;
  /** How many runs begin with a plan, 0 to 1. @default 0.5 */
  readonly planShare?: number;
  /** Steps with tools, at most 1000; the answer is one more request. @default 1 to 4, evenly */
  readonly steps?: number | Count;
  /** Calls of tools per step, from 1 to 1000. @default 1 to 3, evenly */
  readonly toolCallsPerStep?: number | Count;
  /** How many steps run their tools at the same time rather than one after the other, 0 to 1. @default 0.5 */
  readonly parallelShare?: number;
  /** What the agent can call. @default lookup_order, search_docs, send_mail */
  readonly tools?: readonly ToolCallOptions[];
  /** How many calls fail of a tool that does not say it itself, 0 to 1. @default 0.03 */
  readonly toolFailureRate?: number;
  /** `false` for none. @default none */
  readonly memorySearch?: MemorySearchOptions | false;
  /** `false` for none. @default none */
  readonly retrieval?: RetrievalOptions | false;
}

/** A resolved {@link AgentRunOptions}, as plain data. */
export interface AgentRunScenario {
  readonly kind: "agentRun";
  readonly agentName: string;
  readonly request: ModelRequestScenario;
  readonly retry: RetrySettings;
  readonly planShare: number;
  readonly steps: Count;
  readonly toolCallsPerStep: Count;
  readonly parallelShare: number;
  readonly tools: readonly ToolCallScenario[];
  readonly memorySearch: MemorySearchScenario | undefined;
  readonly retrieval: RetrievalScenario | undefined;
}

const TOOLS: readonly ToolCallOptions[] = [
  { tool: "lookup_order", weight: 5 },
  { tool: "search_docs", toolType: "datastore", weight: 3, latency: latency.logNormal({ medianMs: 80, p99Ms: 900 }) },
  { tool: "send_mail", weight: 1, latency: latency.uniform(150, 900) },
];

/** Throws a `TypeError` that names the option unless all are sound. */
export const resolveAgentRun = (options: AgentRunOptions = {}): AgentRunScenario => {
  const { memorySearch = false, retrieval = false, tools = TOOLS } = options;
  const failureRate = expectRate("toolFailureRate", options.toolFailureRate ?? 0.03);
  return {
    kind: "agentRun",
    agentName: expectText("agentName", options.agentName ?? "assistant"),
    request: resolveModelRequest({ cancelRate: 0, ...options.request }),
    retry: resolveRetry(options.retry ?? {}, 2),
    planShare: expectRate("planShare", options.planShare ?? 0.5),
    steps: expectCountOption("steps", options.steps ?? count.uniform(1, 4)),
    toolCallsPerStep: expectCountOption("toolCallsPerStep", options.toolCallsPerStep ?? count.uniform(1, 3)),
    parallelShare: expectRate("parallelShare", options.parallelShare ?? 0.5),
    tools: expectWeights(
      "tools",
      tools.map((tool) => resolveToolCall({ failureRate, ...tool })),
    ),
    memorySearch: memorySearch === false ? undefined : resolveMemorySearch(memorySearch),
    retrieval: retrieval === false ? undefined : resolveRetrieval(retrieval),
  };
};
