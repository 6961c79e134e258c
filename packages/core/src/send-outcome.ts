import type { DropReason } from "./drop-reason.ts";

/** Spans lost, by reason. */
export type DropCounts = { readonly [Reason in DropReason]?: number };

/** What became of the spans of one batch, in spans. The counts add up to the size of the batch. */
export interface SendOutcome {
  /** The receiver took them. */
  readonly sent: number;
  /** The receiver said no: partial success, or a request that no retry can mend. */
  readonly rejected: number;
  /** They wait on disk. */
  readonly spooled: number;
  /** They are lost. */
  readonly dropped: DropCounts;
  /** What went wrong, for the log. */
  readonly cause?: unknown;
}
