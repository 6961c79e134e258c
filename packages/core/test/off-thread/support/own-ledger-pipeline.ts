import { BatchingSpanProcessor, definePipeline, type PipelineFactory } from "../../../src/index.ts";
import { HttpExporter } from "./http-exporter.ts";

/** As one writes it who does not know the context. */
const pipeline: PipelineFactory<{ readonly url: string }> = definePipeline(
  ({ url }) => new BatchingSpanProcessor({ exporter: new HttpExporter(url), scheduledDelayMs: 50 }),
);

export default pipeline;
