// JavaScript, or the thread of the pipeline would load a compiler, whose memory would count as ours.
import { BatchingSpanProcessor, definePipeline } from "@sideband/core";
import { OtlpHttpSpanExporter } from "@sideband/exporter";

// oxlint-disable-next-line import/no-default-export -- the contract of a pipeline module
export default definePipeline(
  ({ url }, { batching, ownThread, log }) =>
    new BatchingSpanProcessor({
      exporter: new OtlpHttpSpanExporter({ url, compressIn: ownThread ? "thread" : "pool", log }),
      jsonAttributes: ["gen_ai.input.messages", "gen_ai.output.messages"],
      ...batching,
    }),
);
