import type { Ledger, LedgerCounts } from "../ledger.ts";
import { DROP_REASONS, type DropReason } from "../drop-reason.ts";
import { errorText } from "../error-text.ts";
import type { LossReporter } from "../loss-reporter.ts";
import type { Cancel } from "../scheduler.ts";
import { InlinePipeline } from "./inline-pipeline.ts";
import type { Report, Request, RingDescription } from "./messages.ts";
import type { OffThreadOptions } from "./off-thread-options.ts";
import { PipelineMemory } from "./pipeline-memory.ts";
import { PipelineRequests } from "./pipeline-requests.ts";
import type { PipelineRunner } from "./pipeline-runner.ts";
import { PipelineThread } from "./pipeline-thread.ts";
import { ProcessHold } from "./process-hold.ts";
import { type RefusedCounts, RingRegistry } from "./ring-registry.ts";

export interface OffThreadPipelineOptions {
  readonly options: OffThreadOptions;
  readonly ledger: Ledger;
  readonly losses: LossReporter;
}

/** How often the rings are looked at, in milliseconds: to tell what other threads have lost. */
const WATCH_MS = 1000;

/** The pipeline as the application's thread sees it: whoever runs it, its rings, and its counts. */
export class OffThreadPipeline {
  readonly memory: PipelineMemory = PipelineMemory.allocate();
  readonly #options: OffThreadOptions;
  readonly #ledger: Ledger;
  readonly #losses: LossReporter;
  readonly #rings: RingRegistry;
  readonly #requests: PipelineRequests;
  readonly #hold: ProcessHold;
  readonly #thread: PipelineThread;
  #runner: PipelineRunner;
  /** What was counted as lost with threads that died, or could not be settled. */
  #lost = 0;
  /** From when nobody takes anything out of the rings any more, and why what is in them is lost. */
  #abandoned: { readonly reason: DropReason; readonly pending: number } | undefined;
  /** What other threads had refused when it was told last. */
  #told: RefusedCounts = {};
  #cancelWatch: Cancel | undefined;

