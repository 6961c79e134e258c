import { definePipeline, type PipelineFactory, type SpanProcessor } from "../../../src/index.ts";
import bytesPipeline, { type BytesPipelineOptions } from "./bytes-pipeline.ts";

/** A stage that throws for one span in ten. */
const pipeline: PipelineFactory<BytesPipelineOptions> = definePipeline(async (options, context) => {
  const next = await bytesPipeline(options, context);
  let count = 0;
  const stage: SpanProcessor = {
    onStart: () => {},
    onEnd(span) {
      count++;
      if (count % 10 === 0) throw new Error(`no span number ${count}`);
      next.onEnd(span);
    },
    forceFlush: () => next.forceFlush(),
    shutdown: () => next.shutdown(),
  };
  return stage;
});

export default pipeline;
