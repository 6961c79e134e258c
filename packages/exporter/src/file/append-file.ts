import { dirname } from "node:path";

import { errorCode } from "../error-code.ts";
import type { FileStatus, FileSystem } from "./file-system.ts";
import type { Rotation } from "./rotation.ts";

const NEWLINE: Uint8Array = Buffer.from("\n");

export interface AppendFileOptions {
  readonly path: string;
  /** Of a new file. */
  readonly mode: number;
  /** Whether a line counts as written only when it is on the medium. */
  readonly fsync: boolean;
  /** A file that a line would make longer is rotated first. */
  readonly maxFileBytes: number;
  readonly rotation: Rotation;
  /** Asked for each single operation. */
  readonly files: () => FileSystem;
}

/** Where a line goes: into this file, which is so long. */
interface End {
  readonly descriptor: number;
  readonly size: number;
}

/**
 * A file that whole lines are appended to. It is opened when the first one comes, and again after every failure, so that
 * it works as soon as the disk does. One call at a time.
 */
export class AppendFile {
  readonly #options: AppendFileOptions;
  #descriptor: number | undefined;
  #identity: FileStatus | undefined;

  constructor(options: AppendFileOptions) {
    this.#options = options;
  }

  get #files(): FileSystem {
    return this.#options.files();
  }

  /**
   * Resolves when the line is in the file.
   *
   * @param line ends with a newline.
   * @throws what the file system throws; nothing of the line is then in the file, unless it cannot be taken out either.
   */
  async append(line: Uint8Array): Promise<void> {
    try {
      const end = await this.#endWithRoom(line.length);
      await this.#write(end.descriptor, line).catch((error: unknown) => this.#cutBack(end, error));
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Whatever happens, the file is not open any more. */
  async close(): Promise<void> {
    const descriptor = this.#descriptor;
    this.#descriptor = undefined;
    this.#identity = undefined;
    if (descriptor === undefined) return;
    await this.#files.close(descriptor).catch(() => {
      // What it could still report concerns lines that have been written, or given up.
    });
  }

  async #endWithRoom(bytes: number): Promise<End> {
    const { rotation, maxFileBytes } = this.#options;
    const end = (await this.#openEnd()) ?? (await this.#open());
    if (end.size === 0 || end.size + bytes <= maxFileBytes) return end;
    await this.close(); // some systems do not rename an open file
    await rotation.rotate();
    return this.#open();
  }

  /** The end of the file that is open; none if that is not what is at the path any more. */
  async #openEnd(): Promise<End | undefined> {
    const descriptor = this.#descriptor;
    if (descriptor === undefined) return undefined;
    const there = await this.#files.status(this.#options.path).catch((error: unknown) => {
      if (errorCode(error) === "ENOENT") return undefined;
      throw error;
    });
    if (there !== undefined && there.ino === this.#identity?.ino && there.dev === this.#identity.dev) {
      return { descriptor, size: there.size };
    }
    await this.close();
    return undefined;
  }

  async #open(): Promise<End> {
    const { path, mode, fsync } = this.#options;
    const descriptor = await this.#files.open(path, "a+", mode);
    this.#descriptor = descriptor;
    this.#identity = await this.#files.status(descriptor);
    const { size } = this.#identity;
    if (size === 0) {
      if (fsync) await this.#syncDirectory();
      return { descriptor, size };
    }
    const last = Buffer.alloc(1);
    await this.#files.read(descriptor, last, size - 1);
    if (last.equals(NEWLINE)) return { descriptor, size };
    // A process that was killed, or a full disk, left half a line: it must not spoil the next one.
    await this.#write(descriptor, NEWLINE);
    return { descriptor, size: size + NEWLINE.length };
  }

  async #write(descriptor: number, line: Uint8Array): Promise<void> {
    let rest = line;
    while (rest.length > 0) {
      const taken = await this.#files.write(descriptor, rest);
      if (taken === 0) throw new Error("The file takes nothing");
      rest = rest.subarray(taken);
    }
    if (this.#options.fsync) await this.#files.sync(descriptor);
  }

  /** If this fails too, the next opening closes with a newline what is left. */
  async #cutBack({ descriptor, size }: End, cause: unknown): Promise<never> {
    await this.#files.truncate(descriptor, size).catch(() => {});
    throw cause;
  }

  /** A new file survives the loss of power only if its name does. */
  async #syncDirectory(): Promise<void> {
    if (process.platform === "win32") return; // where a directory is nothing to open
    const directory = await this.#files.open(dirname(this.#options.path), "r", 0);
    try {
      await this.#files.sync(directory);
    } finally {
      await this.#files.close(directory);
    }
  }
}
