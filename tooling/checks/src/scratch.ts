import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let home: string | undefined;

/** One folder outside the workspace per run, so that nothing in it resolves to the workspace by accident. */
export const scratch = {
  directory(name: string): string {
    home ??= mkdtempSync(join(tmpdir(), "sideband-check-"));
    const directory = join(home, name);
    mkdirSync(directory, { recursive: true });
    return directory;
  },
  remove(): void {
    if (home !== undefined) rmSync(home, { recursive: true, force: true });
    home = undefined;
  },
};
