import { Worker } from "node:worker_threads";

import { OffThreadSpanProcessor } from "@sideband/core";

const { COLLECTOR_URL: url, PRODUCER = "./producer.mjs" } = process.env;
const log = [];

const processor =
  url === undefined
    ? undefined
    : new OffThreadSpanProcessor({
        pipeline: new URL("./pipeline.mjs", import.meta.url),
        pipelineOptions: { url },
        flushOnExitMs: 30_000, // a busy machine takes its time
        log: (line) => log.push(line),
      });

for (const first of [1, 51]) {
  const handle = processor?.createProducerHandle();
  const transferList = handle === undefined ? [] : [handle.port];
  const worker = new Worker(new URL(PRODUCER, import.meta.url), { workerData: { handle, first }, transferList });
  worker.on("error", (error) => console.error(error));
}

process.on("exit", () => {
  process.exitCode = 3;
  if (processor !== undefined)
    process.stdout.write(`${JSON.stringify({ counts: processor.ledger.snapshot(), log })}\n`);
});
