import type { ExportResult } from "../programs/export-result.ts";
import type { Arrivals, SinkTask } from "../programs/sink-process.ts";
import { ChildProgram } from "./child-program.ts";

export interface MeasureOptions {
  readonly file: URL;
  /** What the program is to do; it is told where to send spans besides. */
  readonly task: object;
  /** How long the receiver takes to answer, in milliseconds. @default 0 */
  readonly latencyMs?: number;
  /** The only core that the program and the receiver may run on. @default any */
  readonly core?: number;
}

export type Measured<Result> = Result & { readonly arrivals: Arrivals };

const sinkFile = new URL("../programs/sink-process.ts", import.meta.url);

/** Runs a program with a receiver of its own, and adds to its result what came in there. */
export const measure = async <Result extends ExportResult>({
  file,
  task,
  latencyMs = 0,
  core,
}: MeasureOptions): Promise<Measured<Result>> => {
  const pin = core === undefined ? {} : { core };
  await using sink = new ChildProgram({ file: sinkFile, task: { latencyMs } satisfies SinkTask, ...pin });
  const url = await sink.hear<string>();
  await using program = new ChildProgram({ file, task: { ...task, url }, ...pin });
  const result = await program.hear<Result>();
  return { ...result, arrivals: await sink.ask<Arrivals>("arrivals") };
};
