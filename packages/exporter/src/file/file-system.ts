/** Which file it is, and how long. */
export interface FileStatus {
  readonly dev: number;
  readonly ino: number;
  readonly size: number;
}

/** What is needed of a file system. All methods reject with the errors of `node:fs`. */
export interface FileSystem {
  /** @returns a file descriptor. */
  open(path: string, flags: string, mode: number): Promise<number>;
  /** @returns how many bytes were read. */
  read(descriptor: number, target: Uint8Array, position: number): Promise<number>;
  /** Writes at the end. @returns how many bytes of the source were taken, which may be fewer than there are. */
  write(descriptor: number, source: Uint8Array): Promise<number>;
  truncate(descriptor: number, size: number): Promise<void>;
  /** Resolves when what was written is on the medium. */
  sync(descriptor: number): Promise<void>;
  close(descriptor: number): Promise<void>;
  /** Of an open file, or of the one at a path. */
  status(file: number | string): Promise<FileStatus>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** The names in a directory. */
  list(directory: string): Promise<string[]>;
}

/** The same files, worked on in two ways. Descriptors of the one are good for the other. */
export interface FileSystems {
  /** Works on the thread pool. */
  readonly pool: FileSystem;
  /** Works in this thread: promises are settled when they are returned. */
  readonly thread: FileSystem;
}
