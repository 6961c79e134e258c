import { execFile } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { describe, expect, it } from "vitest";

import { traced } from "../../src/index.ts";
import { useDiagnostics, useRecorder } from "./recorder.ts";

const recorder = useRecorder();
useDiagnostics();

const run = promisify(execFile);
const program = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

describe("a failure that nobody handles", () => {
  it("is told of exactly as often as it would", async () => {
    const { stdout } = await run(process.execPath, [...process.execArgv, program("./unhandled-rejections-process.ts")]);
    const counts = JSON.parse(stdout) as [plain: number, traced: number, inContext: number][];
    expect(counts.map(([plain]) => plain)).toEqual([1, 1, 0, 1, 0, 2, 1, 1, 0, 0, 1, 1, 1, 0, 1]);
    for (const [plain, traced, inContext] of counts) expect([traced, inContext]).toEqual([plain, plain]);
  });

  it("of a stream ends the process as it would", async () => {
    const failed = run(process.execPath, [...process.execArgv, program("./unhandled-stream-error-process.ts")]);
    await expect(failed).rejects.toMatchObject({
      code: 1,
      stdout: "cancelled",
      stderr: expect.stringContaining("nobody"),
    });
  });

  it("keeps the promise of `promisify(exec)` what it is", async () => {
    const work = traced("work")(() => run(process.execPath, ["-e", "console.log(1)"]));
    const promise = work();
    expect(promise.child.pid).toBeTypeOf("number");
    expect((await promise).stdout).toBe("1\n");
    expect(recorder().span().name).toBe("work");
  });
});
