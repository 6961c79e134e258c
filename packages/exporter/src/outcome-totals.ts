import type { DropReason, SendOutcome } from "@sideband/core";

/** Adds up what became of the parts of one batch. */
export class OutcomeTotals {
  #sent = 0;
  #rejected = 0;
  readonly #dropped: { [Reason in DropReason]?: number } = {};

  sent(count: number): void {
    this.#sent += count;
  }

  rejected(count: number): void {
    this.#rejected += count;
  }

  dropped(reason: DropReason, count: number): void {
    if (count > 0) this.#dropped[reason] = (this.#dropped[reason] ?? 0) + count;
  }

  add({ sent, rejected, dropped }: SendOutcome): void {
    this.sent(sent);
    this.rejected(rejected);
    for (const [reason, count] of Object.entries(dropped)) this.dropped(reason as DropReason, count);
  }

  outcome(): SendOutcome {
    return { sent: this.#sent, rejected: this.#rejected, spooled: 0, dropped: { ...this.#dropped } };
  }
}
