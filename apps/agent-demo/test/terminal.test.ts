import { execFile } from "node:child_process";
import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { terminalOf } from "../src/terminal.ts";

const stream = (more: object = {}): NodeJS.WriteStream => Object.assign(new PassThrough(), more) as never;

const RED = "\u001B[31mno\u001B[39m";

describe("terminalOf", () => {
  beforeEach(() => {
    for (const name of ["FORCE_COLOR", "NO_COLOR", "NODE_DISABLE_COLORS"]) vi.stubEnv(name, undefined);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it.each([
    [undefined, 100],
    [20, 80],
    [90, 90],
    [400, 132],
  ])("takes %s columns for %i", (columns, width) => {
    expect(terminalOf(stream({ columns })).width).toBe(width);
  });

  it("has colours where they are forced, and none where nobody looks", () => {
    expect(terminalOf(stream()).paint("red", "no")).toBe("no");
    vi.stubEnv("FORCE_COLOR", "1");
    expect(terminalOf(stream()).paint("red", "no")).toBe(RED);
  });

  it("has colours on a terminal, but for NO_COLOR", () => {
    const getColorDepth = (): number => (process.env["NO_COLOR"] === undefined ? 8 : 1);
    const screen = stream({ isTTY: true, getColorDepth });

    expect(terminalOf(screen).paint("red", "no")).toBe(RED);
    vi.stubEnv("NO_COLOR", "1");
    expect(terminalOf(screen).paint("red", "no")).toBe("no");
  });
});

describe("main", () => {
  const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
  const start = (...args: string[]): Promise<{ stdout: string }> =>
    promisify(execFile)(process.execPath, ["--conditions=@sideband/source", main, ...args], {
      env: { PATH: process.env["PATH"] },
    });

  it("exits with the code of the demo", async () => {
    expect((await start("--help")).stdout).toMatch(/^A help desk of two agents/);
    await expect(start("--live")).rejects.toMatchObject({ code: 2, stdout: expect.stringContaining("OPENAI_API_KEY") });
  });
});
