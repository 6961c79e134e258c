import { type DropReason, Ledger } from "@sideband/core";

/** Counts into a ledger that comes later; what is counted before it comes is not lost. */
export class LateLedger {
  #ledger = new Ledger();
  #came = false;

  /**
   * @param ledger from now on, and for what was counted before.
   * @returns whether it is the first: any further one would count what stands in the books of the first already.
   */
  use(ledger: Ledger): boolean {
    if (this.#came) return false;
    this.#came = true;
    const { recovered, exported, rejected, dropped } = this.#ledger.snapshot();
    this.#ledger = ledger;
    ledger.countRecovered(recovered);
    ledger.countExported(exported);
    ledger.countRejected(rejected);
    for (const [reason, count] of Object.entries(dropped)) ledger.countDropped(reason as DropReason, count);
    return true;
  }

  recovered(count: number): void {
    this.#ledger.countRecovered(count);
  }

  exported(count: number): void {
    this.#ledger.countExported(count);
  }

  rejected(count: number): void {
    this.#ledger.countRejected(count);
  }

  dropped(reason: DropReason, count: number, cause: unknown): void {
    this.#ledger.countDropped(reason, count, cause);
  }
}
