import { spawn } from "node:child_process";
import { once } from "node:events";
import { globSync, mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const floor = "22.15.";
const home = fileURLToPath(new URL("..", import.meta.url));
const root = fileURLToPath(new URL("../../..", import.meta.url));
const reports = join(home, "reports");

type RunOptions = { cwd: string; env?: Record<string, string> };

/** What is printed comes in one piece at the end, as two run side by side. */
const run = async (title: string, args: readonly string[], { cwd, env = {} }: RunOptions): Promise<boolean> => {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, NODE_OPTIONS: "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => output.push(chunk));
  const [status] = (await once(child, "close")) as [number | null];
  console.log(`\n${title} on Node.js ${process.versions.node}\n${Buffer.concat(output).toString()}`);
  return status === 0;
};

/** A report per suite, where the tally finds it. */
const reportOf = (suite: string): string => {
  mkdirSync(join(reports, suite), { recursive: true });
  return join(reports, suite, "test-report.json");
};

/** The packages as they are published, by plain JavaScript without any flag, as on a user's machine. */
const runBuilt = (): Promise<boolean> =>
  run(
    "Built packages",
    [
      "--test",
      "--test-reporter=spec",
      "--test-reporter-destination=stdout",
      "--test-reporter=./src/report.js",
      `--test-reporter-destination=${reportOf("built")}`,
      ...globSync("test/*.test.js", { cwd: home }),
    ],
    { cwd: home },
  );

/** A package's own suites; workers and child processes run its TypeScript sources, which takes a flag on this line. */
const runSuites = (config: string): Promise<boolean> => {
  const name = basename(dirname(config));
  const vitest = join(dirname(createRequire(join(root, "package.json")).resolve("vitest/package.json")), "vitest.mjs");
  return run(`Suites of ${name}`, [vitest, "run"], {
    cwd: join(root, dirname(config)),
    env: {
      NODE_OPTIONS: "--experimental-strip-types --disable-warning=ExperimentalWarning",
      TEST_REPORT: reportOf(name),
    },
  });
};

if (!process.versions.node.startsWith(floor)) {
  console.error(`Expected Node.js ${floor}x, got ${process.versions.node}: the registry's build is for Linux on x64`);
  process.exit(1);
}
rmSync(reports, { recursive: true, force: true });
const runs = [
  runBuilt,
  ...globSync("packages/*/vitest.config.ts", { cwd: root })
    .toSorted()
    .map((config) => () => runSuites(config)),
];
const passed: boolean[] = [];
/** Takes the next run until none is left. */
const lane = async (): Promise<void> => {
  for (let next = runs.shift(); next !== undefined; next = runs.shift()) passed.push(await next());
};
await Promise.all([lane(), lane()]);
process.exitCode = passed.every(Boolean) ? 0 : 1;
