import { randomBytes } from "node:crypto";
import { resolve } from "node:path";

import { diag } from "@opentelemetry/api";
import { type Scheduler, systemScheduler } from "@sideband/core";

import { expectFunction, expectInteger, expectOneOf, wrongOption } from "../expect-option.ts";
import { type DirectoryLocks, socketLocks } from "./directory-lock.ts";
import type { SpoolFileSystem } from "./file-system.ts";
import { NodeFileSystem } from "./node-file-system.ts";

/**
 * What a spool promises of a payload once it has taken it. Whatever is chosen, it outlives the process, however that
 * ends. When the machine itself goes down (power, kernel):
 *
 * - `batch`: it has reached the disk.
 * - `interval`: it has reached the disk, unless it came within the last `fsyncIntervalMs`.
 * - `never`: that is left to the operating system, which usually takes some 30 seconds.
 */
export type FsyncPolicy = "batch" | "interval" | "never";

/** Which loses when there is no room: what comes, or the oldest file of what waits. */
export type SpoolOverflow = "drop-newest" | "drop-oldest";

export interface DiskSpoolOptions {
  /**
   * Where it lies. Processes may share it, each has a directory of its own in there; containers may, if they run on the
   * same machine. It is made if it is not there. Not a network file system.
   */
  readonly directory: string;
  /** How much room it may take, in bytes; what damaged files take that are kept to be looked at comes on top. @default 536870912 (512 MiB) */
  readonly maxBytes?: number;
  /** @default "interval" */
  readonly fsync?: FsyncPolicy;
  /** With `fsync: "interval"`, in milliseconds. @default 1000 */
  readonly fsyncIntervalMs?: number;
  /** @default "drop-newest" */
  readonly overflow?: SpoolOverflow;
  /** How large its files become, in bytes: room is freed file by file. @default a sixteenth of `maxBytes`, 16 MiB at most */
  readonly segmentBytes?: number;
  /** Takes one line when the disk begins to make trouble, and one when that is over. @default `diag.warn` of the OpenTelemetry API */
  readonly log?: (message: string) => void;
  /** @default the time and timers of the process */
  readonly scheduler?: Scheduler;
  /** @default the disks of the machine */
  readonly fileSystem?: SpoolFileSystem;
  /** @default a Unix socket in the directory */
  readonly locks?: DirectoryLocks;
}

export interface ResolvedDiskSpoolOptions extends Required<DiskSpoolOptions> {
  readonly newId: () => string;
  readonly newSalt: () => number;
}

const MIB = 1024 * 1024;
const MAX_SEGMENT_BYTES = 16 * MIB;
const MIN_SEGMENT_BYTES = 4096;

/** @throws TypeError for a value that cannot work. */
export const resolveDiskSpoolOptions = ({
  directory,
  maxBytes = 512 * MIB,
  fsync = "interval",
  fsyncIntervalMs = 1000,
  overflow = "drop-newest",
  segmentBytes,
  log = (message) => diag.warn("@sideband/exporter", message),
  scheduler = systemScheduler,
  fileSystem = new NodeFileSystem(),
  locks = socketLocks,
}: DiskSpoolOptions): ResolvedDiskSpoolOptions => {
  if (typeof directory !== "string" || directory === "" || directory.includes("\0")) {
    throw wrongOption("directory", "the path of a directory", directory);
  }
  expectInteger("maxBytes", maxBytes, 2 * MIN_SEGMENT_BYTES);
  const usual = Math.min(MAX_SEGMENT_BYTES, Math.max(MIN_SEGMENT_BYTES, Math.floor(maxBytes / 16)));
  return {
    directory: resolve(directory), // the process may go elsewhere
    maxBytes,
    fsync: expectOneOf("fsync", fsync, ["batch", "interval", "never"]),
    fsyncIntervalMs: expectInteger("fsyncIntervalMs", fsyncIntervalMs, 1, 2 ** 31 - 1),
    overflow: expectOneOf("overflow", overflow, ["drop-newest", "drop-oldest"]),
    segmentBytes: expectInteger("segmentBytes", segmentBytes ?? usual, MIN_SEGMENT_BYTES, maxBytes),
    log: expectFunction("log", log),
    scheduler,
    fileSystem,
    locks,
    newId: () => randomBytes(8).toString("hex"),
    newSalt: () => randomBytes(4).readUInt32LE(),
  };
};
