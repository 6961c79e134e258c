import { setTimeout as sleep } from "node:timers/promises";

import { spanMaker } from "../llm-span.ts";
import { booksOf, type ExportResult } from "./export-result.ts";
import { attributesOf, type Load } from "./load.ts";
import { OpenLoop } from "./open-loop.ts";
import { meterProcess, type ProcessUse } from "./process-meter.ts";
import { runProgram } from "./run-program.ts";
import { startTelemetry } from "./telemetry.ts";
import type { Variant } from "./variant.ts";

export interface SteadyTask {
  readonly variant: Variant;
  readonly url: string;
  readonly load: Load;
  readonly spansPerSecond: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
}

export interface SteadyResult extends ExportResult {
  /** How many of them while it was measured. */
  readonly measured: number;
  readonly use: ProcessUse;
  /** Memory of the process at each second, in MiB. */
  readonly rssMb: readonly number[];
}

const rssEachSecond = async (seconds: number): Promise<readonly number[]> => {
  const samples: number[] = [];
  for (let left = seconds; left > 0; left--) {
    await sleep(Math.min(1, left) * 1000);
    samples.push(process.memoryUsage.rss() / 2 ** 20);
  }
  return samples;
};

/** An application that makes spans at a steady rate. */
const steady = async (task: SteadyTask): Promise<SteadyResult> => {
  const attributes = attributesOf(task.load);
  const { provider, ledger } = startTelemetry(task.variant, task.url);
  const loop = new OpenLoop(task.spansPerSecond, spanMaker(provider.getTracer("benchmark", "1.0.0"), attributes));
  await sleep(task.warmUpSeconds * 1000);
  const before = loop.done;
  const read = meterProcess();
  const rssMb = await rssEachSecond(task.seconds);
  const use = read();
  const measured = loop.done - before;
  loop.stop();
  await provider.shutdown();
  return { made: loop.done, books: ledger && booksOf(ledger.snapshot()), measured, use, rssMb };
};

await runProgram(steady);
