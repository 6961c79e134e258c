import { resolve } from "node:path";

import { diag } from "@opentelemetry/api";

import { expectFunction, expectInteger, wrongOption } from "../expect-option.ts";

export interface FileSpanExporterOptions {
  /** The file. Its directory has to be there: one made in place of a volume that is not mounted yet would be in its way. */
  readonly path: string;
  /**
   * A file that would become longer, in bytes, is put aside first: `spans.jsonl` becomes
   * `spans-2026-11-28T09-30-00.000.jsonl`. A single request that is longer has a file of its own. `Infinity` leaves that to others.
   *
   * @default 104857600 (100 MiB)
   */
  readonly maxFileBytes?: number;
  /** How many files that were put aside are kept; the oldest is deleted, and the log says so. @default 10 */
  readonly maxFiles?: number;
  /** The permissions of a new file: what spans say is not for everybody. @default 0o600 */
  readonly mode?: number;
  /**
   * Whether spans count as sent only when they are on the medium, and survive a loss of power. Otherwise they survive the end
   * of the process, however it comes.
   *
   * @default false
   */
  readonly fsync?: boolean;
  /**
   * The time for one request, in milliseconds, from its coming to its being written, those before it included.
   *
   * @default 10000
   */
  readonly timeoutMs?: number;
  /** A larger request, in protobuf and uncompressed, is split; a single span above it is dropped. @default 67108864 (64 MiB) */
  readonly maxRequestBytes?: number;
  /**
   * Where a line goes for every file that was deleted. What could not be written is no line here, but the `cause` of what
   * `send()` resolves to, and the error of `export()`.
   *
   * @default `diag.warn` of the OpenTelemetry API
   */
  readonly log?: (message: string) => void;
}

/** The options with every default in its place and every value checked. */
export type ResolvedFileOptions = Required<FileSpanExporterOptions>;

/** The longest delay that `setTimeout` takes. */
const MAX_TIMER_MS = 2 ** 31 - 1;

const MIB = 1024 * 1024;

/** Made absolute, so that it means the same wherever the process goes. */
const resolvePath = (path: unknown): string => {
  if (typeof path === "string" && path !== "" && !path.includes("\0")) return resolve(path);
  throw wrongOption("path", "the path of a file", path);
};

/** @throws TypeError for a value that cannot work: "Expected `x` to be …, got …". */
export const resolveFileOptions = ({
  path,
  maxFileBytes = 100 * MIB,
  maxFiles = 10,
  mode = 0o600,
  fsync = false,
  timeoutMs = 10_000,
  maxRequestBytes = 64 * MIB,
  log = (message) => diag.warn("@sideband/exporter", message),
}: FileSpanExporterOptions): ResolvedFileOptions => {
  if (typeof fsync !== "boolean") throw wrongOption("fsync", "a boolean", fsync);
  return {
    path: resolvePath(path),
    maxFileBytes: maxFileBytes === Infinity ? maxFileBytes : expectInteger("maxFileBytes", maxFileBytes, 1),
    maxFiles: expectInteger("maxFiles", maxFiles, 1),
    mode: expectInteger("mode", mode, 0, 0o777),
    fsync,
    timeoutMs: expectInteger("timeoutMs", timeoutMs, 1, MAX_TIMER_MS),
    maxRequestBytes: expectInteger("maxRequestBytes", maxRequestBytes, 1),
    log: expectFunction("log", log),
  };
};
