import process from "node:process";
import { threadId } from "node:worker_threads";

import { TracerProvider } from "@opentelemetry/sdk-trace";
import { OffThreadSpanProcessor } from "@sideband/core";
import { expect, test } from "vitest";

const { COLLECTOR_URL: url = "", POOL: pool = "" } = process.env;

const start = (log: string[]): OffThreadSpanProcessor =>
  new OffThreadSpanProcessor({
    pipeline: new URL("./traced-pipeline.ts", import.meta.url),
    pipelineOptions: { url, application: threadId },
    log: (line) => log.push(line),
  });

test.for(["forceFlush", "shutdown"] as const)("what ended is settled after %s", async (ending) => {
  const log: string[] = [];
  const processor = start(log);
  const provider = new TracerProvider({ spanProcessors: [processor] });
  const tracer = provider.getTracer("launch");
  for (let number = 1; number <= 100; number++) tracer.startSpan(`${pool} ${ending} ${number}`).end();
  await provider[ending]();
  expect(processor.ledger.snapshot()).toMatchObject({ accepted: 100, exported: 100, queued: 0, inFlight: 0 });
  expect(log).toEqual([]);
  await provider.shutdown();
});
