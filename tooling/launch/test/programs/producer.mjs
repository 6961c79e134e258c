import { workerData } from "node:worker_threads";

import { TracerProvider } from "@opentelemetry/sdk-trace";
import { ThreadSpanProcessor } from "@sideband/core";

import { produce } from "./produce.mjs";

await produce({ TracerProvider, ThreadSpanProcessor, ...workerData });
