import { wrongOption } from "../expect-option.ts";
import { isSampled } from "../is-sampled.ts";
import type { ReadableSpan } from "../readable-span.ts";
import { REFUSALS, Word } from "../ring/ring-layout.ts";
import { RingMemory } from "../ring/ring-memory.ts";
import type { SpanProcessor } from "../span-processor.ts";
import type { StringInterner } from "../string-interner.ts";
import { PipelineMemory } from "./pipeline-memory.ts";
import type { ProducerAnswer, ProducerHandle, ProducerMessage } from "./producer-handle.ts";
import { SpanProducer } from "./span-producer.ts";

export interface ThreadSpanProcessorOptions {
  /** What `createProducerHandle` of the `OffThreadSpanProcessor` in another thread gave, as it arrived here. */
  readonly handle: ProducerHandle;
  /** Remembers attribute keys as bytes. @default one of its own */
  readonly interner?: StringInterner;
}

/**
 * Puts the spans that end in a worker thread of the application into the pipeline of its `OffThreadSpanProcessor`,
 * through a ring of their own. They are counted in that one's ledger, losses included.
 *
 * @example
 * ```ts
 * import { workerData } from "node:worker_threads";
 * import { ThreadSpanProcessor } from "@sideband/core";
 *
 * const processor = new ThreadSpanProcessor({ handle: workerData.telemetry });
 * ```
 */
export class ThreadSpanProcessor implements SpanProcessor {
  readonly #handle: ProducerHandle;
  readonly #words: Int32Array;
  readonly #producer: SpanProducer;
  readonly #flushes = new Map<number, () => void>();
  #nextFlush = 0;
  #connected = true;
  #closing: Promise<void> | undefined;

  /** @throws TypeError when the handle is none. */
  constructor({ handle, interner }: ThreadSpanProcessorOptions) {
    if (typeof handle?.port?.postMessage !== "function") throw wrongOption("handle", "a ProducerHandle", handle);
    this.#handle = handle;
    this.#words = new RingMemory(handle.ring).words;
    this.#producer = new SpanProducer({
      buffers: handle,
      pipeline: new PipelineMemory(handle.memory),
      maxSpanBytes: handle.maxSpanBytes,
      interner,
      postLarge: (large) => this.#post({ type: "large", ...large }, [large.payload.buffer]),
    });
    handle.port.on("message", ({ id }: ProducerAnswer) => this.#answer(id));
    handle.port.on("close", () => this.#release());
    handle.port.unref();
  }

  onStart(): void {
    // A span is of interest once it has ended.
  }

  /** Takes an ended span in, if it is sampled. */
  onEnd(span: ReadableSpan): void {
    if (!isSampled(span)) return;
    const reason = this.#closing === undefined ? this.#producer.write(span)?.reason : "shutdown";
    if (reason === undefined) return;
    const index = REFUSALS.findIndex((known) => known === reason);
    Atomics.add(this.#words, Word.refused + index, 1);
  }

  /** Resolves when everything that ended here so far is settled; never rejects. */
  forceFlush(): Promise<void> {
    return this.#closing ?? this.#flush();
  }

  /** Takes nothing more, and lets go of the pipeline once all that ended here is settled; never rejects. */
  shutdown(): Promise<void> {
    this.#closing ??= this.#flush().then(() => this.#handle.port.close());
    return this.#closing;
  }

  #flush(): Promise<void> {
    if (!this.#connected) return Promise.resolve();
    const id = this.#nextFlush++;
    return new Promise((resolve) => {
      this.#flushes.set(id, resolve);
      this.#handle.port.ref(); // somebody waits: this thread is not to end before the answer
      this.#post({ type: "flush", id });
    });
  }

  #answer(id: number): void {
    this.#flushes.get(id)?.();
    this.#flushes.delete(id);
    if (this.#flushes.size === 0) this.#handle.port.unref();
  }

  /** The other side is gone, and answers no more. */
  #release(): void {
    this.#connected = false;
    for (const id of Array.from(this.#flushes.keys())) this.#answer(id);
  }

  #post(message: ProducerMessage, transfer: readonly ArrayBuffer[] = []): void {
    this.#handle.port.postMessage(message, transfer);
  }
}
