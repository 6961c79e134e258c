import { setTimeout as sleep } from "node:timers/promises";

import { spanMaker } from "../llm-span.ts";
import { booksOf, type ExportResult } from "./export-result.ts";
import { attributesOf, type Load } from "./load.ts";
import { OpenLoop } from "./open-loop.ts";
import { meterProcess, type ProcessUse } from "./process-meter.ts";
import { answerQuestions, taskOf } from "./run-program.ts";
import { startTelemetry } from "./telemetry.ts";
import type { Variant } from "./variant.ts";

export interface TurnsTask {
  readonly variant: Variant;
  readonly url: string;
  readonly load: Load;
  readonly spansPerSecond: number;
  /** Of a turn. */
  readonly seconds: number;
}

export interface Turn {
  /** How many spans it made. */
  readonly measured: number;
  readonly use: ProcessUse;
}

// An application that makes spans at a steady rate whenever it is told to, and exports them before it says so.
const { variant, url, load, spansPerSecond, seconds } = taskOf<TurnsTask>();
const { provider, ledger } = startTelemetry(variant, url);
const make = spanMaker(provider.getTracer("benchmark", "1.0.0"), attributesOf(load));
let made = 0;

const turn = async (): Promise<Turn> => {
  const read = meterProcess();
  const loop = new OpenLoop(spansPerSecond, make);
  await sleep(seconds * 1000);
  loop.stop();
  await provider.forceFlush();
  made += loop.done;
  return { measured: loop.done, use: read() };
};

const end = async (): Promise<ExportResult> => {
  await provider.shutdown();
  return { made, books: ledger && booksOf(ledger.snapshot()) };
};

answerQuestions({ turn, end });
