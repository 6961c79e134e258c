import type { Baggage } from "@opentelemetry/api";

import type { ResolvedBaggageLimits } from "./baggage-limits.ts";
import { formatBaggage, type FormattedBaggage } from "./format-baggage.ts";
import { OrderedBaggage } from "./ordered-baggage.ts";
import { isSame, type PlainEntries, plainEntriesOf } from "./plain-entries.ts";

const unreadable = (): FormattedBaggage => ({ header: "", violations: [{ reason: "unreadable" }] });

/**
 * Writes the headers of baggage, whoever made it, and does not throw.
 *
 * A request that fans out takes the same entries along with every call: those with which nothing is wrong are written
 * once. It is the entries that are compared, for a baggage of the API can change: it gives out the very entries it has.
 */
export class BaggageWriter {
  readonly #limits: ResolvedBaggageLimits;
  #lastEntries: PlainEntries = [];
  #lastHeader = "";

  constructor(limits: ResolvedBaggageLimits) {
    this.#limits = limits;
  }

  write(baggage: Baggage): FormattedBaggage {
    try {
      if (baggage instanceof OrderedBaggage) return baggage.format(this.#limits);
      const entries: unknown = baggage.getAllEntries();
      if (!Array.isArray(entries)) return unreadable();
      const plain = plainEntriesOf(entries);
      if (plain === undefined) return formatBaggage(entries, this.#limits);
      if (isSame(plain, this.#lastEntries)) return { header: this.#lastHeader, violations: [] };
      const formatted = formatBaggage(entries, this.#limits);
      if (formatted.violations.length === 0) {
        this.#lastEntries = plain;
        this.#lastHeader = formatted.header;
      }
      return formatted;
    } catch {
      return unreadable();
    }
  }
}
