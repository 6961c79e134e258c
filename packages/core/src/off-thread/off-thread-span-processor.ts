import { isSampled } from "../is-sampled.ts";
import { type Entrance, Ledger } from "../ledger.ts";
import { LossReporter } from "../loss-reporter.ts";
import type { ReadableSpan } from "../readable-span.ts";
import type { SpanProcessor } from "../span-processor.ts";
import { type Drainable, drain, drainAtExit } from "./exit-drain.ts";
import {
  type OffThreadOptions,
  type OffThreadSpanProcessorOptions,
  resolveOffThreadOptions,
} from "./off-thread-options.ts";
import { OffThreadPipeline } from "./off-thread-pipeline.ts";
import { connectProducer, type ProducerHandle } from "./producer-handle.ts";
import { drainOnSignals } from "./signal-drain.ts";
import { SpanProducer } from "./span-producer.ts";

/**
 * Runs a span pipeline in a thread of its own. The application's thread encodes each ended span into shared memory and
 * has done with it: redaction, sampling, batching and export happen elsewhere, go on while this thread is blocked, and
 * while the process ends.
 *
 * - The pipeline is a module that exports `definePipeline(…)` by default; any span processor runs there.
 * - Where no thread can be started, or the module cannot be loaded there, the pipeline runs in this thread, and one
 *   line in the log says why.
 * - Every span ends in exactly one count of {@link OffThreadSpanProcessor.ledger | its ledger}, which can be read at any
 *   time, also of spans that a thread held when it died.
 * - The end of the process waits for what is left: after `process.exit()`, an uncaught exception, a natural end.
 *
 * @example
 * ```ts
 * import { OffThreadSpanProcessor } from "@sideband/core";
 *
 * const processor = new OffThreadSpanProcessor({
 *   pipeline: new URL("./pipeline.js", import.meta.url),
 *   pipelineOptions: { url: "http://localhost:4318/v1/traces" },
 * });
 * ```
 */
export class OffThreadSpanProcessor<Options = unknown> implements SpanProcessor {
  /** The counts of this pipeline, on both sides. */
  readonly ledger: Ledger;
  readonly #options: OffThreadOptions;
  readonly #entrance: Entrance;
  readonly #losses: LossReporter;
  readonly #pipeline: OffThreadPipeline;
  readonly #producer: SpanProducer;
  readonly #stopListening: readonly (() => void)[];
  #closing: Promise<void> | undefined;

  /** @throws TypeError when an option is out of range, or `pipelineOptions` cannot be sent to another thread. */
  constructor(options: OffThreadSpanProcessorOptions<Options>) {
    const resolved = resolveOffThreadOptions(options);
    this.#options = resolved;
    this.#losses = new LossReporter(resolved.scheduler, resolved.log);
    this.ledger = resolved.ledger ?? new Ledger();
    this.ledger.onDrop((reason, count, cause) => this.#losses.report(reason, count, cause));
    this.#entrance = this.ledger.claimEntrance();
    this.#pipeline = new OffThreadPipeline({ options: resolved, ledger: this.ledger, losses: this.#losses });
    const ring = this.#pipeline.addRing(false);
    this.#producer = new SpanProducer({
      buffers: ring,
      pipeline: this.#pipeline.memory,
      maxSpanBytes: resolved.maxSpanBytes,
      interner: resolved.interner,
      postLarge: (large) => this.#pipeline.post({ type: "large", ring: ring.id, ...large }, [large.payload.buffer]),
    });
    this.#pipeline.start();
    this.#stopListening = this.#listen();
  }

  onStart(): void {
    // A span is of interest once it has ended.
  }

  /** Takes an ended span in, if it is sampled. */
  onEnd(span: ReadableSpan): void {
    if (!isSampled(span)) return;
    this.#entrance.accept(1);
    const refusal = this.#producer.write(span);
    if (refusal === undefined) return;
    this.ledger.countDropped(this.#pipeline.gone ?? refusal.reason, 1, refusal.cause);
  }

  /**
   * Makes a worker thread of the application a producer: hand what it returns to the thread, in `workerData` with its
   * `port` in the `transferList`, and make a `ThreadSpanProcessor` of it there. A handle is good for one thread, and
   * whatever happens to that thread, what it has published arrives.
   */
  createProducerHandle(): ProducerHandle {
    return connectProducer(this.#pipeline, this.#options.maxSpanBytes);
  }

  /** Resolves when everything that ended so far is settled; never rejects. */
  forceFlush(): Promise<void> {
    return this.#closing ?? this.#pipeline.flush();
  }

  /**
   * Takes nothing more, exports what is left, for `shutdownTimeoutMs` at the longest, counts what was not settled by
   * then, and ends the thread. Called again, gives the same promise; never rejects.
   */
  shutdown(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#pipeline.shutdown(this.#options.shutdownTimeoutMs);
    for (const stop of this.#stopListening) stop();
    this.#losses.close();
  }

  #listen(): readonly (() => void)[] {
    const pipeline = this.#pipeline;
    const drainable: Drainable = {
      memory: pipeline.memory,
      timeoutMs: this.#options.flushOnExitMs,
      get runsApart() {
        return pipeline.runsApart;
      },
      finish: () => {
        pipeline.abandon("shutdown");
        this.#losses.close();
      },
    };
    const stop = drainAtExit(drainable);
    if (!this.#options.drainOnSignals) return [stop];
    return [stop, drainOnSignals({ drain: () => drain(drainable), flush: () => void pipeline.flush() })];
  }
}
