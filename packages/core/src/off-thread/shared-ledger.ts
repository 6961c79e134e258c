import { DROP_REASONS, type DropReason } from "../drop-reason.ts";
import { type Entrance, Ledger, type LedgerCounts, type LedgerSnapshot } from "../ledger.ts";
import type { PipelineMemory } from "./pipeline-memory.ts";

const GROWING = ["exported", "rejected", "recovered", "late"] as const;
const MEASURED = ["spooled", "inFlight", "queued"] as const;

/**
 * The ledger that the stages of an off-thread pipeline count in. Every count stands at once in shared memory, behind
 * what earlier threads of the pipeline have counted, and outlives this one.
 */
export class SharedLedger extends Ledger {
  readonly #memory: PipelineMemory;
  readonly #before: LedgerCounts;
  #claimed = false;
  #quiet = false;

  constructor(memory: PipelineMemory) {
    super();
    this.#memory = memory;
    this.#before = memory.counts();
  }

  /** Whether a stage counts here; without one, nobody says what becomes of spans. */
  get claimed(): boolean {
    return this.#claimed;
  }

  /** Whether nothing was waiting or on its way when it was published last: as long as nothing comes in, that is so. */
  get quiet(): boolean {
    return this.#quiet;
  }

  override claimEntrance(): Entrance {
    this.#claimed = true;
    return super.claimEntrance();
  }

  override countRecovered(count: number): void {
    super.countRecovered(count);
    this.publish();
  }

  override countExported(count: number): void {
    super.countExported(count);
    this.publish();
  }

  override countRejected(count: number): void {
    super.countRejected(count);
    this.publish();
  }

  override countLate(count: number): void {
    super.countLate(count);
    this.publish();
  }

  override countDropped(reason: DropReason, count: number, cause?: unknown): void {
    super.countDropped(reason, count, cause);
    this.publish();
  }

  /** Says in shared memory what is counted here, and what is measured: to be called now and then for the latter. */
  publish(): void {
    const now = this.#sinceBefore();
    for (const name of GROWING) this.#memory.set(name, this.#before[name] + now[name]);
    for (const reason of DROP_REASONS) this.#memory.set(reason, this.#before.dropped[reason] + now.dropped[reason]);
    for (const gauge of MEASURED) this.#memory.set(gauge, now[gauge]);
    this.#quiet = now.queued === 0 && now.inFlight === 0;
  }

  /**
   * What an earlier thread left in a spool waits there until it is found, and is found only once: as long as this
   * pipeline knows of it, it does not come back from the dead.
   */
  #sinceBefore(): LedgerSnapshot {
    const now = this.snapshot();
    const found = Math.min(now.recovered, this.#before.spooled);
    return { ...now, recovered: now.recovered - found, spooled: now.spooled + this.#before.spooled - found };
  }
}
