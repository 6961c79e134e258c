import type { Attributes, Context } from "@opentelemetry/api";
import type { Completion } from "@sideband/propagation/lifetime";

/** An operation as observers see it. */
export interface LlmOperation {
  /** What is recorded so far, under the official names of today. Never content. */
  readonly attributes: Readonly<Attributes>;
  /** The context of the operation, in which its span is active. */
  readonly context: Context;
}

export interface EndedLlmOperation extends LlmOperation {
  /** How it ended. An `abandoned` one ends when it is found to be. */
  readonly completion: Completion;
  /** In seconds. */
  readonly durationS: number;
  /** Whether another instrumentation has traced the same call within this one: sums count that one alone. */
  readonly nested: boolean;
}

/**
 * Is told of every operation, whether its span is sampled or not, so that what is counted here is exact. Called
 * synchronously: keep it short. What it throws is kept from the application and told once to the tracer's log.
 *
 * @example
 * ```ts
 * const observer: LlmObserver = {
 *   onEnd: ({ attributes, durationS }) => duration.record(durationS, { model: attributes["gen_ai.request.model"] }),
 * };
 * ```
 */
export interface LlmObserver {
  onStart?(operation: LlmOperation): void;
  /**
   * A chunk of a streamed answer has arrived.
   *
   * @param seconds since the chunk before it; of the first one, since the request.
   * @param index 0 for the first one.
   */
  onChunk?(operation: LlmOperation, seconds: number, index: number): void;
  onEnd?(operation: EndedLlmOperation): void;
}
