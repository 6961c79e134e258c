import * as fs from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { PoolWork } from "../compression/pool-work.ts";
import { type DirectoryEntry, isGone, type SpoolFileSystem } from "./file-system.ts";

const FILE_MODE = 0o600;
const DIRECTORY_MODE = 0o700;

const { lstat, mkdir, readdir, rename, rmdir, unlink } = fs.promises;

const pool = {
  lstat,
  mkdir,
  readdir,
  rename,
  rmdir,
  unlink,
  open: promisify(fs.open),
  close: promisify(fs.close),
  fstat: promisify(fs.fstat),
  read: promisify(fs.read),
  write: promisify(fs.write),
  truncate: promisify(fs.ftruncate),
  sync: promisify(fs.fdatasync),
};

/**
 * The disk of the machine: in the thread pool, until the process is about to end. What the pool has not done by then is
 * done once more in this thread. That does no harm, because no name is used twice, and no place in a file is written
 * twice with different bytes. But for one: a record that has been marked as done in between may be sent once more.
 */
export class NodeFileSystem implements SpoolFileSystem {
  readonly #work = new PoolWork();
  #draining = false;

  drain(): void {
    this.#draining = true;
    this.#work.drain();
  }

  open(path: string, how: "create" | "existing"): Promise<number> {
    return this.#work.run(
      () => pool.open(path, how === "create" ? "wx+" : "r+", FILE_MODE),
      () => fs.openSync(path, how === "create" ? "w+" : "r+", FILE_MODE),
    );
  }

  async close(descriptor: number): Promise<void> {
    // The pool may still be going to use it, and must not find another file there. It will not be open for long.
    if (!this.#draining) await pool.close(descriptor);
  }

  async size(descriptor: number): Promise<number> {
    const { size } = await this.#work.run(
      () => pool.fstat(descriptor),
      () => fs.fstatSync(descriptor),
    );
    return size;
  }

  read(descriptor: number, target: Uint8Array, position: number): Promise<number> {
    return this.#work.run(
      async () => {
        for (let done = 0; done < target.length;) {
          const { bytesRead } = await pool.read(descriptor, target, done, target.length - done, position + done);
          if (bytesRead === 0) return done;
          done += bytesRead;
        }
        return target.length;
      },
      () => {
        for (let done = 0; done < target.length;) {
          const bytesRead = fs.readSync(descriptor, target, done, target.length - done, position + done);
          if (bytesRead === 0) return done;
          done += bytesRead;
        }
        return target.length;
      },
    );
  }

  write(descriptor: number, bytes: Uint8Array, position: number): Promise<void> {
    return this.#work.run(
      async () => {
        for (let done = 0; done < bytes.length;) {
          done += (await pool.write(descriptor, bytes, done, bytes.length - done, position + done)).bytesWritten;
        }
      },
      () => {
        for (let done = 0; done < bytes.length;) {
          done += fs.writeSync(descriptor, bytes, done, bytes.length - done, position + done);
        }
      },
    );
  }

  truncate(descriptor: number, bytes: number): Promise<void> {
    return this.#work.run(
      () => pool.truncate(descriptor, bytes),
      () => fs.ftruncateSync(descriptor, bytes),
    );
  }

  sync(descriptor: number): Promise<void> {
    return this.#work.run(
      () => pool.sync(descriptor),
      () => fs.fdatasyncSync(descriptor),
    );
  }

  async syncDirectory(path: string): Promise<void> {
    if (process.platform === "win32") return; // there, a directory cannot be opened
    const descriptor = await this.#work.run(
      () => pool.open(path, "r"),
      () => fs.openSync(path, "r"),
    );
    try {
      await this.sync(descriptor);
    } finally {
      await this.close(descriptor);
    }
  }

  list(directory: string): Promise<readonly DirectoryEntry[]> {
    return this.#work.run(
      async () => {
        const entries: DirectoryEntry[] = [];
        for (const name of await pool.readdir(directory)) {
          const stats = await pool.lstat(join(directory, name)).catch(() => undefined);
          if (stats !== undefined) entries.push(entryOf(name, stats)); // else gone meanwhile
        }
        return entries;
      },
      () => {
        const entries: DirectoryEntry[] = [];
        for (const name of fs.readdirSync(directory)) {
          const stats = fs.lstatSync(join(directory, name), { throwIfNoEntry: false });
          if (stats !== undefined) entries.push(entryOf(name, stats));
        }
        return entries;
      },
    );
  }

  async makeDirectory(path: string): Promise<void> {
    const options = { recursive: true, mode: DIRECTORY_MODE };
    await this.#work.run(
      () => pool.mkdir(path, options),
      () => fs.mkdirSync(path, options),
    );
  }

  rename(from: string, to: string): Promise<void> {
    return this.#work.run(
      () => pool.rename(from, to),
      () => {
        try {
          fs.renameSync(from, to);
        } catch (error) {
          if (!isGone(error) || !fs.existsSync(to)) throw error; // else the pool has done it
        }
      },
    );
  }

  async remove(path: string): Promise<void> {
    try {
      await this.#work.run(
        () => pool.unlink(path),
        () => fs.unlinkSync(path),
      );
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }

  removeDirectory(path: string): Promise<void> {
    return this.#work.run(
      () => pool.rmdir(path),
      () => fs.rmdirSync(path),
    );
  }
}

const entryOf = (name: string, stats: fs.Stats): DirectoryEntry => ({
  name,
  isDirectory: stats.isDirectory(),
  bytes: stats.size,
  modifiedMs: stats.mtimeMs,
});
