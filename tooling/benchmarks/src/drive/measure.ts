import type { ExportResult } from "../programs/export-result.ts";
import type { Arrivals } from "../programs/sink-process.ts";
import { ProgramWithSink, type ProgramWithSinkOptions } from "./program-with-sink.ts";

/** What a program says of its spans, and what of them came in. */
export type Measured<Result> = Result & { readonly arrivals: Arrivals };

/** Runs a program that answers once, when it has done its task. */
export const measure = async <Result extends ExportResult>(
  options: ProgramWithSinkOptions,
): Promise<Measured<Result>> => {
  await using running = await ProgramWithSink.start(options);
  const result = await running.program.hear<Result>();
  return { ...result, arrivals: await running.arrivals() };
};
