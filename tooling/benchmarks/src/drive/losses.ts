import type { ExportResult } from "../programs/export-result.ts";
import type { Measured } from "./measure.ts";

type Ended = Measured<ExportResult>;

/** How many spans never came in. */
export const lost = ({ made, arrivals }: Ended): number => made - arrivals.spans;

/**
 * How far the ledger is from what happened: spans that were not accepted, not settled, or whose end it tells otherwise
 * than the receiver does. `null` where there is no ledger.
 */
export const unexplained = ({ made, arrivals, books }: Ended): number | null => {
  if (books === null) return null;
  const { accepted, exported, dropped, open } = books;
  return Math.abs(made - accepted) + open + Math.abs(arrivals.spans - exported) + Math.abs(made - exported - dropped);
};
