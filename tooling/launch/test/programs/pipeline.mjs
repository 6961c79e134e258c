import { isMainThread, threadId } from "node:worker_threads";

import { BatchingSpanProcessor, definePipeline } from "@sideband/core";
import { OtlpHttpSpanExporter } from "@sideband/exporter";

const thread = isMainThread ? "main" : String(threadId);

const pipeline = definePipeline(({ url }, context) => {
  const exporter = new OtlpHttpSpanExporter({ url, headers: { "x-thread": thread }, log: context.log });
  return new BatchingSpanProcessor({ exporter, ...context.batching });
});

export { pipeline as default };
