import type { BatchingSpanProcessorOptions } from "../batching-options.ts";
import type { Ledger } from "../ledger.ts";
import type { SpanProcessor } from "../span-processor.ts";

/** What a pipeline finds around it. */
export interface PipelineContext {
  /** Where stages count, so that the application's thread sees it; hand it to every stage that takes a `ledger`. */
  readonly ledger: Ledger;
  /** Whether the pipeline has a thread of its own, which it may keep busy, and not that of the application. */
  readonly ownThread: boolean;
  /** Writes a line to the log of the application's thread. */
  readonly log: (message: string) => void;
  /** Aborted when the process is about to end and everything left is sent off. */
  readonly draining: AbortSignal;
  /**
   * For the `BatchingSpanProcessor` at the end, to be spread into its options: `ledger`, `log` and `draining`, a queue
   * that only bytes bound, and several exports at once.
   */
  readonly batching: PipelineBatching;
}

export type PipelineBatching = Required<
  Pick<
    BatchingSpanProcessorOptions,
    "ledger" | "log" | "draining" | "maxQueueSpans" | "maxQueueBytes" | "maxConcurrentExports"
  >
>;

/** Makes the stages of a pipeline, and gives the first of them. */
export type PipelineFactory<Options = unknown> = (
  options: Options,
  context: PipelineContext,
) => SpanProcessor | Promise<SpanProcessor>;

/**
 * The default export of a module whose URL is given to `OffThreadSpanProcessor`: the pipeline that runs in a thread of
 * its own. Any span processor will do, the stock ones too. One that does not count in `context.ledger` is taken at its
 * word: spans count as exported once it has taken them.
 *
 * @param factory gets a copy of `pipelineOptions`.
 * @example
 * ```ts
 * import { BatchingSpanProcessor, definePipeline, type SpanExporter } from "@sideband/core";
 *
 * declare const exporterFor: (url: string) => SpanExporter;
 *
 * export default definePipeline<{ url: string }>(
 *   ({ url }, context) => new BatchingSpanProcessor({ exporter: exporterFor(url), ...context.batching }),
 * );
 * ```
 */
export const definePipeline = <Options = unknown>(factory: PipelineFactory<Options>): PipelineFactory<Options> =>
  factory;
