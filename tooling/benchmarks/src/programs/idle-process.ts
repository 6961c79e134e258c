import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";

import { spanMaker } from "../llm-span.ts";
import { booksOf, type ExportResult } from "./export-result.ts";
import { attributesOf } from "./load.ts";
import { runProgram } from "./run-program.ts";
import { startTelemetry } from "./telemetry.ts";
import type { Variant } from "./variant.ts";

export interface IdleTask {
  readonly variant: Variant;
  readonly url: string;
  readonly seconds: number;
}

export interface IdleResult extends ExportResult {
  /** The part of one core that the process took. */
  readonly cores: number;
}

/** The start is over by then, and what it has left to collect. */
const SETTLING_MS = 2000;

/** An application that has made a span, and then does nothing. */
const idle = async ({ variant, url, seconds }: IdleTask): Promise<IdleResult> => {
  const { provider, ledger } = startTelemetry(variant, url);
  spanMaker(provider.getTracer("benchmark", "1.0.0"), attributesOf("small"))();
  await provider.forceFlush();
  await sleep(SETTLING_MS);
  const startedMs = performance.now();
  const before = process.cpuUsage();
  await sleep(seconds * 1000);
  const { user, system } = process.cpuUsage(before);
  const cores = (user + system) / 1000 / (performance.now() - startedMs);
  await provider.shutdown();
  return { made: 1, books: ledger && booksOf(ledger.snapshot()), cores };
};

await runProgram(idle);
