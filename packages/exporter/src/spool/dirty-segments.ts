import type { Cancel, Scheduler } from "@sideband/core";

import type { Segment } from "./segment.ts";

export interface DirtySegmentsOptions {
  readonly scheduler: Scheduler;
  readonly intervalMs: number;
  readonly onTrouble: (error: unknown) => void;
}

/** Segments whose latest records have not reached the disk: they are brought there together, an interval after the first. */
export class DirtySegments {
  readonly #options: DirtySegmentsOptions;
  readonly #segments = new Set<Segment>();
  #cancel: Cancel | undefined;
  #syncing: Promise<void> = Promise.resolve();

  constructor(options: DirtySegmentsOptions) {
    this.#options = options;
  }

  add(segment: Segment): void {
    const { scheduler, intervalMs } = this.#options;
    this.#segments.add(segment);
    this.#cancel ??= scheduler.schedule(() => void this.sync(), intervalMs);
  }

  delete(segment: Segment): void {
    this.#segments.delete(segment);
  }

  /** Resolves when all of now are on the disk, or cannot get there. */
  sync(): Promise<void> {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#syncing = this.#syncing.then(() => this.#syncAll());
    return this.#syncing;
  }

  async #syncAll(): Promise<void> {
    const { onTrouble } = this.#options;
    for (const segment of Array.from(this.#segments)) {
      this.#segments.delete(segment);
      await segment.sync().catch((error: unknown) => {
        segment.sealed = true; // what comes next had better lie elsewhere
        onTrouble(error);
      });
      if (segment.sealed) await segment.close().catch(onTrouble);
    }
  }
}
