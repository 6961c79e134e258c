import { writeSync } from "node:fs";

import { trace } from "@opentelemetry/api";
import { TracerProvider } from "@opentelemetry/sdk-trace";
import { OffThreadSpanProcessor } from "@sideband/core";

// Every thread that loads this says so, past the streams of threads, which end with the application's.
writeSync(1, "registered\n");

const { COLLECTOR_URL: url } = process.env;

if (url !== undefined) {
  const log = [];
  const processor = new OffThreadSpanProcessor({
    pipeline: new URL("./pipeline.mjs", import.meta.url),
    pipelineOptions: { url },
    flushOnExitMs: 30_000, // a busy machine takes its time
    log: (line) => log.push(line),
  });
  trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [processor] }));
  process.on("exit", () => {
    process.stdout.write(`${JSON.stringify({ counts: processor.ledger.snapshot(), log })}\n`);
  });
}
