import { expectPositiveInteger } from "../expect-option.ts";

/** How much baggage goes along with a request, and is taken from one. Sizes are those of the header, properties included. */
export interface BaggageLimits {
  /** @default 180 */
  readonly maxEntries?: number;
  /**
   * The size of one entry. Left to its default it does not take from what W3C says must be propagated: a larger entry goes
   * along when all in all there are no more than 64 entries within `maxTotalBytes`. A limit that you set holds always.
   * @default 4096
   */
  readonly maxEntryBytes?: number;
  /**
   * The size of all entries and of the commas between them. Of a received header twice as much is read at most.
   * @default 8192
   */
  readonly maxTotalBytes?: number;
}

export interface ResolvedBaggageLimits {
  readonly maxEntries: number;
  readonly maxEntryBytes: number;
  readonly maxTotalBytes: number;
  /** An entry above `maxEntryBytes` is kept in a baggage of so many entries at most. */
  readonly maxEntriesBesideLarge: number;
}

/** W3C Baggage, "Limits": a baggage of so many members has to be propagated whole when it is within 8192 bytes. */
const W3C_ENTRIES = 64;

/** @throws TypeError for a limit that is no positive integer. */
export const resolveBaggageLimits = ({
  maxEntries = 180,
  maxEntryBytes,
  maxTotalBytes = 8192,
}: BaggageLimits = {}): ResolvedBaggageLimits => ({
  maxEntries: expectPositiveInteger("limits.maxEntries", maxEntries),
  maxEntryBytes: expectPositiveInteger("limits.maxEntryBytes", maxEntryBytes ?? 4096),
  maxTotalBytes: expectPositiveInteger("limits.maxTotalBytes", maxTotalBytes),
  maxEntriesBesideLarge: maxEntryBytes === undefined ? W3C_ENTRIES : 0,
});
