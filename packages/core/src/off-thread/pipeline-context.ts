import type { Ledger } from "../ledger.ts";
import type { PipelineContext } from "./define-pipeline.ts";

/** How many batches are on their way at once: with the usual 512 spans each and a round trip of 200 ms, 20,000 spans a second. */
const CONCURRENT_EXPORTS = 8;

export interface PipelineContextOptions {
  readonly ledger: Ledger;
  readonly ownThread: boolean;
  readonly log: (message: string) => void;
  readonly draining: AbortSignal;
  readonly maxQueueBytes: number;
}

export const pipelineContext = ({
  ledger,
  ownThread,
  log,
  draining,
  maxQueueBytes,
}: PipelineContextOptions): PipelineContext => ({
  ledger,
  ownThread,
  log,
  draining,
  batching: {
    ledger,
    log,
    draining,
    maxQueueSpans: Number.MAX_SAFE_INTEGER,
    maxQueueBytes,
    maxConcurrentExports: CONCURRENT_EXPORTS,
  },
});
