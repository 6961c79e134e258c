import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);
const program = fileURLToPath(new URL("./exit-process.ts", import.meta.url));

interface Ended {
  readonly code: number;
  readonly stderr: string;
  readonly spans: readonly unknown[];
}

let directory: string;
beforeAll(async () => void (directory = await mkdtemp(join(tmpdir(), "llm-exit-"))));
afterAll(() => rm(directory, { recursive: true }));

const end = async (way: string, pipeline: string): Promise<Ended> => {
  const file = join(directory, `${way}-${pipeline}`);
  const args = [...process.execArgv, program, way, pipeline, file];
  const { code, stderr } = await run(process.execPath, args).then(
    (done) => ({ code: 0, stderr: done.stderr }),
    (error: unknown) => error as { readonly code: number; readonly stderr: string },
  );
  const lines = (await readFile(file, "utf8")).trim().split("\n");
  return { code, stderr, spans: lines.map((each) => JSON.parse(each) as unknown) };
};

const ways = [
  ["exit", 3],
  ["error", 1],
  ["nature", 0],
] as const;
const pipelines = ["synchronous", "before", "after"] as const;

describe("what is open when the process ends", () => {
  it.each(ways.flatMap(([way, code]) => pipelines.map((pipeline) => [way, pipeline, code] as const)))(
    "by %s is ended, and exported by a pipeline that is %s",
    async (way, pipeline, code) => {
      const ended = await end(way, pipeline);
      expect(ended.spans).toEqual([
        ["chat acme-1", null, null],
        ["chat acme-1", "abandoned", 7],
        ["invoke_agent a", "abandoned", 7],
      ]);
      const warnings = ended.stderr.split("\n").filter((each) => each.includes("@sideband/llm-tracing"));
      // Of a process that ends by nature, nobody can say whether the collector has been there before.
      expect(warnings).toEqual([
        expect.stringMatching(way === "nature" ? /left|still/ : /2 spans were still open when/),
      ]);
      expect(ended.code).toBe(code);
    },
  );
});
