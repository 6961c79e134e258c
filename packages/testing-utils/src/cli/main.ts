import { createReadStream } from "node:fs";

import { printable } from "../lint/printable.ts";
import { type LintCommand, parseCommand } from "./command.ts";
import { HELP } from "./help.ts";
import { lintInput } from "./lint-input.ts";
import { LintSummary, type Unreadable } from "./lint-summary.ts";
import { type Output, wantsColors } from "./output.ts";
import { printGithub } from "./print-github.ts";
import { printJson } from "./print-json.ts";
import { printText } from "./print-text.ts";

/** What a process has to offer. */
export interface CommandLine {
  /** Without the program's own path. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly version: string;
  /** @default the file system */
  readonly openFile?: (path: string) => AsyncIterable<Uint8Array>;
}

const SOUND = 0;
const FAULTY = 1;
const MISUSED = 2;

const MAX_REASON = 300;

const unreadableLine = ({ file, line, reason }: Unreadable): string => {
  const place = line === 0 ? file : `${file}:${line}`;
  return `${printable(`${place}: cannot be read: ${reason.slice(0, MAX_REASON)}`)}\n`;
};

const lintFiles = async (command: LintCommand, { stdin, openFile }: CommandLine): Promise<LintSummary> => {
  const summary = new LintSummary();
  const open = openFile ?? ((path: string): AsyncIterable<Uint8Array> => createReadStream(path));
  for (const path of command.files) {
    const file = path === "-" ? "(standard input)" : path;
    try {
      await lintInput({ file, chunks: path === "-" ? stdin : open(path), options: command.options, summary });
    } catch (error) {
      // The file system's own failures; anything else is a fault of this program.
      if (!(error instanceof Error && "code" in error)) throw error;
      summary.addUnreadable({ file, line: 0, reason: error.message });
    }
  }
  return summary;
};

const report = (command: LintCommand, summary: LintSummary, { stdout, stderr, environment }: CommandLine): number => {
  const { errors, warnings, spans, unreadable, unreadableCount } = summary;
  for (const one of unreadable) stderr.write(unreadableLine(one));
  if (unreadableCount > unreadable.length) stderr.write(`and ${unreadableCount - unreadable.length} places more\n`);
  if (spans === 0) stderr.write("There are no spans.\n");
  if (command.format === "json") stdout.write(printJson(summary));
  else if (command.format === "github") stdout.write(printGithub(summary));
  else stdout.write(printText(summary, wantsColors(stdout, environment)));
  if (unreadableCount > 0) return MISUSED;
  return errors > 0 || warnings > command.maxWarnings ? FAULTY : SOUND;
};

/** Runs the command line, and gives the exit code. Rejects for faults of its own alone. */
export const main = async (process: CommandLine): Promise<number> => {
  const { args, stdout, stderr, version } = process;
  const command = parseCommand(args);
  if (command.kind === "lint") return report(command, await lintFiles(command, process), process);
  if (command.kind === "wrong") {
    stderr.write(`${printable(command.message)}\n--help says what there is.\n`);
    return MISUSED;
  }
  stdout.write(command.kind === "help" ? HELP : `${version}\n`);
  return SOUND;
};
