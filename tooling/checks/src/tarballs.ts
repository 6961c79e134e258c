import { join } from "node:path";

import { requireBuild } from "./build.ts";
import { command } from "./command.ts";
import { scratch } from "./scratch.ts";
import { publishedPackages } from "./workspace.ts";

let packing: Promise<ReadonlyMap<string, string>> | undefined;

const pack = async (): Promise<ReadonlyMap<string, string>> => {
  await requireBuild();
  const packed = new Map<string, string>();
  for (const { directory, manifest } of publishedPackages()) {
    const tarball = join(scratch.directory("tarballs"), `${manifest.name.replace(/[@/]/g, "_")}.tgz`);
    const { passed, output } = await command("pnpm", ["pack", "--out", tarball], { cwd: directory });
    if (!passed) throw new Error(`pnpm pack failed in ${directory}\n${output}`);
    packed.set(manifest.name, tarball);
  }
  return packed;
};

/** What the registry would get, by package name: packed by pnpm, for only pnpm applies `publishConfig.exports`. */
export const tarballs = (): Promise<ReadonlyMap<string, string>> => (packing ??= pack());
