import process from "node:process";
import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";

import { errorText } from "../error-text.ts";
import type { Cancel } from "../scheduler.ts";
import type { PipelineStart, Report, Request } from "./messages.ts";
import type { OffThreadOptions } from "./off-thread-options.ts";
import type { PipelineMemory } from "./pipeline-memory.ts";
import type { PipelineRunner } from "./pipeline-runner.ts";
import type { RingRegistry } from "./ring-registry.ts";
import { waitingMessages } from "./waiting-messages.ts";
import { inheritedFlags, withoutRefused } from "./worker-flags.ts";
import { workerSource } from "./worker-source.ts";

export interface PipelineThreadOptions {
  readonly options: OffThreadOptions;
  readonly memory: PipelineMemory;
  readonly rings: RingRegistry;
  /** Writes a line to the log; does not throw. */
  readonly say: (message: string) => void;
  readonly onReport: (report: Report) => void;
  /** A thread has ended that was not asked to: what it held is lost. */
  readonly onDeath: (cause: Error) => void;
  /** Another one has taken over. */
  readonly onSuccession: () => void;
  /** No thread can be started, or none can run this pipeline. */
  readonly onHopeless: (reason: string) => void;
}

const FIRST_RESTART_MS = 100;
const LAST_RESTART_MS = 30_000;

/** So many threads in a row that end before they are ready, and it is no use to start another. */
const MAX_STILLBORN = 3;

/** How often the heartbeat is looked at, in milliseconds. */
const WATCH_MS = 1000;

/** What a thread may take to boot, in milliseconds: the pipeline's module may import a lot. */
const BOOT_MS = 60_000;

/** Runs the pipeline in a thread of its own, and in another one whenever that ends. */
export class PipelineThread implements PipelineRunner {
  readonly #given: PipelineThreadOptions;
  #worker: Worker | undefined;
  #port: MessagePort | undefined;
  #stopping = false;
  #failure: string | undefined;
  #ready = false;
  /** Threads in a row that ended before they were ready. */
  #stillborn = 0;
  #startedMs = 0;
  #delayMs = FIRST_RESTART_MS;
  #cancelStart: Cancel | undefined;
  #cancelWatch: Cancel | undefined;
  #heartbeat = -1;
  #quietMs = 0;

  constructor(given: PipelineThreadOptions) {
    this.#given = given;
  }

  start(): void {
    const { options, memory, rings, onHopeless } = this.#given;
    const { port1, port2 } = new MessageChannel();
    const start: PipelineStart = {
      memory: memory.buffer,
      generation: memory.succeed(),
      rings: rings.descriptions(),
      pipeline: options.pipeline,
      pipelineOptions: options.pipelineOptions,
      maxQueueBytes: options.maxQueueBytes,
    };
    try {
      this.#worker = this.#launch(start, port2);
    } catch (error) {
      memory.state = "ended";
      onHopeless(errorText(error) || "no thread could be started");
      return;
    }
    this.#follow(this.#worker, port1);
  }

  post(request: Request, transfer: readonly ArrayBuffer[] = []): void {
    this.#port?.postMessage(request, transfer);
  }

  /** What keeps this pipeline from running in any thread. */
  get failure(): string | undefined {
    return this.#failure;
  }

  catchUp(): void {
    if (this.#port === undefined) return;
    for (const report of waitingMessages(this.#port)) this.#hear(report as Report);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#cancelStart?.();
    this.#cancelWatch?.();
    await this.#worker?.terminate();
    this.catchUp();
    this.#port?.close();
    this.#port = undefined;
  }

  #launch(start: PipelineStart, port: MessagePort): Worker {
    const { NODE_OPTIONS, ...env } = process.env;
    const { resourceLimits } = this.#given.options;
    const launch = (execArgv: string[]): Worker =>
      new Worker(workerSource(), {
        name: "sideband",
        workerData: { start, port },
        transferList: [port],
        env,
        execArgv,
        resourceLimits,
      });
    const flags = inheritedFlags(process.execArgv, NODE_OPTIONS);
    try {
      return launch(flags);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code !== "ERR_WORKER_INVALID_EXEC_ARGV") throw error;
      return launch(withoutRefused(flags, message));
    }
  }

  #follow(worker: Worker, port: MessagePort): void {
    this.#port = port;
    this.#failure = undefined;
    this.#ready = false;
    port.on("message", (report: Report) => this.#hear(report));
    let cause = new Error("the thread of the pipeline ended");
    // Without a listener, an error of that thread would bring the application down.
    worker.on("error", (error) => (cause = error instanceof Error ? error : cause));
    worker.on("exit", () => this.#ended(cause));
    worker.unref();
    port.unref();
    this.#startedMs = this.#given.options.scheduler.now();
    this.#quietMs = 0;
    this.#watch(worker);
  }

  #hear(report: Report): void {
    if (report.type === "ready") this.#ready = true;
    if (report.type === "failed") this.#failure = report.message;
    else this.#given.onReport(report);
  }

  #ended(cause: Error): void {
    this.#cancelWatch?.();
    if (this.#stopping) return;
    const { options, memory, say, onDeath, onHopeless } = this.#given;
    this.catchUp();
    this.#port?.close();
    this.#port = undefined;
    memory.state = "ended";
    onDeath(cause);
    this.#stillborn = this.#ready ? 0 : this.#stillborn + 1;
    if (options.scheduler.now() - this.#startedMs > LAST_RESTART_MS) this.#delayMs = FIRST_RESTART_MS;
    if (this.#failure !== undefined || this.#stillborn >= MAX_STILLBORN) {
      onHopeless(this.#failure ?? cause.message);
      return;
    }
    say(`The thread of the pipeline ended (${cause.message}); another one starts in ${this.#delayMs} ms.`);
    this.#cancelStart = options.scheduler.schedule(() => {
      this.start();
      this.#given.onSuccession();
    }, this.#delayMs);
    this.#delayMs = Math.min(this.#delayMs * 2, LAST_RESTART_MS);
  }

  /**
   * Looks whether the thread is alive. What counts is how often it was seen quiet, not for how long: this thread may
   * have been blocked itself.
   */
  #watch(worker: Worker): void {
    const { options, memory } = this.#given;
    this.#cancelWatch = options.scheduler.schedule(() => {
      const { heartbeat } = memory;
      this.#quietMs = heartbeat === this.#heartbeat ? this.#quietMs + WATCH_MS : 0;
      this.#heartbeat = heartbeat;
      const patienceMs = memory.state === "booting" ? BOOT_MS : options.heartbeatTimeoutMs;
      if (this.#quietMs >= patienceMs) void worker.terminate();
      else this.#watch(worker);
    }, WATCH_MS);
  }
}
