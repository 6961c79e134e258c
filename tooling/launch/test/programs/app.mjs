import { TracerProvider } from "@opentelemetry/sdk-trace";
import { OffThreadSpanProcessor } from "@sideband/core";

import { perform } from "./perform.mjs";
import fallback from "./pipeline.mjs";

await perform({
  TracerProvider,
  makeProcessor: ({ url, log }) =>
    new OffThreadSpanProcessor({
      pipeline: new URL(process.env.PIPELINE ?? "./pipeline.mjs", import.meta.url),
      pipelineOptions: { url },
      flushOnExitMs: 30_000, // a busy machine takes its time
      ...(process.env.FALLBACK === "yes" && { fallback }),
      log,
    }),
});
