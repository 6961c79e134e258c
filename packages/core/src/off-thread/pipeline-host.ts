import type { Ledger } from "../ledger.ts";
import { errorText } from "../error-text.ts";
import { LossReporter } from "../loss-reporter.ts";
import { systemScheduler } from "../scheduler.ts";
import type { SpanProcessor } from "../span-processor.ts";
import type { PipelineFactory } from "./define-pipeline.ts";
import type { Report, Request, RingDescription } from "./messages.ts";
import { pipelineContext } from "./pipeline-context.ts";
import { PipelineMemory } from "./pipeline-memory.ts";
import { RingReader } from "./ring-reader.ts";
import { SharedLedger } from "./shared-ledger.ts";
import { SpanSink } from "./span-sink.ts";

export interface PipelineHostOptions {
  readonly memory: SharedArrayBuffer;
  readonly generation: number;
  readonly rings: readonly RingDescription[];
  readonly maxQueueBytes: number;
  /** Whether the thread is the pipeline's own. */
  readonly ownThread: boolean;
  readonly report: (report: Report) => void;
  /** Resolves after a moment, when other work of the thread has had its turn. */
  readonly pause: () => Promise<void>;
}

/** So many spans, and so many bytes, are taken at once: what was handed over is asked for room again in between. */
const PORTION_SPANS = 512;
const PORTION_BYTES = 1024 * 1024;

/** So many portions, and other work of the thread gets its turn. */
const MAX_PORTIONS = 8;

/**
 * Runs a pipeline on the spans of some rings: takes no more from them than the pipeline has room for, so that whatever
 * is too much shows at the entrance.
 */
export class PipelineHost {
  readonly #memory: PipelineMemory;
  readonly #generation: number;
  readonly #report: (report: Report) => void;
  readonly #pause: () => Promise<void>;
  readonly #maxQueueBytes: number;
  readonly #ownThread: boolean;
  readonly #rings = new Map<number, RingReader>();
  readonly #ledger: SharedLedger;
  readonly #draining = new AbortController();
  #stage: SpanProcessor | undefined;
  #sink: SpanSink | undefined;
  #countsItself = true;
  #closing = false;

  constructor({ memory, generation, rings, maxQueueBytes, ownThread, report, pause }: PipelineHostOptions) {
    this.#memory = new PipelineMemory(memory);
    this.#generation = generation;
    this.#report = report;
    this.#pause = pause;
    this.#maxQueueBytes = maxQueueBytes;
    this.#ownThread = ownThread;
    this.#ledger = new SharedLedger(this.#memory);
    for (const ring of rings) this.#adopt(ring);
  }

  /** @throws whatever the factory throws. */
  async open(factory: PipelineFactory, options: unknown): Promise<void> {
    const log = (message: string): void => this.#report({ type: "log", message: String(message) });
    const context = pipelineContext({
      ledger: this.#ledger,
      ownThread: this.#ownThread,
      log,
      draining: this.#draining.signal,
      maxQueueBytes: this.#maxQueueBytes,
    });
    const stage = await factory(options, context);
    if (typeof stage?.onEnd !== "function") throw new TypeError("Expected the pipeline to be a span processor");
    this.#follow(stage, log);
    this.#stage = stage;
    this.#sink = new SpanSink(stage, this.#ledger);
    this.#memory.beat();
    this.#memory.state = "running";
    this.#report({ type: "ready" });
  }

  /** Finds out who says what becomes of spans, and tells of losses itself where no stage does. */
  #follow(stage: SpanProcessor & { readonly ledger?: Ledger }, log: (message: string) => void): void {
    if (this.#ledger.claimed) return;
    const losses = new LossReporter(systemScheduler, log);
    this.#ledger.onDrop((reason, count, cause) => losses.report(reason, count, cause));
    const own = stage.ledger;
    if (typeof own?.snapshot === "function") {
      this.#ledger.include({ counts: () => own.snapshot(), accepted: () => 0 });
    } else {
      this.#countsItself = false;
    }
  }

