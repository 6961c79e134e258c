const { isMainThread, threadId } = require("node:worker_threads");

const { BatchingSpanProcessor, definePipeline } = require("@sideband/core");
const { OtlpHttpSpanExporter } = require("@sideband/exporter");

const thread = isMainThread ? "main" : String(threadId);

module.exports = definePipeline(({ url }, context) => {
  const exporter = new OtlpHttpSpanExporter({ url, headers: { "x-thread": thread }, log: context.log });
  return new BatchingSpanProcessor({ exporter, ...context.batching });
});
