import { DROP_REASONS, type DropReason } from "./drop-reason.ts";

/** The counts of a moment, in spans. */
export interface LedgerSnapshot {
  /** Came into the pipeline. */
  readonly accepted: number;
  /** Came back from the dead: found in a spool that an earlier process left, or put into one after they were given up. */
  readonly recovered: number;
  /** The receiver has them. */
  readonly exported: number;
  /** The receiver refused them. */
  readonly rejected: number;
  /** The pipeline gave up on them, by reason. */
  readonly dropped: Readonly<Record<DropReason, number>>;
  /** Wait for their turn. */
  readonly queued: number;
  /** Are on their way. */
  readonly inFlight: number;
  /** Wait on disk. */
  readonly spooled: number;
  /** Were counted as dropped when their time was up, and then the exporter said they had arrived: maybe duplicates. */
  readonly late: number;
}

/** What is measured where it lies, and never computed as a remainder. */
export type LedgerGauge = "queued" | "inFlight" | "spooled";

/** Where spans come into the pipeline. */
export interface Entrance {
  /** Counts spans that came in; does nothing once a stage further out has claimed the entrance. */
  accept(count: number): void;
}

/** A part of the pipeline that keeps its counts elsewhere: in another thread, with a shared memory between. */
export interface LedgerSource {
  /** What became of its spans, and what it holds. */
  counts(): LedgerCounts;
  /** The spans that came into the pipeline there; asked after everything else. */
  accepted(): number;
}

/** The counts of a moment, but for what came in. */
export type LedgerCounts = Omit<LedgerSnapshot, "accepted">;

/** Hears of a loss as it is counted, with what caused it where that is known. */
export type DropListener = (reason: DropReason, count: number, cause?: unknown) => void;

/**
 * The counts that prove nothing vanished. At rest, and after each step of a pipeline in one thread:
 *
 * `accepted + recovered = exported + rejected + dropped (all reasons) + queued + inFlight + spooled`
 *
 * One ledger per pipeline. Whoever loses a span counts it, once; every count only grows.
 *
 * @example
 * ```ts
 * import { Ledger } from "@sideband/core";
 *
 * const ledger = new Ledger();
 * const entrance = ledger.claimEntrance();
 * entrance.accept(1);
 * ledger.countDropped("queue_full", 1);
 * console.log(ledger.snapshot().dropped.queue_full); // 1
 * ```
 */
export class Ledger {
  readonly #listeners = new Set<DropListener>();
  readonly #sources = new Set<LedgerSource>();
  readonly #gauges: Record<LedgerGauge, Set<() => number>> = {
    queued: new Set(),
    inFlight: new Set(),
    spooled: new Set(),
  };
  readonly #dropped = Object.fromEntries(DROP_REASONS.map((reason) => [reason, 0])) as Record<DropReason, number>;
  #entrance: Entrance | undefined;
  #accepted = 0;
  #recovered = 0;
  #exported = 0;
  #rejected = 0;
  #late = 0;

  /**
   * Makes the caller the stage that counts `accepted`. Stages are built from the innermost outwards, so the last claim
   * is that of the outermost, and the entrances handed out before count nothing any more.
   */
  claimEntrance(): Entrance {
    const entrance: Entrance = {
      accept: (count) => {
        if (this.#entrance === entrance) this.#accepted += count;
      },
    };
    this.#entrance = entrance;
    return entrance;
  }

  countRecovered(count: number): void {
    this.#recovered += count;
  }

  countExported(count: number): void {
    this.#exported += count;
  }

  countRejected(count: number): void {
    this.#rejected += count;
  }

  countLate(count: number): void {
    this.#late += count;
  }

  countDropped(reason: DropReason, count: number, cause?: unknown): void {
    if (count === 0) return;
    this.#dropped[reason] += count;
    for (const listener of this.#listeners) {
      try {
        listener(reason, count, cause);
      } catch {
        // The loss stands in the count; a listener must not turn it into an error of the application.
      }
    }
  }

  /** Has every loss told to a listener; call what it returns to stop. */
  onDrop(listener: DropListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Adds a place where spans lie; call what it returns when the place is gone. */
  measure(gauge: LedgerGauge, read: () => number): () => void {
    this.#gauges[gauge].add(read);
    return () => this.#gauges[gauge].delete(read);
  }

  /** Adds a part of the pipeline that keeps its counts elsewhere; call what it returns to take it out again. */
  include(source: LedgerSource): () => void {
    this.#sources.add(source);
    return () => this.#sources.delete(source);
  }

  /** The counts of now. Read from the far end to the entrance, so that `accepted` is never behind what was settled. */
  snapshot(): LedgerSnapshot {
    const elsewhere = Array.from(this.#sources, (source) => source.counts());
    const sum = (own: number, of: (counts: LedgerCounts) => number): number =>
      elsewhere.reduce((total, counts) => total + of(counts), own);
    const settled = {
      recovered: sum(this.#recovered, ({ recovered }) => recovered),
      exported: sum(this.#exported, ({ exported }) => exported),
      rejected: sum(this.#rejected, ({ rejected }) => rejected),
      late: sum(this.#late, ({ late }) => late),
    };
    const dropped = { ...this.#dropped };
    for (const reason of DROP_REASONS) dropped[reason] = sum(dropped[reason], (counts) => counts.dropped[reason]);
    const spooled = sum(this.#sum("spooled"), (counts) => counts.spooled);
    const inFlight = sum(this.#sum("inFlight"), (counts) => counts.inFlight);
    const queued = sum(this.#sum("queued"), (counts) => counts.queued);
    let accepted = this.#accepted;
    for (const source of this.#sources) accepted += source.accepted();
    return { accepted, ...settled, dropped, queued, inFlight, spooled };
  }

  #sum(gauge: LedgerGauge): number {
    let sum = 0;
    for (const read of this.#gauges[gauge]) sum += read();
    return sum;
  }
}

/**
 * How many spans a snapshot cannot account for: 0 when the books balance.
 *
 * @example
 * ```ts
 * import { Ledger, unaccounted } from "@sideband/core";
 *
 * const ledger = new Ledger();
 * if (unaccounted(ledger.snapshot()) !== 0) throw new Error("spans vanished");
 * ```
 */
export const unaccounted = (snapshot: LedgerSnapshot): number => {
  const { accepted, recovered, exported, rejected, dropped, queued, inFlight, spooled } = snapshot;
  const lost = Object.values(dropped).reduce((sum, count) => sum + count, 0);
  return accepted + recovered - exported - rejected - lost - queued - inFlight - spooled;
};
