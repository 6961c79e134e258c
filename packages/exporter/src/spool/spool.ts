import type { DropReason } from "@sideband/core";

import type { Payload } from "../sender.ts";

/** A payload that waits in a spool. */
export interface SpooledPayload {
  /** As it lies there: it may be compressed, where it was not when it came. */
  readonly payload: Payload;
  /** It need not be kept any longer. Counts at once; the disk is told afterwards. */
  settle(): void;
}

/** What became of a payload that was to be kept. */
export type AppendOutcome =
  | { readonly kind: "stored" }
  /** There is no room, or the disk does not work. @property cause safe to log */
  | { readonly kind: "refused"; readonly cause: Error };

/** Hears what happens in a spool without being asked for. */
export interface SpoolListener {
  /** So many items were found that an earlier process had put there. */
  recovered(items: number): void;
  /** So many items that were kept are lost. */
  lost(reason: DropReason, items: number, cause: Error): void;
}

/** Where payloads wait that cannot be sent now. What waits outlives the process. None of its calls rejects. */
export interface Spool {
  /** What waits now, in items. */
  readonly items: number;
  /** How much room it takes, in bytes. */
  readonly bytes: number;
  /** Called once, before anything else. Resolves when what other processes left has been looked for. */
  open(listener: SpoolListener): Promise<void>;
  /** Keeps a payload. Its bytes are not read any more once this has resolved. */
  append(payload: Payload): Promise<AppendOutcome>;
  /** The oldest that waits; the same one until it is settled. `undefined` if there is none, or none can be read now. */
  oldest(): Promise<SpooledPayload | undefined>;
  /** Resolves when all that is kept has reached the disk, or cannot. */
  sync(): Promise<void>;
  /** The process is about to end: nothing waits for the thread pool any more. */
  drain(): void;
  /** Leaves what waits to the next process. */
  close(): Promise<void>;
}
