import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { expect, test } from "vitest";

interface Report {
  readonly heaps: readonly number[];
  readonly made: number;
}

const script = fileURLToPath(new URL("support/count-heap.ts", import.meta.url));

const countHeap = async (kind: "spans" | "traces", counts: readonly number[]): Promise<Report> => {
  const options = [
    "--conditions=@sideband/source",
    "--experimental-strip-types",
    "--disable-warning=ExperimentalWarning",
  ];
  const { stdout } = await promisify(execFile)(process.execPath, [...options, script, kind, ...counts.map(String)]);
  return JSON.parse(stdout) as Report;
};

// One span that is kept takes more than 1 kB: 900,000 of them would be 900 MB, one in a hundred of them 9 MB.
const ALLOWED_GROWTH = 4 * 2 ** 20;

test("a million spans, trace by trace, need no more memory than a hundred thousand", async () => {
  const { heaps, made } = await countHeap("traces", [100_000, 1_000_000]);
  expect(made).toBeGreaterThanOrEqual(1_000_000);
  expect((heaps[1] ?? Infinity) - (heaps[0] ?? 0)).toBeLessThan(ALLOWED_GROWTH);
}, 120_000);

test("spans in the order of their ends need memory for what is under way, and no more in the end than before", async () => {
  const { heaps } = await countHeap("spans", [50_000, 200_000]);
  expect((heaps[1] ?? Infinity) - (heaps[0] ?? 0)).toBeLessThan(ALLOWED_GROWTH);
}, 120_000);
