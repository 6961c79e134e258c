import { suppressTracing } from "../suppress-tracing.ts";
import { loadPipeline } from "./load-pipeline.ts";
import type { PipelineStart, Report, Request } from "./messages.ts";
import type { OffThreadOptions } from "./off-thread-options.ts";
import { PipelineMemory } from "./pipeline-memory.ts";
import { PipelineHost } from "./pipeline-host.ts";
import type { PipelineRunner } from "./pipeline-runner.ts";
import { PollLoop } from "./poll-loop.ts";

/** Runs the pipeline in this thread, where none of its own can. */
export class InlinePipeline implements PipelineRunner {
  readonly #host: PipelineHost;
  readonly #options: OffThreadOptions;
  readonly #memory: PipelineMemory;
  #loop: PollLoop | undefined;
  #stopped = false;

  constructor(
    start: Omit<PipelineStart, "pipeline" | "pipelineOptions">,
    options: OffThreadOptions,
    report: (report: Report) => void,
  ) {
    this.#options = options;
    this.#memory = new PipelineMemory(start.memory);
    this.#host = new PipelineHost({
      ...start,
      ownThread: false,
      report,
      pause: () => new Promise((resolve) => void options.scheduler.schedule(resolve, 1)),
    });
  }

  /** @throws whatever keeps the pipeline from being made. */
  async open(): Promise<void> {
    const { pipeline, pipelineOptions, fallback } = this.#options;
    const factory = fallback ?? (await loadPipeline(pipeline));
    await this.#host.open(factory, pipelineOptions);
    if (this.#stopped) return; // it took too long
    // What the pipeline does is not traced.
    this.#loop = suppressTracing(
      () => new PollLoop({ poll: () => this.#host.pump(), woken: () => this.#memory.woken(), keepsAlive: false }),
    );
  }

  post(request: Request): void {
    suppressTracing(() => this.#host.receive(request));
  }

  catchUp(): void {
    // What is said here is heard at once.
  }

  stop(): Promise<void> {
    this.#stopped = true;
    this.#host.stop();
    this.#loop?.stop();
    this.#memory.wake(); // or it would be held for ever by what waits for that
    return Promise.resolve();
  }
}
