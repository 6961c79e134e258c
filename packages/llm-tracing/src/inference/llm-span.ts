import type { Context, Span } from "@opentelemetry/api";

import type { InferenceResponse, InferenceUsage } from "./inference-request.ts";
import type { Message } from "../content/message.ts";

/**
 * The span of one call of a model. It ends once: whatever is called after that has no effect. No method throws.
 */
export interface LlmSpan {
  /** The OpenTelemetry span, for attributes of your own. Leave its `end` to this object. */
  readonly span: Span;
  /** The context in which the span is active, for work that belongs under it. */
  readonly context: Context;
  /** Whether content that is recorded now will be kept. */
  readonly capturesContent: boolean;
  /** Records what is known of the answer. Later values replace earlier ones. */
  recordResponse(response: InferenceResponse): void;
  /** Records token counts. Later values replace earlier ones. */
  recordUsage(usage: InferenceUsage): void;
  /** Records what the provider says that the call cost, in place of what prices say. The currency by ISO 4217. */
  recordCost(cost: { readonly amount: number; readonly currency: string }): void;
  /** Tells that a chunk of a streamed answer has arrived. The first one sets the time to it, in seconds. */
  recordChunk(): void;
  /** Records the messages that are sent, where content is captured. */
  recordInput(messages: readonly Message[]): void;
  /**
   * Records the messages that came back, one per choice, where content is captured. A function is called when the span
   * ends, however it ends: let it keep no stream, which could not be garbage collected before.
   */
  recordOutput(messages: readonly Message[] | (() => readonly Message[])): void;
  /** Ends the span with an error: status `ERROR`, `error.type`, finish reason `error` where there is none. */
  fail(error: unknown): void;
  /** Ends the span of an answer that is no longer wanted: no error, but finish reason `error` where there is none. */
  cancel(): void;
  /** Ends the span. */
  end(): void;
}
