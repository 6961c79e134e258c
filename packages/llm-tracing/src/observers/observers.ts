import { type Isolation, readProperty } from "@sideband/propagation/lifetime";

import type { EndedLlmOperation, LlmObserver, LlmOperation } from "./llm-observer.ts";

/** The observers of a tracer, none of which can fail it. */
export class Observers {
  readonly #observers: readonly LlmObserver[];
  readonly #isolation: Isolation;
  /** Whether any of them wants to know of each chunk. */
  readonly wantChunks: boolean;

  constructor(observers: readonly LlmObserver[], isolation: Isolation) {
    this.#observers = observers;
    this.#isolation = isolation;
    this.wantChunks = observers.some((observer) => readProperty(observer, "onChunk") !== undefined);
  }

  started(operation: LlmOperation): void {
    this.#tell((observer) => observer.onStart?.(operation));
  }

  chunk(operation: LlmOperation, seconds: number, index: number): void {
    this.#tell((observer) => observer.onChunk?.(operation, seconds, index));
  }

  ended(operation: EndedLlmOperation): void {
    this.#tell((observer) => observer.onEnd?.(operation));
  }

  #tell(tell: (observer: LlmObserver) => unknown): void {
    for (const observer of this.#observers) this.#isolation.runCallback("an observer", () => tell(observer));
  }
}
