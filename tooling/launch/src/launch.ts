import { CollectorServer } from "@sideband/testing-utils";

import { type Ending, type Program, runProgram } from "./run-program.ts";
import { readReports, type Report } from "./report.ts";

/** How an application ended, and what came of its telemetry. */
export interface Launch {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
  /** The names of the spans that arrived. */
  readonly spans: readonly string[];
  /** Where they were sent from: `main`, or the number of a thread. */
  readonly threads: readonly string[];
  readonly reports: readonly Report[];
  readonly stdout: string;
  /** The same application without a processor. */
  readonly plain: Pick<Ending, "code" | "signal" | "stderr">;
}

/** An application, and what only its telemetry is told. */
export interface Application extends Program {
  readonly telemetry?: Readonly<Record<string, string>>;
}

/** Runs an application with telemetry, towards a collector of its own, and without. */
export const launch = async ({ telemetry, ...program }: Application): Promise<Launch> => {
  await using collector = await CollectorServer.start();
  const env = { ...program.env, ...telemetry, COLLECTOR_URL: collector.tracesUrl };
  const [traced, plain] = await Promise.all([runProgram({ ...program, env }), runPlain(program)]);
  const threads = collector.requests().map(({ headers }) => headers["x-thread"] ?? "unknown");
  return {
    ...withoutNumbers(traced),
    spans: collector.spans().map(({ name }) => name),
    threads: Array.from(new Set(threads)),
    reports: readReports(traced.stdout),
    stdout: traced.stdout,
    plain: withoutNumbers(plain),
  };
};

const plainRuns = new Map<string, Promise<Ending>>();

/** Without telemetry, each application is run once. */
const runPlain = (program: Program): Promise<Ending> => {
  const key = JSON.stringify(program);
  const run = plainRuns.get(key) ?? runProgram(program);
  plainRuns.set(key, run);
  return run;
};

/** What differs between any two runs: the number of the process, the address of the debugger. */
const withoutNumbers = ({ code, signal, stderr }: Ending): Launch["plain"] => ({
  code,
  signal,
  stderr: stderr.replaceAll(/\(node:\d+\)/g, "(node)").replaceAll(/ws:\S+/g, "ws:"),
});
