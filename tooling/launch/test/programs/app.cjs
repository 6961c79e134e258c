const path = require("node:path");
const { pathToFileURL } = require("node:url");

const { TracerProvider } = require("@opentelemetry/sdk-trace");
const { OffThreadSpanProcessor } = require("@sideband/core");

const { perform } = require("./perform.mjs");

void perform({
  TracerProvider,
  makeProcessor: ({ url, log }) =>
    new OffThreadSpanProcessor({
      pipeline: pathToFileURL(path.join(__dirname, process.env.PIPELINE ?? "pipeline.mjs")),
      pipelineOptions: { url },
      flushOnExitMs: 30_000, // a busy machine takes its time
      log,
    }),
});