  receive(request: Request): void {
    switch (request.type) {
      case "adopt":
        this.#adopt(request.ring);
        return;
      case "retire":
        this.#retire(request.ring);
        return;
      case "large":
        this.#rings.get(request.ring)?.receive(request);
        return;
      case "flush":
        void this.#answer(request.id, () => this.#flush());
        return;
      case "shutdown":
        void this.#answer(request.id, () => this.#shutdown());
    }
  }

  /**
   * Hands over what has come in, as far as there is room.
   *
   * @returns how many spans
   */
  pump(): number {
    this.#memory.beat();
    let total = 0;
    for (let portion = 0; portion < MAX_PORTIONS; portion++) {
      const moved = this.#pumpOnce();
      total += moved;
      if (moved === 0) break;
    }
    if (total > 0 || !this.#ledger.quiet) this.#ledger.publish();
    this.#bury();
    return total;
  }

  /** Takes nothing more out of the rings: what is left there is somebody else's to count. */
  stop(): void {
    this.#closing = true;
  }

  /** Settles all there is, at once: the process is about to end. */
  async drain(): Promise<void> {
    this.#draining.abort();
    do await this.#flush();
    while (this.#pending() > 0 && !this.#closing);
    this.#ledger.publish();
    this.#memory.confirmDrain();
  }

  #adopt(ring: RingDescription): void {
    this.#rings.set(ring.id, new RingReader(ring, this.#generation));
  }

  #retire(id: number): void {
    const ring = this.#rings.get(id);
    if (ring !== undefined) ring.retired = true;
  }

  /** Lets go of rings that will never hold anything again. */
  #bury(): void {
    for (const [id, ring] of this.#rings) {
      ring.refresh();
      if (!ring.retired || ring.pending > 0) continue;
      this.#rings.delete(id);
      this.#report({ type: "retired", ring: id });
    }
  }

  #pumpOnce(): number {
    let moved = 0;
    for (const ring of this.#rings.values()) moved += this.#pumpRing(ring);
    return moved;
  }

  #pumpRing(ring: RingReader): number {
    const sink = this.#sink;
    if (sink === undefined || this.#closing || ring.pending === 0) return 0;
    const spans = Math.min(PORTION_SPANS, sink.room);
    if (spans < 1) return 0;
    const taken = ring.take(spans, PORTION_BYTES, sink.roomBytes);
    let handed = 0;
    for (const span of taken) {
      if (span === "lost") this.#ledger.countDropped("worker_lost", 1);
      else if (sink.hand(span)) handed++;
    }
    if (!this.#countsItself && handed > 0) this.#ledger.countExported(handed);
    return taken.length;
  }

  #pending(): number {
    let pending = 0;
    for (const ring of this.#rings.values()) pending += ring.pending;
    return pending;
  }

  /** All that was published up to now goes through the pipeline, and then the pipeline is flushed. */
  async #flush(): Promise<void> {
    const targets = Array.from(this.#rings.values(), (ring) => ({ ring, published: ring.published }));
    while (this.#sink === undefined || targets.some(({ ring, published }) => !ring.reached(published))) {
      if (this.#closing) return;
      if (this.pump() > 0) continue;
      await this.#ask((stage) => stage.forceFlush()); // there was no room
      await this.#pause(); // or what comes next is under way
    }
    await this.#ask((stage) => stage.forceFlush());
  }

  /** The pipeline has a deadline of its own; what it has no room for has to go through it before. */
  async #shutdown(): Promise<void> {
    while (this.pump() > 0);
    if (this.#sink === undefined || this.#pending() > 0) await this.#flush();
    this.stop();
    await this.#ask((stage) => stage.shutdown());
  }

  async #ask(request: (stage: SpanProcessor) => Promise<void>): Promise<void> {
    try {
      if (this.#stage !== undefined) await request(this.#stage);
    } catch (error) {
      this.#report({ type: "log", message: `The pipeline's flush or shutdown failed: ${errorText(error)}` });
    }
  }

  async #answer(id: number, work: () => Promise<void>): Promise<void> {
    await work();
    this.#ledger.publish();
    this.#report({ type: "done", id });
  }
}
