const { workerData } = require("node:worker_threads");

const { TracerProvider } = require("@opentelemetry/sdk-trace");
const { ThreadSpanProcessor } = require("@sideband/core");

const { produce } = require("./produce.mjs");

void produce({ TracerProvider, ThreadSpanProcessor, ...workerData });
