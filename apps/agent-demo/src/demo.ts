import type { Answer, DataScript } from "@sideband/testing-utils";

import { HELP, parseCommand } from "./command-line.ts";
import { startModelProvider } from "./model-provider.ts";
import { startReceiver } from "./receiver.ts";
import { report } from "./report.ts";
import { runHelpDesk } from "./run-help-desk.ts";
import type { Terminal } from "./terminal.ts";

export interface DemoOptions {
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly terminal: Terminal;
  /** How fast the scripted provider is: 1 for people to watch, less for tests. @default 1 */
  readonly pace?: number;
  /** How the collector answers: faults, for tests. @default it takes everything */
  readonly collectorScript?: DataScript<Answer>;
}

/** Runs the demo, and gives the exit code. */
export const demo = async ({
  args,
  environment,
  terminal,
  pace = 1,
  collectorScript,
}: DemoOptions): Promise<number> => {
  const command = parseCommand(args, environment);
  if (command.kind === "help") {
    terminal.line(HELP);
    return 0;
  }
  if (command.kind === "wrong") {
    terminal.line(`${command.message}\n\n${HELP}`);
    return 2;
  }
  terminal.line(terminal.paint("bold", "Starting, each in a process of its own"));
  await using receiver = await startReceiver(command.endpoint, terminal, collectorScript);
  await using provider = await startModelProvider(command.live, terminal, pace);
  terminal.line(`  agents          here${" ".repeat(24)}process ${process.pid}`);
  terminal.line(`  telemetry       in ${command.inline ? "the same thread" : "a thread of its own"}`);
  terminal.line();
  terminal.line(terminal.paint("bold", "The agents at work"));
  const evidence = await runHelpDesk({ provider, receiver, terminal, inline: command.inline });
  return report(evidence, terminal) ? 0 : 1;
};
