import { pathToFileURL } from "node:url";

import { TracerProvider } from "@opentelemetry/sdk-trace";
import { OffThreadSpanProcessor } from "@sideband/core";

import { perform } from "../perform.mjs";

void perform({
  TracerProvider,
  makeProcessor: ({ url, log }) =>
    new OffThreadSpanProcessor({
      pipeline: new URL("./pipeline.js", pathToFileURL(__filename)),
      pipelineOptions: { url },
      flushOnExitMs: 30_000, // a busy machine takes its time
      log,
    }),
});
