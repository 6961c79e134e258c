import { type Span, SpanKind } from "@opentelemetry/api";
import { readProperty } from "@sideband/propagation/lifetime";
import {
  ATTR_GEN_AI_AGENT_NAME,
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_TOOL_CALL_ARGUMENTS,
  ATTR_GEN_AI_TOOL_CALL_RESULT,
  ATTR_GEN_AI_TOOL_DESCRIPTION,
  ATTR_GEN_AI_TOOL_NAME,
} from "@sideband/semconv";

import { type AgentInvocation, agentAttributes } from "./agents/agent-invocation.ts";
import type { InferenceRequest } from "./inference/inference-request.ts";
import { type LlmTracerOptions, resolveOptions } from "./llm-tracer-options.ts";
import type { LlmSpan } from "./inference/llm-span.ts";
import { observeStream, type ReadChunk } from "./stream/observe-stream.ts";
import { parsedJson } from "./content/parsed-json.ts";
import { runOperation } from "./span/run-operation.ts";
import { SpanStarter } from "./span/span-starter.ts";
import { startInference } from "./inference/start-inference.ts";
import type { StreamSource } from "./stream/stream-source.ts";
import { type ToolCall, toolAttributes } from "./agents/tool-call.ts";
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
  readonly #starter: SpanStarter;

  /** @throws TypeError where an option is not what it should be. */
  constructor(options: LlmTracerOptions = {}) {
    const resolved = resolveOptions(options);
    this.#starter = new SpanStarter(resolved);
    setTracerLog(this, resolved.log);
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
   *   return answer.text;
   * });
   * ```
   */
  chat<T>(request: InferenceRequest, fn: (span: LlmSpan) => PromiseLike<T>): Promise<T>;
  chat<T>(request: InferenceRequest, fn: (span: LlmSpan) => T): T;
  chat<T>(request: InferenceRequest, fn: (span: LlmSpan) => T): T {
    const inference = startInference(this.#starter, request);
    return runOperation(() => fn(inference), { ending: inference, isolation: this.#starter.isolation });
  }

  /**
   * Starts the span of a call whose end lies elsewhere. It stays open until `end`, `fail` or `cancel`; work under it
   * runs in `span.context`.
   *
   * @example
   * ```ts
   * const span = llm.startInference({ provider: "openai", model: "gpt-4o" });
   * socket.on("answer", () => span.end());
   * socket.on("error", (error) => span.fail(error));
   * ```
   */
  startInference(request: InferenceRequest): LlmSpan {
    return startInference(this.#starter, request);
  }

  /**
   * Traces an answer that comes in chunks. The result is iterated over in place of `source`, once; it asks `source` for
   * one chunk per chunk, hands over the very same chunks, and passes leaving early (`break`, `return()`) on to it.
   * `read` sees each chunk first and records what it finds; what it throws is kept from the application.
   *
   * The span starts now where `source` is an iterable, since the request is under way; where it is a function, with the
   * first `next()`, which calls it. It ends with the source: an error fails it, leaving early cancels it. Without
   * either, when the result has been garbage collected, it ends as of the last chunk.
   *
   * @example
   * ```ts
   * const request = { provider: "acme", model: "acme-1" };
   * const chunks = llm.stream(request, () => acme.ask(prompt), (chunk, span) => {
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
    return observeStream(() => startInference(this.#starter, request, true), source, read);
  }

  /**
   * Traces the execution of a tool as `execute_tool {name}`. Arguments and result are recorded only where content is
   * captured.
   *
   * @example
   * ```ts
   * const call = { name: "lookup_order", callId: "call_1", arguments: input };
   * const order = await llm.tool(call, () => lookUpOrder(input));
   * ```
   */
  tool<T>(call: ToolCall, fn: (span: Span) => PromiseLike<T>): Promise<T>;
  tool<T>(call: ToolCall, fn: (span: Span) => T): T;
  tool<T>(call: ToolCall, fn: (span: Span) => T): T {
    const operation = this.#starter.start({
      kind: SpanKind.INTERNAL,
      named: [ATTR_GEN_AI_OPERATION_NAME, ATTR_GEN_AI_TOOL_NAME],
      attributes: () => toolAttributes(call),
    });
    if (operation.capturesContent) {
      const description = readProperty(call, "description");
      if (typeof description === "string") operation.set({ [ATTR_GEN_AI_TOOL_DESCRIPTION]: description });
      const input = readProperty(call, "arguments");
      operation.setContent(ATTR_GEN_AI_TOOL_CALL_ARGUMENTS, () => parsedJson(input));
    }
    return runOperation(() => fn(operation.span), {
      ending: operation,
      isolation: this.#starter.isolation,
      onResult: (result) => operation.setContent(ATTR_GEN_AI_TOOL_CALL_RESULT, () => parsedJson(result)),
    });
  }

  /**
   * Traces a run of an agent in this process as `invoke_agent {name}`.
   *
   * @example
   * ```ts
   * const report = await llm.agent({ name: "researcher" }, () => research(topic));
   * ```
   */
  agent<T>(invocation: AgentInvocation, fn: (span: Span) => PromiseLike<T>): Promise<T>;
  agent<T>(invocation: AgentInvocation, fn: (span: Span) => T): T;
  agent<T>(invocation: AgentInvocation, fn: (span: Span) => T): T {
    const operation = this.#starter.start({
      kind: SpanKind.INTERNAL,
      named: [ATTR_GEN_AI_OPERATION_NAME, ATTR_GEN_AI_AGENT_NAME],
      attributes: () => agentAttributes(invocation),
    });
    return runOperation(() => fn(operation.span), { ending: operation, isolation: this.#starter.isolation });
  }
}
