import { BatchingSpanProcessor, definePipeline, type PipelineFactory } from "@sideband/core";
import { OtlpHttpSpanExporter } from "@sideband/exporter";

const pipeline: PipelineFactory<{ url: string }> = definePipeline<{ url: string }>(
  ({ url }, { batching, ownThread, log }) =>
    new BatchingSpanProcessor({
      exporter: new OtlpHttpSpanExporter({ url, compressIn: ownThread ? "thread" : "pool", log }),
      jsonAttributes: ["gen_ai.input.messages", "gen_ai.output.messages"],
      ...batching,
    }),
);

// oxlint-disable-next-line import/no-default-export -- the contract of a pipeline module
export default pipeline;
