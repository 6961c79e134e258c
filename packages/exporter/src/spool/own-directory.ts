import type { Scheduler } from "@sideband/core";

import { isGone } from "./file-system.ts";
import { SpoolDirectory, type SpoolDirectoryOptions } from "./spool-directory.ts";

/** A disk that cannot be used is asked again after so long, in milliseconds. */
const RETRY_MS = 5000;

/** The directory of this process, which is made when it is needed. */
export class OwnDirectory {
  readonly #options: SpoolDirectoryOptions;
  readonly #scheduler: Scheduler;
  #made: Promise<SpoolDirectory> | undefined;
  #retryAtMs = -Infinity;

  constructor(options: Omit<SpoolDirectoryOptions, "wallTime">, scheduler: Scheduler) {
    this.#options = { ...options, wallTime: () => scheduler.wallTime() };
    this.#scheduler = scheduler;
  }

  /** Makes it if there is none; after a failure not at once again. */
  ready(): Promise<SpoolDirectory> {
    if (this.#made !== undefined) return this.#made;
    if (this.#scheduler.now() < this.#retryAtMs) return Promise.reject(new RetryError());
    const made = SpoolDirectory.make(this.#options);
    this.#made = made;
    made.catch(() => {
      this.#made = undefined;
      this.#retryAtMs = this.#scheduler.now() + RETRY_MS;
    });
    return made;
  }

  /** Does something in it, and if somebody has removed it, in a new one. */
  async use<T>(work: (directory: SpoolDirectory) => Promise<T>): Promise<T> {
    const directory = await this.ready();
    try {
      return await work(directory);
    } catch (error) {
      if (!isGone(error)) throw error;
      this.#made = undefined;
      await directory.leave().catch(() => {
        // There is nothing left that could be left behind.
      });
      return work(await this.ready());
    }
  }

  /** Leaves it to the next process. */
  async leave(): Promise<void> {
    const directory = await this.#made?.catch(() => undefined);
    await directory?.leave();
  }
}

/** It could not be made a short while ago. */
class RetryError extends Error {
  readonly code = "EAGAIN";
}
