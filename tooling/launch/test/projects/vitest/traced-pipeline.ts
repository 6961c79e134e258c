import { isMainThread, threadId } from "node:worker_threads";

import { BatchingSpanProcessor, definePipeline, type PipelineFactory } from "@sideband/core";
import { OtlpHttpSpanExporter } from "@sideband/exporter";

interface PipelineOptions {
  readonly url: string;
  /** The thread that the application runs in. */
  readonly application: number;
}

const pipeline: PipelineFactory<PipelineOptions> = definePipeline(({ url, application }, context) => {
  const apart = !isMainThread && threadId !== application;
  const exporter = new OtlpHttpSpanExporter({ url, headers: { "x-apart": String(apart) }, log: context.log });
  return new BatchingSpanProcessor({ exporter, ...context.batching });
});

// oxlint-disable-next-line import/no-default-export
export default pipeline;
