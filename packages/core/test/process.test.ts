import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { expect, test } from "vitest";

const run = promisify(execFile);

const script = fileURLToPath(new URL("./support/idle-process.ts", import.meta.url));

// Were a timer to hold the process, it would live for the delay of an hour, and the test would run into its limit.
test.each(["spans waiting for their batch", "an exporter that never answers", "an exporter that throws"])(
  "with %s, a process that has nothing else to do ends by itself",
  async (scenario) => {
    const { stdout } = await run(process.execPath, ["--conditions=@sideband/source", script, scenario]);
    expect(stdout.trim()).toBe(`end of ${scenario}`);
  },
);
