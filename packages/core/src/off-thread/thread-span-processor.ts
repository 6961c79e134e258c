import { wrongOption } from "../expect-option.ts";
import { isSampled } from "../is-sampled.ts";
import type { ReadableSpan } from "../readable-span.ts";
import type { SpanProcessor } from "../span-processor.ts";
import type { StringInterner } from "../string-interner.ts";
import { PipelineMemory } from "./pipeline-memory.ts";
import { PipelineRequests } from "./pipeline-requests.ts";
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
  readonly #producer: SpanProducer;
  readonly #requests: PipelineRequests;
  #connected = true;
  #closing: Promise<void> | undefined;

  /** @throws TypeError when the handle is none. */
  constructor({ handle, interner }: ThreadSpanProcessorOptions) {
    if (typeof handle?.port?.postMessage !== "function") throw wrongOption("handle", "a ProducerHandle", handle);
    this.#handle = handle;
    this.#producer = new SpanProducer({
      buffers: handle,
      pipeline: new PipelineMemory(handle.memory),
      maxSpanBytes: handle.maxSpanBytes,
      interner,
      postLarge: (large) => this.#post({ type: "large", ...large }, [large.payload.buffer]),
    });
    const { port } = handle;
    this.#requests = new PipelineRequests({
      post: ({ id }) => this.#post({ type: "flush", id }),
      // Where somebody waits, this thread is not to end before the answer.
      onWaiting: (waiting) => (waiting ? port.ref() : port.unref()),
    });
    port.on("message", ({ id }: ProducerAnswer) => this.#requests.answer(id));
    port.on("close", () => this.#release());
    port.unref();
  }

  onStart(): void {
    // A span is of interest once it has ended.
  }

  /** Takes an ended span in, if it is sampled. */
  onEnd(span: ReadableSpan): void {
    if (!isSampled(span)) return;
    const reason = this.#closing === undefined ? this.#producer.write(span)?.reason : "shutdown";
    if (reason !== undefined) this.#producer.countRefused(reason);
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
    return this.#connected ? this.#requests.ask("flush") : Promise.resolve();
  }

  /** The other side is gone, and answers no more. */
  #release(): void {
    this.#connected = false;
    this.#requests.release();
  }

  #post(message: ProducerMessage, transfer: readonly ArrayBuffer[] = []): void {
    this.#handle.port.postMessage(message, transfer);
  }
}
