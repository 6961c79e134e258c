import { execFile } from "node:child_process";
import process from "node:process";

/** How a program is run. */
export interface Program {
  /** The Node.js that runs it. */
  readonly node: string;
  /** Flags, its file, and what it is given. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** How it ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What hangs is killed, and fails by its signal. */
const LIMIT_MS = 60_000;

/** Runs a program to its end, in an environment that has nothing of this one's but the path. */
export const runProgram = ({ node, args, env = {}, cwd }: Program): Promise<Ending> =>
  new Promise((resolve) => {
    const child = execFile(
      node,
      args,
      {
        env: { PATH: process.env["PATH"], ...env },
        timeout: LIMIT_MS,
        killSignal: "SIGKILL",
        ...(cwd !== undefined && { cwd }),
      },
      (_, stdout, stderr) => resolve({ code: child.exitCode, signal: child.signalCode, stdout, stderr }),
    );
  });
