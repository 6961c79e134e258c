import { diag } from "@opentelemetry/api";
import type { Log } from "@sideband/propagation/lifetime";

export const diagLog: Log = (message) => diag.warn(`@sideband/llm-tracing: ${message}`);
