/** The pipelines of the suites, as modules that another thread can load. */
export const bytesPipeline: URL = new URL("./bytes-pipeline.ts", import.meta.url);
export const objectPipeline: URL = new URL("./object-pipeline.ts", import.meta.url);
export const stockPipeline: URL = new URL("./stock-pipeline.ts", import.meta.url);
export const faultyPipeline: URL = new URL("./faulty-pipeline.ts", import.meta.url);
export const fragilePipeline: URL = new URL("./fragile-pipeline.ts", import.meta.url);
