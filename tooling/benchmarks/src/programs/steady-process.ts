import { setTimeout as sleep } from "node:timers/promises";

import { spanMaker } from "../llm-span.ts";
import { booksOf, type ExportResult } from "./export-result.ts";
import { attributesOf, type Load } from "./load.ts";
import { OpenLoop } from "./open-loop.ts";
import { runProgram } from "./run-program.ts";
import { startTelemetry } from "./telemetry.ts";
import type { Variant } from "./variant.ts";

export interface SteadyTask {
  readonly variant: Variant;
  readonly url: string;
  readonly load: Load;
  readonly spansPerSecond: number;
  readonly seconds: number;
}

export interface SteadyResult extends ExportResult {
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
  const rssMb = await rssEachSecond(task.seconds);
  loop.stop();
  await provider.shutdown();
  return { made: loop.done, books: ledger && booksOf(ledger.snapshot()), rssMb };
};

await runProgram(steady);
