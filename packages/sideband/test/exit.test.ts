import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { CollectorServer } from "@sideband/testing-utils";
import { expect, it } from "vitest";

const program = fileURLToPath(new URL("./support/exiting-program.ts", import.meta.url));

/** Long before a timer of the queue or the exporter, had one been left, would let the process go. */
const LIMIT_MS = 20_000;

it.each([
  ["nothing", 1],
  ["process.exit", 1],
  ["flush", 1],
  ["shutdown", 1],
])("a process that calls %s comes to its end by itself", async (call, arrived) => {
  await using collector = await CollectorServer.start();
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ["--conditions=@sideband/source", program], {
    // A delay and timeouts beyond the limit: the process must not wait for them.
    env: {
      PATH: process.env["PATH"],
      NODE_OPTIONS: process.env["NODE_OPTIONS"],
      ENDPOINT: collector.url,
      EXPORT_BEFORE_EXIT: call,
      OTEL_BSP_SCHEDULE_DELAY: "60000",
      OTEL_BSP_EXPORT_TIMEOUT: "60000",
    },
    timeout: LIMIT_MS,
  });

  expect(stdout).toBe("done\n");
  expect(stderr).toBe("");
  expect(collector.spans()).toHaveLength(arrived);
});
