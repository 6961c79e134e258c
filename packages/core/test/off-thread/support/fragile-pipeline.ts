import process from "node:process";
import { isMainThread } from "node:worker_threads";

import { definePipeline, type PipelineFactory, type SpanProcessor } from "../../../src/index.ts";
import bytesPipeline, { type BytesPipelineOptions } from "./bytes-pipeline.ts";

/** What a span's name makes the thread do. */
const FATES: Readonly<Record<string, () => void>> = {
  exit: () => process.exit(7),
  crash: () =>
    void setImmediate(() => {
      throw new Error("a bug in a stage");
    }),
  "out of memory": () => {
    const hoard: string[] = [];
    for (;;) hoard.push("telemetry".repeat(1000 + hoard.length));
  },
  "endless loop": () => {
    for (;;);
  },
};

const pipeline: PipelineFactory<BytesPipelineOptions> = definePipeline(async (options, context) => {
  const next = await bytesPipeline(options, context);
  const stage: SpanProcessor = {
    onStart: () => {},
    onEnd(span) {
      next.onEnd(span);
      if (!isMainThread) FATES[span.name]?.(); // a test whose thread did not start is to fail, not to hang
    },
    forceFlush: () => next.forceFlush(),
    shutdown: () => next.shutdown(),
  };
  return stage;
});

export default pipeline;
