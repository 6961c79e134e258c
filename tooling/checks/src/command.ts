import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import process from "node:process";

import type { Verdict } from "./check-type.ts";
import { root } from "./workspace.ts";

type CommandOptions = { cwd?: string; env?: Record<string, string> };

const path = [join(root, "node_modules", ".bin"), process.env["PATH"]].join(delimiter);

/** Runs a program without a terminal and without stdin; passed means exit code 0. */
export const command = (program: string, args: readonly string[], options: CommandOptions = {}): Promise<Verdict> =>
  new Promise((resolve, reject) => {
    const { cwd = root, env = {} } = options;
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, PATH: path, TURBO_TELEMETRY_DISABLED: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const chunks: Buffer[] = [];
    const collect = (chunk: Buffer): void => void chunks.push(chunk);
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("error", reject);
    child.once("close", (code, signal) => {
      const output = Buffer.concat(chunks).toString();
      resolve({ passed: code === 0, output: signal === null ? output : `${output}\n${program} ended by ${signal}` });
    });
  });
