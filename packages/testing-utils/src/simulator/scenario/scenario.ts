import { resolveAgentRun, type AgentRunOptions, type AgentRunScenario } from "./agent-run.ts";
import { resolveEmbeddings, type EmbeddingsRequestOptions, type EmbeddingsRequestScenario } from "./embeddings.ts";
import { resolveHandoff, type HandoffOptions, type HandoffScenario } from "./handoff.ts";
import { resolveMemorySearch, type MemorySearchOptions, type MemorySearchScenario } from "./memory-search.ts";
import { resolveModelRequest, type ModelRequestOptions, type ModelRequestScenario } from "./model-request.ts";
import { resolveRetrieval, type RetrievalOptions, type RetrievalScenario } from "./retrieval.ts";
import { resolveRetriedRequest, type RetriedRequestOptions, type RetriedRequestScenario } from "./retried-request.ts";
import { resolveToolCall, type ToolCallOptions, type ToolCallScenario } from "./tool-call.ts";

/** What happens in a trace, as plain data. Made by `scenario`. */
export type Scenario =
  | AgentRunScenario
  | EmbeddingsRequestScenario
  | HandoffScenario
  | MemorySearchScenario
  | ModelRequestScenario
  | RetrievalScenario
  | RetriedRequestScenario
  | ToolCallScenario;

/**
 * What happens in a trace: the parts of a workload's `mix`. Each throws a `TypeError` that names the option unless all
 * options are sound.
 *
 * @example
 * const mix = [
 *   { weight: 9, scenario: scenario.modelRequest({ model: "gpt-4o-mini" }) },
 *   { weight: 1, scenario: scenario.agentRun({ toolFailureRate: 0.2 }) },
 * ];
 */
export const scenario: {
  readonly agentRun: (options?: AgentRunOptions) => AgentRunScenario;
  readonly embeddings: (options?: EmbeddingsRequestOptions) => EmbeddingsRequestScenario;
  readonly handoff: (options?: HandoffOptions) => HandoffScenario;
  readonly memorySearch: (options?: MemorySearchOptions) => MemorySearchScenario;
  readonly modelRequest: (options?: ModelRequestOptions) => ModelRequestScenario;
  readonly retrieval: (options?: RetrievalOptions) => RetrievalScenario;
  readonly retriedRequest: (options?: RetriedRequestOptions) => RetriedRequestScenario;
  readonly toolCall: (options?: ToolCallOptions) => ToolCallScenario;
} = {
  agentRun: resolveAgentRun,
  embeddings: resolveEmbeddings,
  handoff: resolveHandoff,
  memorySearch: resolveMemorySearch,
  modelRequest: resolveModelRequest,
  retrieval: resolveRetrieval,
  retriedRequest: resolveRetriedRequest,
  toolCall: resolveToolCall,
};