  constructor({ options, ledger, losses }: OffThreadPipelineOptions) {
    this.#options = options;
    this.#ledger = ledger;
    this.#losses = losses;
    this.#rings = new RingRegistry(options.ringBytes);
    this.#hold = new ProcessHold(options.shutdownTimeoutMs);
    this.#thread = new PipelineThread({
      options,
      memory: this.memory,
      rings: this.#rings,
      say: (message) => losses.say(message),
      onReport: (report) => this.#hear(report),
      onDeath: (cause) => this.#countUnsettled("worker_lost", cause),
      onSuccession: () => this.#requests.repeat(),
      onHopeless: (reason) => this.#runInline(reason),
    });
    this.#runner = this.#thread;
    this.#requests = new PipelineRequests({
      post: (request) => this.post(request),
      onWaiting: (waiting) => this.#hold.set(waiting),
    });
    ledger.include({ counts: () => this.#counts(), accepted: () => this.#rings.remoteAccepted });
  }

  start(): void {
    this.#thread.start();
    this.#watch();
  }

  /** Makes a ring for one more producer: for this thread, or another one. */
  addRing(remote: boolean): RingDescription {
    const ring = this.#rings.add(remote);
    this.post({ type: "adopt", ring });
    return ring;
  }

  /** Says that a ring's producer has ended. */
  retireRing(id: number): void {
    this.#rings.retire(id);
    this.post({ type: "retire", ring: id });
  }

  post(request: Request, transfer?: readonly ArrayBuffer[]): void {
    this.#runner.post(request, transfer);
  }

  /** Why spans are lost that come now, if the pipeline is gone. */
  get gone(): DropReason | undefined {
    return this.#abandoned?.reason;
  }

  /** Whether a thread of its own runs it, which goes on while this one waits. */
  get runsApart(): boolean {
    return this.#runner === this.#thread;
  }

  /** Resolves when all that came in before is settled. */
  flush(): Promise<void> {
    return this.#abandoned === undefined ? this.#requests.ask("flush") : Promise.resolve();
  }

  /** Takes nothing more in, settles what it can in time, and counts the rest as lost. */
  async shutdown(timeoutMs: number): Promise<void> {
    this.memory.close();
    if (this.#abandoned === undefined) await this.#askInTime(timeoutMs);
    await this.#runner.stop();
    this.abandon("shutdown");
  }

  /** Counts what is not settled as lost: nobody is left who could. */
  abandon(reason: DropReason): void {
    if (this.#abandoned !== undefined) return;
    this.#runner.catchUp();
    if (this.runsApart && this.#thread.failure !== undefined) {
      this.#losses.say(
        `The pipeline cannot run in a thread of its own, and there is no time left: ${this.#thread.failure}`,
      );
    }
    this.memory.close();
    this.#countUnsettled(reason);
    const { pending } = this.#rings;
    this.#abandoned = { reason, pending };
    this.#ledger.countDropped(reason, pending);
    this.#cancelWatch?.();
    this.#tellRefused();
    this.#requests.release();
  }

  /** Follows the counts of the rings, which begin anew now and then, and tells of what other threads lose. */
  #watch(): void {
    this.#cancelWatch = this.#options.scheduler.schedule(() => {
      this.#rings.follow();
      this.#tellRefused();
      this.#watch();
    }, WATCH_MS);
  }

  #tellRefused(): void {
    const refused = this.#rings.remoteRefused();
    for (const [reason, count] of Object.entries(refused) as [DropReason, number][]) {
      const more = count - (this.#told[reason] ?? 0);
      if (more > 0) this.#losses.report(reason, more);
    }
    this.#told = refused;
  }

  async #askInTime(timeoutMs: number): Promise<void> {
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const cancel = this.#options.scheduler.schedule(resolve, timeoutMs);
    await Promise.race([this.#requests.ask("shutdown"), late]);
    cancel();
  }

  #hear(report: Report): void {
    switch (report.type) {
      case "log":
        this.#losses.say(report.message);
        return;
      case "retired":
        this.#rings.remove(report.ring);
        return;
      case "done":
        this.#requests.answer(report.id);
        return;
      case "ready":
      case "failed": // the runner's own affair
    }
  }

  /** What was taken out of the rings and did not get any further. */
  #countUnsettled(reason: DropReason, cause?: unknown): void {
    const { taken } = this.#rings;
    const { recovered, exported, rejected, dropped, spooled } = this.memory.counts();
    const lost = DROP_REASONS.reduce((total, name) => total + dropped[name], this.#lost);
    const unsettled = taken + recovered - exported - rejected - lost - spooled;
    this.memory.forget();
    if (unsettled <= 0) return;
    this.#lost += unsettled;
    this.#ledger.countDropped(reason, unsettled, cause);
  }

  #counts(): LedgerCounts {
    const counts = this.memory.counts();
    const refused = this.#rings.remoteRefused();
    const dropped = { ...counts.dropped };
    for (const reason of DROP_REASONS) dropped[reason] += refused[reason] ?? 0;
    const { pending } = this.#rings;
    if (this.#abandoned === undefined) return { ...counts, dropped, queued: counts.queued + pending };
    // Another thread may have been writing a span just then.
    dropped[this.#abandoned.reason] += pending - this.#abandoned.pending;
    return { ...counts, dropped };
  }

  #runInline(reason: string): void {
    const inline = new InlinePipeline(
      {
        memory: this.memory.buffer,
        generation: this.memory.succeed(),
        rings: this.#rings.descriptions(),
        maxQueueBytes: this.#options.maxQueueBytes,
      },
      this.#options,
      (report) => this.#hear(report),
    );
    this.#runner = inline;
    inline.open().then(
      () => {
        if (this.#abandoned === undefined)
          this.#losses.say(`The pipeline runs in the application's own thread: ${reason}`);
      },
      (error: unknown) => {
        this.#losses.say(
          `The pipeline cannot run, and all spans are lost: ${errorText(error)} (in a thread of its own: ${reason})`,
        );
        this.abandon("stage_failed");
      },
    );
    this.#requests.repeat();
  }
}
