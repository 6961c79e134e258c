import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import type { Result } from "../contest.ts";

const run = promisify(execFile);

const runner = fileURLToPath(new URL("../run-case.ts", import.meta.url));

/** Runs one contest in a process of its own. */
export const runContest = async (name: string, rounds: number): Promise<Result> => {
  const { stdout } = await run(process.execPath, ["--conditions=@sideband/source", runner, name, String(rounds)]);
  return JSON.parse(stdout) as Result;
};
