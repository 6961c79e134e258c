import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { expect, test } from "vitest";

/** Runs a program in a process of its own; rejects if that fails, or does not end by itself. */
const run = async (program: URL): Promise<string> => {
  const options = [
    "--conditions=@sideband/source",
    "--experimental-strip-types",
    "--disable-warning=ExperimentalWarning",
    "--expose-gc",
  ];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [...options, fileURLToPath(program)], {
    timeout: 60_000,
  });
  expect(stderr).toBe("");
  return stdout;
};

interface Direction {
  readonly received: number;
  readonly digest: string;
  readonly stalledAt: number;
  readonly stalledBytes: number;
  readonly peakBytes: number;
}

interface Report {
  readonly upload: Direction;
  readonly download: Direction;
  readonly digest: string;
  readonly connection: object;
}

const MIB = 2 ** 20;

test("64 MiB each way arrive whole, and a receiver that stands still holds up the sender and no memory", async () => {
  const { upload, download, digest, connection } = JSON.parse(
    await run(new URL("support/carry-much.ts", import.meta.url)),
  ) as Report;
  for (const direction of [upload, download]) {
    expect(direction).toMatchObject({ received: 64 * MIB, digest });
    expect(direction.stalledAt).toBeLessThan(32 * MIB); // the operating system takes some of it
    expect(direction.stalledBytes).toBeLessThan(2 * MIB);
    expect(direction.peakBytes).toBeLessThan(2 * MIB);
  }
  expect(connection).toMatchObject({ outcome: "ended", toServerBytes: 64 * MIB, toClientBytes: 64 * MIB });
}, 120_000);

test("a process ends by itself once the proxy is closed, whatever its connections were at", async () => {
  expect(await run(new URL("support/leave-open.ts", import.meta.url))).toBe("5 true\n");
}, 120_000);
