import type { Span } from "@opentelemetry/api";
import { type Ending, readProperty } from "@sideband/propagation/lifetime";
import { ATTR_GEN_AI_TOOL_CALL_RESULT } from "@sideband/semconv";

import { parsedJson } from "./content/parsed-json.ts";
import type { FlushOptions } from "./flush-options.ts";
import type { InferenceRequest } from "./inference/inference-request.ts";
import type { LlmSpan } from "./inference/llm-span.ts";
import { startInference } from "./inference/start-inference.ts";
import { type LlmTracerOptions, resolveOptions } from "./llm-tracer-options.ts";
import { type AgentInvocation, startAgent } from "./operations/agent-invocation.ts";
import { type EmbeddingsRequest, embeddingsRequest } from "./operations/embeddings.ts";
import { type Evaluation, tellEvaluation } from "./operations/evaluation.ts";
import {
  type FoundMemories,
  type MemorySearch,
  memorySearchSpan,
  startMemorySearch,
} from "./operations/memory-search.ts";
import { type Plan, startPlan } from "./operations/plan.ts";
import { type Reasoning, type ReasoningResult, reasoningSpan, startReasoning } from "./operations/reasoning.ts";
import type { ResultSpan } from "./operations/result-span.ts";
import { type RetrievedDocuments, type Retrieval, retrievalSpan, startRetrieval } from "./operations/retrieval.ts";
import { startTool, type ToolCall } from "./operations/tool-call.ts";
import {
  type SelectedTool,
  startToolSelection,
  type ToolSelection,
  toolSelectionSpan,
} from "./operations/tool-selection.ts";
import { startWorkflow, type Workflow } from "./operations/workflow.ts";
import { runOperation } from "./span/run-operation.ts";
import { TracerSettings } from "./span/tracer-settings.ts";
import { observeStream, type ReadChunk } from "./stream/observe-stream.ts";
import type { StreamSource } from "./stream/stream-source.ts";
import { setTracerLog } from "./tracer-log.ts";

/**
 * Spans for calls of models, streams, tools and agents, by the OpenTelemetry conventions for generative AI.
 *
 * Each span ends once, and with the work it stands for: callbacks may return a value, a promise, or an async iterable,
 * whose span ends when it has been consumed or left, and whose steps run in the span's context. Results and errors pass
 * through unchanged. Nothing but bad options at construction is ever thrown: what goes wrong in here is told once
 * to the `log`.
 *
 * @example
 * ```ts
 * const llm = new LlmTracer();
 * const answer = await llm.agent({ name: "support" }, () => answerTicket(ticket));
 * ```
 */
export class LlmTracer {
  readonly #settings: TracerSettings;

