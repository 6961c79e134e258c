import { spanMaker } from "../llm-span.ts";
import { booksOf, type ExportResult } from "./export-result.ts";
import { attributesOf } from "./load.ts";
import { runProgram } from "./run-program.ts";
import { startTelemetry } from "./telemetry.ts";
import type { Variant } from "./variant.ts";

export interface FloodTask {
  readonly variant: Variant;
  readonly url: string;
  readonly spans: number;
}

export interface FloodResult extends ExportResult {
  /** How long it took to make them, in milliseconds. */
  readonly loopMs: number;
}

/** An application that makes spans in one tight loop, so that nothing else of its thread gets a turn. */
const flood = async ({ variant, url, spans }: FloodTask): Promise<FloodResult> => {
  const { provider, ledger } = startTelemetry(variant, url);
  const make = spanMaker(provider.getTracer("benchmark", "1.0.0"), attributesOf("small"));
  const startedMs = performance.now();
  for (let made = 0; made < spans; made++) make();
  const loopMs = performance.now() - startedMs;
  await provider.shutdown();
  return { made: spans, books: ledger && booksOf(ledger.snapshot()), loopMs };
};

await runProgram(flood);
