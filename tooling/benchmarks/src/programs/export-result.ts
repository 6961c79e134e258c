import { DROP_REASONS, type LedgerSnapshot, unaccounted } from "@sideband/core";

/** What the ledger says once all is over. */
export interface Books {
  readonly accepted: number;
  readonly exported: number;
  readonly dropped: number;
  /** Spans of which it does not say what became of them, and those that are not settled. */
  readonly open: number;
}

/** What every program tells of its spans. */
export interface ExportResult {
  /** How many spans were made and ended. */
  readonly made: number;
  readonly books: Books | null;
}

export const booksOf = (snapshot: LedgerSnapshot): Books => {
  const { accepted, exported, rejected, dropped, queued, inFlight, spooled } = snapshot;
  return {
    accepted,
    exported,
    dropped: rejected + DROP_REASONS.reduce((sum, reason) => sum + dropped[reason], 0),
    open: Math.abs(unaccounted(snapshot)) + queued + inFlight + spooled,
  };
};
