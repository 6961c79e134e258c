import { join, parse } from "node:path";

import { errorCode } from "../error-code.ts";
import type { FileSystem } from "./file-system.ts";

/** A time as it stands in the name of a file: colons are not allowed everywhere. */
const toStamp = (ms: number): string => new Date(ms).toISOString().slice(0, -1).replaceAll(":", "-");

/** The time in milliseconds since the epoch; `undefined` for anything but what {@link toStamp} writes. */
const fromStamp = (stamp: string): number | undefined => {
  const ms = Date.parse(stamp.replace(/T(\d\d)-(\d\d)-(.*)$/, "T$1:$2:$3Z"));
  return Number.isNaN(ms) || toStamp(ms) !== stamp ? undefined : ms;
};

export interface RotationOptions {
  readonly path: string;
  readonly maxFiles: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: (message: string) => void;
  /** Asked for each single operation. */
  readonly files: () => FileSystem;
}

/**
 * Puts a full file aside, under its name with the time in it, and deletes the oldest of those when there are too many.
 * The names are those of the OpenTelemetry Collector's file exporter: `spans.jsonl` becomes
 * `spans-2026-11-28T09-30-00.000.jsonl`, in UTC.
 */
export class Rotation {
  readonly #options: RotationOptions;
  readonly #directory: string;
  readonly #prefix: string;
  readonly #suffix: string;

  constructor(options: RotationOptions) {
    const { dir, name, ext } = parse(options.path);
    this.#options = options;
    this.#directory = dir;
    this.#prefix = `${name}-`;
    this.#suffix = ext;
  }

  /** @throws what the file system throws; the file is then where it was. */
  async rotate(): Promise<void> {
    const { path, maxFiles, now, files } = this.#options;
    const times = (await files().list(this.#directory)).flatMap(this.#timeOf).toSorted((one, other) => one - other);
    // Later than all others whatever the clock says: a rename replaces what has the name, and the oldest is deleted.
    const time = Math.max(now(), (times.at(-1) ?? 0) + 1);
    await files().rename(path, this.#pathOf(time));
    times.push(time);
    for (const old of times.slice(0, Math.max(0, times.length - maxFiles))) await this.#delete(old);
  }

  async #delete(time: number): Promise<void> {
    const path = this.#pathOf(time);
    const { maxFiles, files } = this.#options;
    try {
      await files().unlink(path);
      this.#say(`${path}: deleted, there are more than ${maxFiles} such files`);
    } catch (error) {
      if (errorCode(error) === "ENOENT") return; // somebody else was faster
      this.#say(`${path}: there are more than ${maxFiles} such files, but it cannot be deleted (${errorCode(error)})`);
    }
  }

  #pathOf(time: number): string {
    return join(this.#directory, `${this.#prefix}${toStamp(time)}${this.#suffix}`);
  }

  /** When a file was rotated; nothing for files that are none of ours. */
  readonly #timeOf = (file: string): number[] => {
    if (!file.startsWith(this.#prefix) || !file.endsWith(this.#suffix)) return [];
    const time = fromStamp(file.slice(this.#prefix.length, file.length - this.#suffix.length));
    return time === undefined ? [] : [time];
  };

  #say(message: string): void {
    try {
      this.#options.log(message);
    } catch {
      // The logger is the application's, and the line that is about to be written must not pay for it.
    }
  }
}
