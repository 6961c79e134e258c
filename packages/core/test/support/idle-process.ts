import { BatchingSpanProcessor, type SpanExporter } from "@sideband/core";

import { spansOf } from "./spans.ts";

const scenario = process.argv[2] ?? "";

const exporter: SpanExporter = {
  export() {
    if (scenario.includes("throws")) throw new Error("no");
  },
  shutdown: () => new Promise(() => {}),
};

const hour = 3_600_000;
const processor = new BatchingSpanProcessor({ exporter, scheduledDelayMs: hour, exportTimeoutMs: hour });
const count = scenario.startsWith("spans") ? 3 : 600;
for (const span of spansOf(count)) processor.onEnd(span);
setImmediate(() => console.log(`end of ${scenario}`));
