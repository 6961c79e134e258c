import type { Baggage, BaggageEntry } from "@opentelemetry/api";

import type { ResolvedBaggageLimits } from "./baggage-limits.ts";
import { formatBaggage, type FormattedBaggage } from "./format-baggage.ts";
import { isEncoded } from "./percent-encode.ts";
import { copyOf } from "./received-entry.ts";

/** The header that an unchanged baggage came with: every member was taken, within these limits, and nothing else was in it. */
export interface ReceivedHeader {
  readonly header: string;
  readonly limits: ResolvedBaggageLimits;
}

/**
 * A baggage that came with a request. `propagation.createBaggage` would not do: it takes an object, in which keys that
 * look like numbers change their place. Nothing can change in it, not even an entry.
 */
export class OrderedBaggage implements Baggage {
  readonly #entries: ReadonlyMap<string, BaggageEntry>;
  readonly #received: ReceivedHeader | undefined;

  /** The map and its entries are the baggage's own from here on. */
  constructor(entries: ReadonlyMap<string, BaggageEntry> = new Map(), received?: ReceivedHeader) {
    this.#entries = entries;
    this.#received = received;
  }

  /** The header within these limits. */
  format(limits: ResolvedBaggageLimits): FormattedBaggage {
    return this.#asReceived(limits) ?? formatBaggage(Array.from(this.#entries), limits);
  }

  #asReceived(limits: ResolvedBaggageLimits): FormattedBaggage | undefined {
    if (this.#received?.limits !== limits || !isEncoded(this.#received.header)) return undefined;
    return { header: this.#received.header, violations: [] };
  }

  getEntry(key: string): BaggageEntry | undefined {
    const entry = this.#entries.get(key);
    return entry === undefined ? undefined : copyOf(entry);
  }

  getAllEntries(): [string, BaggageEntry][] {
    return Array.from(this.#entries, ([key, entry]) => [key, copyOf(entry)]);
  }

  setEntry(key: string, entry: BaggageEntry): OrderedBaggage {
    return new OrderedBaggage(new Map(this.#entries).set(key, copyOf(entry)));
  }

  removeEntry(key: string): OrderedBaggage {
    return this.removeEntries(key);
  }

  removeEntries(...keys: string[]): OrderedBaggage {
    const entries = new Map(this.#entries);
    for (const key of keys) entries.delete(key);
    return new OrderedBaggage(entries);
  }

  clear(): OrderedBaggage {
    return new OrderedBaggage();
  }
}
