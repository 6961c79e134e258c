import type { Context, Span } from "@opentelemetry/api";

import { expectMethods } from "../expect-option.ts";
import type { Redactor } from "../redactor.ts";
import type { ReadableSpan } from "../sdk/readable-span.ts";
import type { SpanProcessor } from "../sdk/span-processor.ts";
import { expectStageOptions } from "./expect-stage-options.ts";

/** What a {@link RedactingSpanProcessor} needs. */
export interface RedactingSpanProcessorOptions {
  /** Cleans the spans. */
  readonly redactor: Pick<Redactor, "span">;
  /** Gets the clean ones. */
  readonly next: SpanProcessor;
}

/**
 * Hands clean copies of ended spans to the next processor. Whatever stands before it, or beside it in the SDK's list,
 * sees the originals. The next one sees a span that has just started as it is, as it may write to it.
 *
 * Cleaning never throws. What the next stage throws is passed on, as if it stood here by itself.
 *
 * @example
 * ```ts
 * new RedactingSpanProcessor({ redactor: createRedactor(), next: new BatchingSpanProcessor({ exporter }) });
 * ```
 */
export class RedactingSpanProcessor implements SpanProcessor {
  readonly #redactor: Pick<Redactor, "span">;
  readonly #next: SpanProcessor;
  /** There if the next stage has it, as are the others that stages may have or not. */
  readonly onEnding?: NonNullable<SpanProcessor["onEnding"]>;
  readonly room?: NonNullable<SpanProcessor["room"]>;
  readonly roomBytes?: NonNullable<SpanProcessor["roomBytes"]>;

  /** @throws TypeError if an option is missing, or is none. */
  constructor(options: RedactingSpanProcessorOptions) {
    const { redactor, next } = expectStageOptions(options);
    this.#redactor = expectMethods("redactor", ["span"], redactor);
    this.#next = expectMethods("next", ["onStart", "onEnd", "forceFlush", "shutdown"], next);
    if (next.onEnding !== undefined) this.onEnding = (span) => next.onEnding?.(span);
    if (next.room !== undefined) this.room = () => next.room?.() ?? Infinity;
    if (next.roomBytes !== undefined) this.roomBytes = () => next.roomBytes?.() ?? Infinity;
  }

  onStart(span: Span & ReadableSpan, parentContext: Context): void {
    this.#next.onStart(span, parentContext);
  }

  onEnd(span: ReadableSpan): void {
    this.#next.onEnd(this.#redactor.span(span));
  }

  forceFlush(): Promise<void> {
    return this.#next.forceFlush();
  }

  shutdown(): Promise<void> {
    return this.#next.shutdown();
  }
}
