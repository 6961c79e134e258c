import type { Context, Span } from "@opentelemetry/api";
import type { Completion, Ending, Steps } from "@sideband/propagation/lifetime";
import {
  ATTR_GEN_AI_INPUT_MESSAGES,
  ATTR_GEN_AI_OUTPUT_MESSAGES,
  ATTR_GEN_AI_REQUEST_STREAM,
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK,
  ATTR_GEN_AI_SYSTEM_INSTRUCTIONS,
  ATTR_GEN_AI_TOOL_DEFINITIONS,
  ATTR_SIDEBAND_OUTCOME,
  ATTR_SIDEBAND_RESPONSE_CHUNK_COUNT,
  ATTR_SIDEBAND_RESPONSE_OUTPUT_TOKENS_PER_SECOND,
  type Cost,
  COST_SOURCE_PROVIDER,
  DIALECT_REFINEMENT_1_0,
  FINISH_REASON_ERROR,
  OUTCOME_UNCONSUMED,
  REFINEMENT_EVENT_FIRST_TOKEN,
} from "@sideband/semconv";

import type { Message, MessagePart, ToolDefinition } from "../content/message.ts";
import type { OpenCall, Scope } from "../context/scope.ts";
import { emitInferenceDetails } from "../events/inference-details.ts";
import { listOf } from "../list-of.ts";
import type { Operation } from "../span/operation.ts";
import { responseAttributes } from "./inference-attributes.ts";
import type { InferenceResponse, InferenceUsage } from "./inference-request.ts";
import type { LlmSpan } from "./llm-span.ts";
import { MAX_CHOICES } from "./max-choices.ts";
import { isCost, recordPrice } from "./record-price.ts";
import { StreamTiming } from "./stream-timing.ts";
import { numericUsage, usageAttributes } from "./usage.ts";

export interface InferenceSpanOptions {
  readonly operation: Operation;
  /** How many finish reasons are expected. */
  readonly choiceCount: number;
  /** What the call is part of. */
  readonly scope: Scope;
  /** What calls within it see of it. */
  readonly call: OpenCall;
}

/** The span of one call of a model, as the package itself sees it. */
export class InferenceSpan implements LlmSpan, Ending {
  readonly operation: Operation;
  /** How many finish reasons are expected. */
  readonly choiceCount: number;
  readonly #scope: Scope;
  readonly #call: OpenCall;
  readonly #timing: StreamTiming;
  readonly #tellsChunks: boolean;
  #chunks = 0;
  #reasons: readonly (string | null)[] = [];
  #usage: InferenceUsage | undefined;
  #serviceTier: string | undefined;
  #cost: Cost | undefined;
  #failure: { readonly error: unknown } | undefined;
  #output: (() => readonly Message[]) | undefined;

  constructor({ operation, choiceCount, scope, call }: InferenceSpanOptions) {
    const { settings } = operation;
    this.operation = operation;
    this.choiceCount = choiceCount;
    this.#scope = scope;
    this.#call = call;
    this.#timing = new StreamTiming(operation.startedMs, settings);
    this.#tellsChunks = settings.observers?.wantChunks ?? false;
    operation.onEnd = (completion) => this.#complete(completion);
  }

  get span(): Span {
    return this.operation.span;
  }

  get context(): Context {
    return this.operation.context;
  }

  get capturesContent(): boolean {
    return this.operation.capturesContent;
  }

