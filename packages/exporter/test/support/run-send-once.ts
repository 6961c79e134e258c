import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

import type { OtlpHttpSpanExporterOptions } from "../../src/index.ts";

const PROGRAM = fileURLToPath(new URL("send-once.ts", import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Sends one span from a process of its own, which ends by itself. @param options such as JSON can hold. */
export const runSendOnce = async (
  { url, ...options }: OtlpHttpSpanExporterOptions,
  environment: Readonly<Record<string, string>> = {},
): Promise<Run> => {
  const args = ["--conditions=@sideband/source", PROGRAM, String(url), JSON.stringify(options)];
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { code, output, errors };
};
