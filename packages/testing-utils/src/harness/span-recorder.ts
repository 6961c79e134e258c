import { ChangeSignal, type WaitOptions } from "../change-signal.ts";
import type { ReadableSpanLike } from "../span/readable-span-like.ts";
import type { RecordedSpan } from "./recorded-span.ts";

const keyOf = (span: ReadableSpanLike): string => `${span.spanContext().traceId}-${span.spanContext().spanId}`;

/**
 * A `SpanProcessor` that keeps every span in memory, and knows which ones were started and never ended. It fits the
 * stock SDK's lines 2.x and 3.x.
 *
 * @example
 * const recorder = new SpanRecorder();
 * const provider = new TracerProvider({ spanProcessors: [recorder] });
 */
export class SpanRecorder<Span extends ReadableSpanLike = RecordedSpan> {
  readonly #started = new Map<string, Span>();
  readonly #open = new Map<string, Span>();
  readonly #changed = new ChangeSignal();
  #ended: Span[] = [];
  readonly #forgotten = new WeakSet<Span>();

  onStart(span: Span): void {
    this.#started.set(keyOf(span), span);
    this.#open.set(keyOf(span), span);
  }

  onEnd(span: Span): void {
    if (this.#forgotten.has(span)) return;
    this.#started.set(keyOf(span), span);
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

  /** All spans, the open ones too, in the order of their starts, which their times may be too coarse to tell. */
  startedSpans(): readonly Span[] {
    return [...this.#started.values()];
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

  /** Forgets all spans, the open ones too: when they end, it is not seen. */
  reset(): void {
    for (const span of this.#open.values()) this.#forgotten.add(span);
    this.#started.clear();
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