  recordResponse(response: InferenceResponse): void {
    this.#record("recordResponse", () => {
      this.operation.set(responseAttributes(response));
      const { finishReasons, serviceTier } = response;
      if (typeof serviceTier === "string") this.#serviceTier = serviceTier;
      const reasons = listOf(finishReasons, MAX_CHOICES);
      if (reasons !== undefined) this.#reasons = reasons.map((reason) => (typeof reason === "string" ? reason : null));
    });
  }

  recordUsage(usage: InferenceUsage): void {
    this.#record("recordUsage", () => {
      this.#usage = { ...this.#usage, ...numericUsage(usage) };
    });
  }

  recordCost(cost: { readonly amount: number; readonly currency: string }): void {
    this.#record("recordCost", () => {
      if (isCost(cost)) this.#cost = { amount: cost.amount, currency: cost.currency, source: COST_SOURCE_PROVIDER };
    });
  }

  /** Notes what the answer says has failed: the call ends with it, unless what follows tells more. */
  recordFailure(error: unknown): void {
    this.#failure = { error };
  }

  recordChunk(): void {
    this.#chunks += 1;
    if (this.#chunks === 1 || this.#tellsChunks) this.#timeChunk(this.#chunks - 1);
  }

  recordInput(messages: readonly Message[]): void {
    this.operation.setContent(ATTR_GEN_AI_INPUT_MESSAGES, () => messages);
  }

  recordInstructions(instructions: readonly MessagePart[]): void {
    this.operation.setContent(ATTR_GEN_AI_SYSTEM_INSTRUCTIONS, () => instructions);
  }

  recordTools(tools: readonly ToolDefinition[]): void {
    this.operation.setContent(ATTR_GEN_AI_TOOL_DEFINITIONS, () => tools);
  }

  recordOutput(messages: readonly Message[] | (() => readonly Message[])): void {
    this.#output = typeof messages === "function" ? messages : undefined;
    if (this.#output === undefined) this.operation.setContent(ATTR_GEN_AI_OUTPUT_MESSAGES, () => messages);
  }

  /** The answer has come as a stream, and these are the steps of those who read it. */
  streams(steps: Steps): void {
    this.operation.steps = steps;
  }

  touch(): void {
    this.operation.touch();
  }

  end(): void {
    if (this.#failure === undefined) this.operation.end();
    else this.operation.fail(this.#failure.error);
  }

  fail(error: unknown): void {
    this.operation.fail(error);
  }

  cancel(): void {
    this.operation.cancel();
  }

  abandon(): void {
    this.operation.abandon();
  }

  #record(work: string, record: () => void): void {
    if (this.operation.open) this.operation.isolation.run(work, record);
  }

  #timeChunk(index: number): void {
    this.#record("recordChunk", () => {
      const { operation } = this;
      const { observers, options } = operation.settings;
      const seconds = this.#timing.next() / 1000;
      if (index === 0) {
        operation.setClean({
          [ATTR_GEN_AI_REQUEST_STREAM]: true,
          [ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK]: seconds,
        });
        if (options.dialects.includes(DIALECT_REFINEMENT_1_0)) operation.addEvent(REFINEMENT_EVENT_FIRST_TOKEN);
      }
      observers?.chunk(operation, seconds, index);
    });
  }

  /** Records what only the end decides. */
  #complete(completion: Completion): void {
    const { operation } = this;
    this.#call.over = true;
    this.#completeOutput();
    this.#completeReasons(completion === "completed" ? 0 : this.choiceCount);
    this.#completeStream(completion);
    if (this.#usage !== undefined) operation.setClean(usageAttributes(this.#usage));
    if (this.#call.nested) operation.nested = true;
    else this.#bill();
    if (!this.#call.embeds) emitInferenceDetails(operation);
  }

  /** What has been traced within this call once more is billed there. */
  #bill(): void {
    recordPrice(this.operation, { usage: this.#usage, serviceTier: this.#serviceTier, cost: this.#cost });
    if (this.#usage !== undefined && !this.#call.embeds) this.#scope.agent?.addUsage(this.#usage);
  }

  /** Output that is made only at the end may be partial. */
  #completeOutput(): void {
    if (this.#output !== undefined) this.operation.setContent(ATTR_GEN_AI_OUTPUT_MESSAGES, this.#output);
    this.#output = undefined;
  }

  /** A reason that is expected and will never come is an error. */
  #completeReasons(expected: number): void {
    const length = Math.max(expected, this.#reasons.length);
    if (length === 0) return;
    const reasons = Array.from({ length }, (_, choice) => this.#reasons[choice] ?? FINISH_REASON_ERROR);
    this.operation.set({ [ATTR_GEN_AI_RESPONSE_FINISH_REASONS]: reasons });
  }

  /** An abandoned stream ended nobody knows when: no speed can be told of it. */
  #completeStream(completion: Completion): void {
    if (this.#chunks === 0) {
      const { steps } = this.operation;
      const unconsumed = completion === "abandoned" && steps !== undefined && steps.claimed !== true;
      if (unconsumed) this.operation.setClean({ [ATTR_SIDEBAND_OUTCOME]: OUTCOME_UNCONSUMED });
      return;
    }
    const tokens = this.#usage?.outputTokens;
    const speed = completion === "abandoned" || !tokens ? undefined : this.#timing.perSecond(tokens);
    this.operation.setClean({
      [ATTR_SIDEBAND_RESPONSE_CHUNK_COUNT]: this.#chunks,
      ...(speed !== undefined && { [ATTR_SIDEBAND_RESPONSE_OUTPUT_TOKENS_PER_SECOND]: speed }),
    });
  }
}
