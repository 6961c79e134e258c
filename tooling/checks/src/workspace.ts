import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root: string = fileURLToPath(new URL("../../..", import.meta.url));

export type Manifest = {
  name: string;
  version: string;
  private?: boolean;
  exports?: Record<string, unknown>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
};

export type WorkspacePackage = { directory: string; manifest: Manifest };

const read = (path: string): WorkspacePackage => ({
  directory: dirname(path),
  manifest: JSON.parse(readFileSync(path, "utf8")) as Manifest,
});

/** Every package that goes to the registry, by folder name. */
export const publishedPackages = (): WorkspacePackage[] =>
  globSync("packages/*/package.json", { cwd: root })
    .toSorted()
    .map((path) => read(join(root, path)))
    .filter(({ manifest }) => manifest.private !== true);

/** What a user can import: `@sideband/core`, `@sideband/core/otlp`, … */
export const importSpecifiers = ({ manifest }: WorkspacePackage): string[] =>
  Object.keys(manifest.exports ?? {})
    .filter((subpath) => subpath !== "./package.json")
    .map((subpath) => manifest.name + subpath.slice(1));
