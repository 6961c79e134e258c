import fs from "node:fs";
import { promisify } from "node:util";

import type { FileSystem, FileSystems } from "./file-system.ts";

const open = promisify(fs.open);
const read = promisify(fs.read);
const write = promisify(fs.write);
const stat = promisify(fs.stat);
const fstat = promisify(fs.fstat);

const pool: FileSystem = {
  open,
  read: async (descriptor, target, position) => (await read(descriptor, target, 0, target.length, position)).bytesRead,
  write: async (descriptor, source) => (await write(descriptor, source)).bytesWritten,
  truncate: promisify(fs.ftruncate),
  sync: promisify(fs.fsync),
  close: promisify(fs.close),
  status: (file) => (typeof file === "number" ? fstat(file) : stat(file)),
  rename: promisify(fs.rename),
  unlink: promisify(fs.unlink),
  list: (directory) => fs.promises.readdir(directory),
};

const thread: FileSystem = {
  open: async (path, flags, mode) => fs.openSync(path, flags, mode),
  read: async (descriptor, target, position) => fs.readSync(descriptor, target, 0, target.length, position),
  write: async (descriptor, source) => fs.writeSync(descriptor, source),
  truncate: async (descriptor, size) => fs.ftruncateSync(descriptor, size),
  sync: async (descriptor) => fs.fsyncSync(descriptor),
  close: async (descriptor) => fs.closeSync(descriptor),
  status: async (file) => (typeof file === "number" ? fs.fstatSync(file) : fs.statSync(file)),
  rename: async (from, to) => fs.renameSync(from, to),
  unlink: async (path) => fs.unlinkSync(path),
  list: async (directory) => fs.readdirSync(directory),
};

/** The file system of the machine. */
export const nodeFileSystems: FileSystems = { pool, thread };
