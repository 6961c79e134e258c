import { basename, join } from "node:path";

import type { SpoolFileSystem } from "./file-system.ts";

const DIRECTORY = "quarantine";
const MAX_BYTES = 16 * 1024 * 1024;

/** Puts a file aside that cannot be read, where somebody may look at it; the oldest ones there make room for the newer. */
export const quarantine = async (fileSystem: SpoolFileSystem, root: string, path: string): Promise<void> => {
  const directory = join(root, DIRECTORY);
  await fileSystem.makeDirectory(directory);
  await fileSystem.rename(path, join(directory, basename(path)));
  const entries = (await fileSystem.list(directory)).toSorted((a, b) => (a.name < b.name ? 1 : -1));
  let bytes = 0;
  for (const entry of entries) {
    bytes += entry.bytes;
    const isOneTooMany = bytes > MAX_BYTES && entry !== entries[0] && !entry.isDirectory;
    if (isOneTooMany) await fileSystem.remove(join(directory, entry.name));
  }
};
