import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Scratch extends AsyncDisposable {
  path(name: string): string;
}

/** A directory of the real disk, until it is disposed of. */
export const makeScratch = async (): Promise<Scratch> => {
  const directory = await mkdtemp(join(tmpdir(), "sideband-file-"));
  return {
    path: (name) => join(directory, name),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
};