  /** @throws TypeError where an option is not what it should be. */
  constructor(options: LlmTracerOptions = {}) {
    this.#settings = new TracerSettings(resolveOptions(options));
    setTracerLog(this, this.#settings.options.log);
  }

  /**
   * Traces one call of a chat model as `chat {model}`. A promise comes back as a plain `Promise`: for clients whose
   * promises have methods of their own, there are wrappers.
   *
   * @example
   * ```ts
   * await llm.chat({ provider: "openai", model: "gpt-4o" }, async (span) => {
   *   const answer = await callModel();
   *   span.recordUsage({ inputTokens: answer.tokensIn, outputTokens: answer.tokensOut });
   * });
   * ```
   */
  chat<T>(request: InferenceRequest, fn: (span: LlmSpan) => PromiseLike<T>): Promise<T>;
  chat<T>(request: InferenceRequest, fn: (span: LlmSpan) => T): T;
  chat<T>(request: InferenceRequest, fn: (span: LlmSpan) => T): T {
    return this.#run(startInference(this.#settings, request), fn);
  }

  /**
   * Starts the span of a call whose end lies elsewhere. It stays open until `end`, `fail` or `cancel`; work under it
   * runs in `span.context`.
   *
   * @example
   * ```ts
   * const span = llm.startInference({ provider: "openai", model: "gpt-4o" });
   * socket.on("answer", () => span.end());
   * ```
   */
  startInference(request: InferenceRequest): LlmSpan {
    return startInference(this.#settings, request);
  }

  /**
   * Traces an answer that comes in chunks. The result is iterated over in place of `source`, once: one chunk for one
   * chunk, the very same, and leaving early (`break`, `return()`) is passed on. `read` sees each chunk first and records
   * what it finds; what it throws is kept from the application.
   *
   * The span starts now where `source` is an iterable, and with the first `next()`, which calls it, where it is a
   * function. It ends with the source, or is cancelled when that is left. When neither happens, and result and source
   * have been garbage collected, it ends as of the last chunk, and the request of a client's stream is aborted.
   *
   * @example
   * ```ts
   * const chunks = llm.stream({ provider: "acme" }, () => acme.ask(prompt), (chunk, span) => {
   *   if (chunk.usage) span.recordUsage({ outputTokens: chunk.usage.out });
   * });
   * for await (const chunk of chunks) process.stdout.write(chunk.text);
   * ```
   */
  stream<T>(
    request: InferenceRequest,
    source: StreamSource<T>,
    read?: ReadChunk<T>,
  ): AsyncGenerator<T, unknown, unknown> {
    return observeStream(() => startInference(this.#settings, request, true), source, read);
  }

  /**
   * Traces a call of a model that embeds as `embeddings {model}`.
   *
   * @example
   * ```ts
   * const vectors = await llm.embeddings({ provider: "acme", model: "acme-embed" }, () => acme.embed(texts));
   * ```
   */
  embeddings<T>(request: EmbeddingsRequest, fn: (span: LlmSpan) => PromiseLike<T>): Promise<T>;
  embeddings<T>(request: EmbeddingsRequest, fn: (span: LlmSpan) => T): T;
  embeddings<T>(request: EmbeddingsRequest, fn: (span: LlmSpan) => T): T {
    return this.#run(startInference(this.#settings, embeddingsRequest(request)), fn);
  }

  /**
   * Traces a search for documents as `retrieval {dataSourceId}`.
   *
   * @example
   * ```ts
   * await llm.retrieval({ dataSourceId: "handbook", query, topK: 3 }, async (span) => {
   *   span.record({ documents: await handbook.search(query, 3) });
   * });
   * ```
   */
  retrieval<T>(retrieval: Retrieval, fn: (span: ResultSpan<RetrievedDocuments>) => PromiseLike<T>): Promise<T>;
  retrieval<T>(retrieval: Retrieval, fn: (span: ResultSpan<RetrievedDocuments>) => T): T;
  retrieval<T>(retrieval: Retrieval, fn: (span: ResultSpan<RetrievedDocuments>) => T): T {
    return this.#run(startRetrieval(this.#settings, retrieval), (operation) => fn(retrievalSpan(operation)));
  }

  /**
   * Traces a search in what an agent remembers as `search_memory`.
   *
   * @example
   * ```ts
   * await llm.memorySearch({ query }, async (span) => span.record({ records: await memory.search(query) }));
   * ```
   */
  memorySearch<T>(search: MemorySearch, fn: (span: ResultSpan<FoundMemories>) => PromiseLike<T>): Promise<T>;
  memorySearch<T>(search: MemorySearch, fn: (span: ResultSpan<FoundMemories>) => T): T;
  memorySearch<T>(search: MemorySearch, fn: (span: ResultSpan<FoundMemories>) => T): T {
    return this.#run(startMemorySearch(this.#settings, search), (operation) => fn(memorySearchSpan(operation)));
  }

  /**
   * Traces the execution of a tool as `execute_tool {name}`. Arguments and result are recorded only where content is
   * captured. The agent that it is part of counts it.
   *
   * @example
   * ```ts
   * const order = await llm.tool({ name: "lookup_order", arguments: input }, () => lookUpOrder(input));
   * ```
   */
  tool<T>(call: ToolCall, fn: (span: Span) => PromiseLike<T>): Promise<T>;
  tool<T>(call: ToolCall, fn: (span: Span) => T): T;
  tool<T>(call: ToolCall, fn: (span: Span) => T): T {
    const operation = startTool(this.#settings, call);
    return runOperation(() => fn(operation.span), {
      ending: operation,
      isolation: this.#settings.isolation,
      onResult: (result) => operation.setContent(ATTR_GEN_AI_TOOL_CALL_RESULT, () => parsedJson(result)),
    });
  }

  /**
   * Traces a run of an agent as `invoke_agent {name}`. How many models and tools it has called itself, and the tokens
   * that these took, are recorded when it ends.
   *
   * @example
   * ```ts
   * const report = await llm.agent({ name: "researcher" }, () => research(topic));
   * ```
   */
  agent<T>(invocation: AgentInvocation, fn: (span: Span) => PromiseLike<T>): Promise<T>;
  agent<T>(invocation: AgentInvocation, fn: (span: Span) => T): T;
  agent<T>(invocation: AgentInvocation, fn: (span: Span) => T): T {
    return this.#run(startAgent(this.#settings, invocation), ({ span }) => fn(span));
  }

  /**
   * Traces a run of a graph or crew of agents as `invoke_workflow {name}`.
   *
   * @example
   * ```ts
   * await llm.workflow({ name: "triage" }, () => runGraph(ticket));
   * ```
   */
  workflow<T>(workflow: Workflow, fn: (span: Span) => PromiseLike<T>): Promise<T>;
  workflow<T>(workflow: Workflow, fn: (span: Span) => T): T;
  workflow<T>(workflow: Workflow, fn: (span: Span) => T): T {
    return this.#run(startWorkflow(this.#settings, workflow), ({ span }) => fn(span));
  }

  /**
   * Traces how an agent finds its next steps as `plan {agentName}`.
   *
   * @example
   * ```ts
   * const steps = await llm.plan({}, () => askForSteps(goal));
   * ```
   */
  plan<T>(plan: Plan, fn: (span: Span) => PromiseLike<T>): Promise<T>;
  plan<T>(plan: Plan, fn: (span: Span) => T): T;
  plan<T>(plan: Plan, fn: (span: Span) => T): T {
    return this.#run(startPlan(this.#settings, plan), ({ span }) => fn(span));
  }

  /**
   * Traces how an agent comes to a decision as `reason {agentName}`.
   *
   * @example
   * ```ts
   * llm.reasoning({ type: "rules" }, (span) => {
   *   span.record({ optionsCount: 3, selectedAction: decide(state), confidence: 0.8 });
   * });
   * ```
   */
  reasoning<T>(reasoning: Reasoning, fn: (span: ResultSpan<ReasoningResult>) => PromiseLike<T>): Promise<T>;
  reasoning<T>(reasoning: Reasoning, fn: (span: ResultSpan<ReasoningResult>) => T): T;
  reasoning<T>(reasoning: Reasoning, fn: (span: ResultSpan<ReasoningResult>) => T): T {
    return this.#run(startReasoning(this.#settings, reasoning), (operation) => fn(reasoningSpan(operation)));
  }

  /**
   * Traces how an agent chooses a tool itself as `select_tool`. A model that chooses one says so in its answer.
   *
   * @example
   * ```ts
   * llm.toolSelection({ available: ["lookup", "refund"] }, (span) => span.record({ tool: choose(ticket) }));
   * ```
   */
  toolSelection<T>(selection: ToolSelection, fn: (span: ResultSpan<SelectedTool>) => PromiseLike<T>): Promise<T>;
  toolSelection<T>(selection: ToolSelection, fn: (span: ResultSpan<SelectedTool>) => T): T;
  toolSelection<T>(selection: ToolSelection, fn: (span: ResultSpan<SelectedTool>) => T): T {
    return this.#run(startToolSelection(this.#settings, selection), (operation) => fn(toolSelectionSpan(operation)));
  }

  /**
   * Tells a score that was given to an answer or to an agent's work: the event `gen_ai.evaluation.result`, in the
   * context of the span that was judged. Without a logger it is an event of that span, if it is still open.
   *
   * @example
   * ```ts
   * llm.evaluation({ name: "relevance", scoreValue: 0.9, scoreLabel: "pass", of: span });
   * ```
   */
  evaluation(evaluation: Evaluation): void {
    tellEvaluation(this.#settings, evaluation);
  }

  /**
   * Ends as abandoned the streams that nobody is reading at this moment: for the end of an invocation, after which
   * nobody will. A stream whose reader is busy between two chunks is one of them, unless `idleMs` says otherwise. Spans
   * are not exported by this: that is `forceFlush()` of the provider.
   *
   * @example
   * ```ts
   * llm.flush();
   * await provider.forceFlush();
   * ```
   */
  flush(options: FlushOptions = {}): void {
    this.#settings.open.abandonIdle(Number(readProperty(options, "idleMs") ?? 0));
  }

  /**
   * Ends as abandoned all that is still open, as the end of the process does by itself. What begins later is traced as
   * before: the provider says whether it is still taken.
   *
   * @example
   * ```ts
   * llm.shutdown();
   * await provider.shutdown();
   * ```
   */
  shutdown(): void {
    this.#settings.open.abandonAll("at the shutdown");
  }

  #run<Span extends Ending, T>(ending: Span, fn: (span: Span) => T): T {
    return runOperation(() => fn(ending), { ending, isolation: this.#settings.isolation });
  }
}
