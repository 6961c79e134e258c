import { embedded, library } from "@sideband/presets/tsup";

export default library(
  { index: "src/index.ts", "otlp/index": "src/otlp/index.ts" },
  { define: { WORKER_SOURCE: embedded("src/off-thread/pipeline-worker.ts", "sideband/pipeline-worker.js") } },
);
