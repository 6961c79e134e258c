import { suppressTracing } from "../suppress-tracing.ts";
import { loadPipeline } from "./load-pipeline.ts";
import type { PipelineStart, Report, Request } from "./messages.ts";
import type { OffThreadOptions } from "./off-thread-options.ts";
import { PipelineHost } from "./pipeline-host.ts";
import type { PipelineRunner } from "./pipeline-runner.ts";
import { startPolling } from "./poll-loop.ts";

/** Runs the pipeline in this thread, where none of its own can. */
export class InlinePipeline implements PipelineRunner {
  readonly #host: PipelineHost;
  readonly #options: OffThreadOptions;
  #stopPolling: (() => void) | undefined;
  #stopped = false;

  constructor(
    start: Omit<PipelineStart, "pipeline" | "pipelineOptions">,
    options: OffThreadOptions,
    report: (report: Report) => void,
  ) {
    this.#options = options;
    this.#host = new PipelineHost({
      ...start,
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
    this.#stopPolling = suppressTracing(() => startPolling({ poll: () => this.#host.pump(), keepsAlive: false }));
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
    this.#stopPolling?.();
    return Promise.resolve();
  }
}
