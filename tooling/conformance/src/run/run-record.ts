import { AsyncLocalStorage } from "node:async_hooks";

import type { WatchedSpan } from "./watched-span.ts";

/** What comes of one run of a scenario while it goes on, whoever makes it happen. */
export interface RunRecord {
  readonly lines: string[];
  /** What the errors are called that the program saw, or that nobody handled. */
  readonly errorNames: Set<string>;
  readonly unhandled: string[];
  readonly spans: WatchedSpan[];
  /** From the first call to the first chunk, in milliseconds, as the program saw it. */
  firstChunkMs: number | null;
}

export const newRunRecord = (): RunRecord => ({
  lines: [],
  errorNames: new Set(),
  unhandled: [],
  spans: [],
  firstChunkMs: null,
});

/**
 * Tells runs apart that go on at the same time. It is independent of OpenTelemetry's context, which an instrumentation
 * may lose.
 */
export const currentRun: AsyncLocalStorage<RunRecord> = new AsyncLocalStorage();
