import { dirname, join } from "node:path";

import { type DirectoryHold, type DirectoryLocks, LOCK_NAME } from "./directory-lock.ts";
import { type DirectoryEntry, isGone, type SpoolFileSystem } from "./file-system.ts";
import { quarantine } from "./quarantine.ts";
import { parseSegmentName } from "./segment-name.ts";

/** Being made: nobody has put anything there. */
const NEW = "new-";
/** Belongs to a process, as long as that lives. */
const OWN = "own-";
/** Was left behind on purpose. */
const LEFT = "left-";
/** In a process's own directory: taken over from another, to be emptied. */
const ADOPTED = "adopted-";

/** What nobody has marked is nobody's only when it has not been touched for so long, in milliseconds. */
const UNMARKED_AGE_MS = 60_000;

export interface SpoolDirectoryOptions {
  readonly root: string;
  readonly fileSystem: SpoolFileSystem;
  readonly locks: DirectoryLocks;
  /** Milliseconds since the epoch. */
  readonly wallTime: () => number;
  /** A name that nobody else will think of. */
  readonly newId: () => string;
  /** Something could not be taken over; it is tried again. */
  readonly onTrouble: (error: unknown) => void;
}

/**
 * The directory of this process under the one that all processes share. No process ever writes where another one does;
 * what a dead one left is taken over by renaming its directory, which only one can do.
 */
export class SpoolDirectory {
  readonly path: string;
  readonly #options: SpoolDirectoryOptions;
  readonly #id: string;
  readonly #hold: DirectoryHold;

  private constructor(options: SpoolDirectoryOptions, id: string, hold: DirectoryHold) {
    this.#options = options;
    this.#id = id;
    this.#hold = hold;
    this.path = join(options.root, `${OWN}${id}`);
  }

  /** Makes one. @throws what the disk has against it. */
  static async make(options: SpoolDirectoryOptions): Promise<SpoolDirectory> {
    const { root, fileSystem, locks, newId } = options;
    const id = newId();
    const unfinished = join(root, `${NEW}${id}`);
    await fileSystem.makeDirectory(unfinished);
    let hold: DirectoryHold | undefined;
    try {
      hold = await locks.hold(unfinished);
      const directory = new SpoolDirectory(options, id, hold);
      // Others see it only now that it is marked.
      await fileSystem.rename(unfinished, directory.path);
      await fileSystem.syncDirectory(root);
      await fileSystem.syncDirectory(dirname(root)).catch(() => {
        // Whoever may write into a directory need not be allowed to read the one above.
      });
      return directory;
    } catch (error) {
      await hold?.release();
      await fileSystem.removeDirectory(unfinished).catch(() => {
        // It is empty, and others will take it for left behind.
      });
      throw error;
    }
  }

  /** Takes over what dead processes left. The result are the names of all that lies in this directory then. */
  async adopt(): Promise<readonly string[]> {
    const { root, fileSystem } = this.#options;
    for (const entry of await fileSystem.list(root)) {
      if (entry.isDirectory && (await this.#isAbandoned(entry))) await this.#takeOver(entry.name);
    }
    // Before anybody can make it last that it does not lie any more where it was.
    if (await this.#moveUp(this.path)) await fileSystem.syncDirectory(this.path);
    return (await fileSystem.list(this.path)).map(({ name }) => name);
  }

  /** Leaves it to the next process, or removes it if there is nothing in it. */
  async leave(): Promise<void> {
    const { root, fileSystem } = this.#options;
    await this.#hold.release();
    try {
      await fileSystem.remove(join(this.path, LOCK_NAME));
      await fileSystem.removeDirectory(this.path).catch(async () => {
        await fileSystem.rename(this.path, join(root, `${LEFT}${this.#id}`));
      });
    } catch (error) {
      if (!isGone(error)) throw error; // else another process has been quick
    }
  }

  async #isAbandoned({ name, modifiedMs }: DirectoryEntry): Promise<boolean> {
    const { root, locks, wallTime } = this.#options;
    if (name.startsWith(LEFT)) return true;
    if (!name.startsWith(OWN) && !name.startsWith(NEW)) return false;
    const holder = await locks.holder(join(root, name));
    if (holder !== "unmarked") return holder === "free";
    return wallTime() - modifiedMs > UNMARKED_AGE_MS;
  }

  async #takeOver(name: string): Promise<void> {
    const { root, fileSystem, onTrouble } = this.#options;
    try {
      await fileSystem.rename(join(root, name), join(this.path, `${ADOPTED}${name}`));
    } catch (error) {
      if (!isGone(error)) onTrouble(error); // else another process was faster
    }
  }

  /** Moves the segments of all adopted directories up into this one. The result is whether there were any. */
  async #moveUp(directory: string): Promise<boolean> {
    const { fileSystem, onTrouble } = this.#options;
    let moved = false;
    for (const { name, isDirectory } of await fileSystem.list(directory)) {
      const path = join(directory, name);
      if (isDirectory && name.startsWith(ADOPTED)) {
        await this.#moveUp(path);
        await fileSystem.removeDirectory(path).catch(onTrouble);
        moved = true;
      } else if (directory !== this.path) {
        await this.#moveOneUp(directory, name).catch(onTrouble);
      }
    }
    return moved;
  }

  #moveOneUp(directory: string, name: string): Promise<void> {
    const { root, fileSystem } = this.#options;
    const path = join(directory, name);
    if (name === LOCK_NAME) return fileSystem.remove(path);
    if (parseSegmentName(name) === undefined) return quarantine(fileSystem, root, path);
    return fileSystem.rename(path, join(this.path, name));
  }
}
