import type { Context, Span } from "@opentelemetry/api";
import type { Ending } from "@sideband/propagation/lifetime";
import {
  ATTR_GEN_AI_INPUT_MESSAGES,
  ATTR_GEN_AI_OUTPUT_MESSAGES,
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK,
  ATTR_GEN_AI_SYSTEM_INSTRUCTIONS,
  FINISH_REASON_ERROR,
} from "@sideband/semconv";

import { responseAttributes, usageAttributes } from "./inference-attributes.ts";
import type { InferenceResponse, InferenceUsage } from "./inference-request.ts";
import type { LlmSpan } from "./llm-span.ts";
import type { Message, MessagePart } from "../content/message.ts";
import type { Operation } from "../span/operation.ts";

export interface InferenceSpanOptions {
  readonly operation: Operation;
  readonly nowMs: () => number;
  /** How many finish reasons are expected. */
  readonly choiceCount: number;
}

/** More choices than any provider gives: a bound for what a request may make us allocate. */
const MAX_CHOICES = 1024;

/** The span of one call of a model, as the package itself sees it. */
export class InferenceSpan implements LlmSpan, Ending {
  readonly operation: Operation;
  /** How many finish reasons are expected. */
  readonly choiceCount: number;
  readonly #nowMs: () => number;
  readonly #startedMs: number;
  #reasons: readonly (string | null)[] = [];
  #awaitsFirstChunk = true;
  #output: readonly Message[] | (() => readonly Message[]) | undefined;

  constructor({ operation, nowMs, choiceCount }: InferenceSpanOptions) {
    this.operation = operation;
    this.#nowMs = nowMs;
    this.#startedMs = operation.isolation.run("the clock", nowMs) ?? 0;
    this.choiceCount = Math.min(choiceCount, MAX_CHOICES);
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
      const reasons = response.finishReasons;
      if (reasons === undefined) return;
      this.#reasons = Array.from(reasons, (reason) => (typeof reason === "string" ? reason : null));
    });
  }

  recordUsage(usage: InferenceUsage): void {
    this.#record("recordUsage", () => this.operation.set(usageAttributes(usage)));
  }

  recordChunk(): void {
    if (!this.#awaitsFirstChunk) return;
    this.#awaitsFirstChunk = false;
    this.#record("recordChunk", () => {
      const seconds = Math.max(0, this.#nowMs() - this.#startedMs) / 1000;
      this.operation.set({ [ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK]: seconds });
    });
  }

  recordInput(messages: readonly Message[]): void {
    this.operation.setContent(ATTR_GEN_AI_INPUT_MESSAGES, () => messages);
  }

  recordInstructions(instructions: readonly MessagePart[]): void {
    this.operation.setContent(ATTR_GEN_AI_SYSTEM_INSTRUCTIONS, () => instructions);
  }

  recordOutput(messages: readonly Message[] | (() => readonly Message[])): void {
    if (typeof messages === "function") this.#output = messages;
    else this.operation.setContent(ATTR_GEN_AI_OUTPUT_MESSAGES, () => messages);
  }

  touch(): void {
    this.operation.touch();
  }

  end(): void {
    this.#complete(0);
    this.operation.end();
  }

  fail(error: unknown): void {
    this.#complete(this.choiceCount);
    this.operation.fail(error);
  }

  cancel(): void {
    this.#complete(this.choiceCount);
    this.operation.cancel();
  }

  abandon(): void {
    this.#complete(this.choiceCount);
    this.operation.abandon();
  }

  #record(work: string, record: () => void): void {
    if (this.operation.open) this.operation.isolation.run(work, record);
  }

  /** Records what only the end decides: partial output, and the reasons that will never come. */
  #complete(expected: number): void {
    if (!this.operation.open) return;
    const output = this.#output;
    if (typeof output === "function") this.operation.setContent(ATTR_GEN_AI_OUTPUT_MESSAGES, output);
    this.#output = undefined;
    const length = Math.max(expected, this.#reasons.length);
    if (length === 0) return;
    const reasons = Array.from({ length }, (_, choice) => this.#reasons[choice] ?? FINISH_REASON_ERROR);
    this.operation.set({ [ATTR_GEN_AI_RESPONSE_FINISH_REASONS]: reasons });
  }
}
