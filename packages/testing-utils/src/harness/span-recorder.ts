import { ChangeSignal, type WaitOptions } from "../change-signal.ts";
import type { RecordedSpan } from "./recorded-span.ts";
import type { SpanLike } from "./span-like.ts";

const keyOf = (span: SpanLike): string => `${span.spanContext().traceId}-${span.spanContext().spanId}`;

/**
 * A `SpanProcessor` that keeps every span in memory, and knows which ones were started and never ended. It fits the
 * stock SDK's lines 2.x and 3.x.
 *
 * @example
 * const recorder = new SpanRecorder();
 * const provider = new TracerProvider({ spanProcessors: [recorder] });
 */
export class SpanRecorder<Span extends SpanLike = RecordedSpan> {
  readonly #open = new Map<string, Span>();
  readonly #changed = new ChangeSignal();
  #ended: Span[] = [];

  onStart(span: Span): void {
    this.#open.set(keyOf(span), span);
  }

  onEnd(span: Span): void {
    this.#open.delete(keyOf(span));
    this.#ended.push(span);
    this.#changed.notify();
  }

  /** The spans that have ended, in the order of their ends. */
  spans(): readonly Span[] {
    return [...this.#ended];
  }

  /** The spans that have not ended, in the order of their starts. */
  openSpans(): readonly Span[] {
    return [...this.#open.values()];
  }

  /** Resolves once no span is open; rejects with a {@link WaitTimeoutError} that names those that are. */
  async settled(options?: WaitOptions): Promise<void> {
    const names = (): string =>
      this.openSpans()
        .map((span) => `"${span.name}"`)
        .join(", ");
    await this.#changed.until(
      () => this.#open.size === 0,
      () => `expected no open span, got ${names()}`,
      options,
    );
  }

  /** Forgets all spans, the open ones too. */
  reset(): void {
    this.#open.clear();
    this.#ended = [];
    this.#changed.notify();
  }

  forceFlush(): Promise<void> {
    return Promise.resolve();
  }

  /** What was recorded can still be read afterwards. */
  shutdown(): Promise<void> {
    return Promise.resolve();
  }
}
