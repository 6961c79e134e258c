import { errorCode } from "../error-code.ts";

/** What lies in a directory. */
export interface DirectoryEntry {
  readonly name: string;
  readonly isDirectory: boolean;
  readonly bytes: number;
  /** Milliseconds since the epoch. */
  readonly modifiedMs: number;
}

/**
 * What a spool asks of a disk. Every call may fail, in the ways of Node.js: with an error that has a `code`.
 */
export interface SpoolFileSystem {
  /**
   * Opens a file for reading and writing, `create`: a new one, which must not be there yet. Only its owner may read it.
   * The result is a descriptor.
   */
  open(path: string, how: "create" | "existing"): Promise<number>;
  close(descriptor: number): Promise<void>;
  size(descriptor: number): Promise<number>;
  /** Reads what fits into `target`; the result is how many bytes that were, fewer only at the end of the file. */
  read(descriptor: number, target: Uint8Array, position: number): Promise<number>;
  /** Writes all of it. */
  write(descriptor: number, bytes: Uint8Array, position: number): Promise<void>;
  truncate(descriptor: number, bytes: number): Promise<void>;
  /** Resolves when what was written has reached the disk. */
  sync(descriptor: number): Promise<void>;
  /** The same for the names in a directory. */
  syncDirectory(path: string): Promise<void>;
  list(directory: string): Promise<readonly DirectoryEntry[]>;
  /** With all its parents; one that exists is fine. Only its owner may enter. */
  makeDirectory(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** A file; one that is gone already is fine. */
  remove(path: string): Promise<void>;
  removeDirectory(path: string): Promise<void>;
  /** The process is about to end: from now on nothing waits for the thread pool. */
  drain?(): void;
}

/** Whether a file or directory is not there. */
export const isGone = (error: unknown): boolean => errorCode(error) === "ENOENT";
