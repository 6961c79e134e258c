import { constants } from "node:fs";

/** An open file. */
export interface SmallFile {
  stat(): Promise<{ isFile(): boolean }>;
  read(buffer: Uint8Array, offset: number, length: number, position: null): Promise<{ readonly bytesRead: number }>;
  close(): Promise<void>;
}

/** What is needed of a file system; `node:fs/promises` is one. */
export interface SmallFileSystem {
  open(path: string, flags: number): Promise<SmallFile>;
}

/** Opening a named pipe must not wait for its writer: it would hold a thread of the pool. (Nothing on Windows.) */
const FLAGS = constants.O_RDONLY | constants.O_NONBLOCK;

/**
 * The whole content of a file, through one handle: it cannot be half of one file and half of the file that replaced it.
 *
 * @throws what the file system says, such as `ENOENT`.
 */
export const readSmallFile = async (
  fileSystem: SmallFileSystem,
  path: string,
  maxBytes: number,
): Promise<Uint8Array | "no file" | "too large"> => {
  const file = await fileSystem.open(path, FLAGS);
  try {
    if (!(await file.stat()).isFile()) return "no file";
    const buffer = new Uint8Array(maxBytes + 1);
    let length = 0;
    for (let bytesRead = -1; bytesRead !== 0 && length <= maxBytes; length += bytesRead) {
      ({ bytesRead } = await file.read(buffer, length, buffer.length - length, null));
    }
    return length > maxBytes ? "too large" : buffer.subarray(0, length);
  } finally {
    await file.close();
  }
};
