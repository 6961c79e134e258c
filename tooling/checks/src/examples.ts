import { cpSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import type { Check } from "./check-type.ts";
import { command } from "./command.ts";
import { scratch } from "./scratch.ts";
import { tarballs } from "./tarballs.ts";
import { type Manifest, root } from "./workspace.ts";

/** An example as a user has it: outside the workspace, with our packages from their tarballs. */
const settle = async (example: string): Promise<string> => {
  const home = scratch.directory(`example-${basename(example)}`);
  cpSync(join(root, example), home, {
    recursive: true,
    filter: (path) => !path.includes("node_modules"),
  });
  const ours = Object.fromEntries([...(await tarballs())].map(([name, path]) => [name, `file:${path}`]));
  const path = join(home, "package.json");
  const manifest = JSON.parse(readFileSync(path, "utf8")) as Manifest;
  const devDependencies = Object.fromEntries(
    Object.entries(manifest.devDependencies ?? {}).map(([name, range]) => [name, ours[name] ?? range]),
  );
  writeFileSync(path, JSON.stringify({ ...manifest, devDependencies }));
  writeFileSync(join(home, "pnpm-workspace.yaml"), JSON.stringify({ overrides: ours }));
  const { passed, output } = await command("pnpm", ["install", "--prefer-offline", "--ignore-scripts"], { cwd: home });
  if (!passed) throw new Error(`${example} could not be installed\n${output}`);
  return home;
};

/** Each runner's last words about tests that passed: a run without any must not look like a success. */
const TESTS_PASSED = /(?:Tests\s+|Tests:\s+|# pass |ℹ pass )[1-9]/u;

/** The examples, each in a project of its own: types and tests. */
export const examples: Check = async () => {
  const complaints: string[] = [];
  const folders = globSync("examples/*/package.json", { cwd: root })
    .map((path) => join(path, ".."))
    .toSorted();
  if (folders.length === 0) complaints.push("Expected examples, got none");
  for (const example of folders) {
    const home = await settle(example);
    const { passed, output } = await command("pnpm", ["test"], { cwd: home, env: { NO_COLOR: "1", FORCE_COLOR: "0" } });
    if (!passed || !TESTS_PASSED.test(output)) complaints.push(`${example}\n${output}`);
  }
  return { passed: complaints.length === 0, output: complaints.join("\n\n") };
};
