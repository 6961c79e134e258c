import type { EncodedSpan } from "../encoded-batch.ts";
import type { Ledger } from "../ledger.ts";
import { decodeSpan } from "../otlp/decode-span.ts";
import type { SpanProcessor } from "../span-processor.ts";

/** Hands spans to the first stage of a pipeline: as bytes where it takes them, else as objects. */
export class SpanSink {
  readonly #stage: SpanProcessor;
  readonly #ledger: Ledger;
  readonly #hand: (span: EncodedSpan) => void;

  constructor(stage: SpanProcessor, ledger: Ledger) {
    this.#stage = stage;
    this.#ledger = ledger;
    this.#hand =
      typeof stage.onEncoded === "function" ? (span) => stage.onEncoded?.(span) : (span) => this.#onEnd(span);
  }

  /** How many spans the pipeline takes now without losing one. */
  get room(): number {
    return this.#ask(() => this.#stage.room?.());
  }

  /** The same in bytes. */
  get roomBytes(): number {
    return this.#ask(() => this.#stage.roomBytes?.());
  }

  /** Whether the pipeline took the span. Never throws: a stage that does costs the span. */
  hand(span: EncodedSpan): boolean {
    try {
      this.#hand(span);
      return true;
    } catch (error) {
      this.#ledger.countDropped("stage_failed", 1, error);
      return false;
    }
  }

  #onEnd({ bytes, resource, scope, owner }: EncodedSpan): void {
    const span = decodeSpan(bytes, resource, scope);
    owner?.release(bytes); // all in the span is a copy
    this.#stage.onEnd(span);
  }

  #ask(question: () => number | undefined): number {
    try {
      return question() ?? Infinity;
    } catch {
      return Infinity; // what cannot say that it is full gets all there is
    }
  }
}
