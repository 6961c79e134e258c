import { embedded, library } from "@sideband/presets/tsup";

export default library(
  { index: "src/index.ts", anthropic: "src/anthropic.ts", cost: "src/cost.ts", openai: "src/openai.ts" },
  { define: { PIPELINE_SOURCE: embedded("src/export-pipeline.ts", "sideband/export-pipeline.js") } },
);
