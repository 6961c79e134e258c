import { writeFileSync } from "node:fs";
import process from "node:process";
import { styleText } from "node:util";

import { benchmarks } from "./benchmarks.ts";
import { type Command, parseCommandLine } from "./command-line.ts";
import { isMissed, type Result } from "./contest.ts";
import { runContest } from "./drive/run-contest.ts";
import { machineFacts } from "./machine-facts.ts";
import { ProgressLine } from "./progress-line.ts";
import { formatReport } from "./report/format-report.ts";
import type { Report } from "./report/report.ts";
import { cases } from "./run-case.ts";
import { heading, row } from "./table.ts";

const contestNames = Object.keys(cases);
const commandOf = (args: readonly string[]): Command => {
  try {
    return parseCommandLine(args, [...contestNames, ...benchmarks.map(({ name }) => name)]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return process.exit(2);
  }
};

const { names, settings, json } = commandOf(process.argv.slice(2));

const progress = new ProgressLine();
const print = (text: string): void => {
  progress.clear();
  if (json !== "-") console.log(text);
};

const failures: { readonly name: string; readonly error: string }[] = [];

/** One that fails must not cost what the others find. */
const attempt = async (name: string, run: () => Promise<void>): Promise<void> => {
  try {
    await run();
  } catch (error) {
    failures.push({ name, error: String(error) });
    progress.clear();
    console.error(styleText("red", `${name} failed: ${String(error)}`, { stream: process.stderr }));
  }
};

const contests: Result[] = [];
for (const name of contestNames.filter((name) => names.includes(name))) {
  await attempt(name, async () => {
    progress.show(name);
    const result = await runContest(name, settings.contestRounds);
    if (contests.length === 0) print(heading());
    contests.push(result);
    print(row(result, !settings.quick));
  });
}

const reports: Report[] = [];
for (const benchmark of benchmarks.filter(({ name }) => names.includes(name))) {
  const { name } = benchmark;
  await attempt(name, async () => {
    const report = await benchmark.run({ settings, progress: (text) => progress.show(`${name}, ${text}`) });
    reports.push(report);
    print(`\n${formatReport(report)}`);
  });
}

const results = `${JSON.stringify({ machine: machineFacts(), settings, contests, reports, failures }, undefined, 2)}\n`;
if (json === "-") process.stdout.write(results);
else if (json !== undefined) writeFileSync(json, results);

const missedContest = (result: Result): boolean => isMissed(result) && !settings.quick;
const missedReport = ({ verdicts }: Report): boolean => verdicts.some(({ outcome }) => outcome === "missed");
const allReached = failures.length === 0 && !contests.some(missedContest) && !reports.some(missedReport);
process.exitCode = allReached ? 0 : 1;
