import { SimpleSpanProcessor } from "@sideband/sdk-3";

import { definePipeline, encodedExporter, type PipelineFactory } from "./stock-exporter.ts";

/** The stock SDK's own processor, which knows nothing of ledgers and bytes. */
const pipeline: PipelineFactory<{ readonly url: string }> = definePipeline(
  ({ url }) => new SimpleSpanProcessor({ exporter: encodedExporter(url) }),
);

export default pipeline;
