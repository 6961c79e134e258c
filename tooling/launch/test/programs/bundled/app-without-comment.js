import { TracerProvider } from "@opentelemetry/sdk-trace";
import { OffThreadSpanProcessor } from "@sideband/core";

import { perform } from "../perform.mjs";
import fallback from "../pipeline.mjs";

void perform({
  TracerProvider,
  makeProcessor: ({ url, log }) =>
    new OffThreadSpanProcessor({
      pipeline: new URL("../pipeline.mjs", import.meta.url),
      pipelineOptions: { url },
      flushOnExitMs: 30_000, // a busy machine takes its time
      fallback,
      log,
    }),
});
