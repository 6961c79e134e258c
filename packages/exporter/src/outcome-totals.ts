import type { DropReason, SendOutcome } from "@sideband/core";

/** Adds up what became of the parts of one batch, and keeps the first error. */
export class OutcomeTotals {
  #sent = 0;
  #rejected = 0;
  #spooled = 0;
  readonly #dropped: { [Reason in DropReason]?: number } = {};
  #cause: unknown;

  sent(count: number): void {
    this.#sent += count;
  }

  rejected(count: number, cause?: unknown): void {
    this.#rejected += count;
    this.#cause ??= cause;
  }

  spooled(count: number, cause?: unknown): void {
    this.#spooled += count;
    this.#cause ??= cause;
  }

  dropped(reason: DropReason, count: number, cause?: unknown): void {
    if (count > 0) this.#dropped[reason] = (this.#dropped[reason] ?? 0) + count;
    this.#cause ??= cause;
  }

  add({ sent, rejected, spooled, dropped, cause }: SendOutcome): void {
    this.sent(sent);
    this.rejected(rejected);
    this.spooled(spooled);
    for (const [reason, count] of Object.entries(dropped)) this.dropped(reason as DropReason, count);
    this.#cause ??= cause;
  }

  outcome(): SendOutcome {
    const counts = {
      sent: this.#sent,
      rejected: this.#rejected,
      spooled: this.#spooled,
      dropped: { ...this.#dropped },
    };
    return this.#cause === undefined ? counts : { ...counts, cause: this.#cause };
  }
}
