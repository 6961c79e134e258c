import type { Outcome } from "../outcome.ts";
import type { ReplayListener } from "./replay.ts";

/** What became of the pieces of one payload, until it may be told. */
export class Tally {
  #exported = 0;
  #rejected = 0;
  #dropped = 0;
  #cause: Error | undefined;

  add(outcome: Exclude<Outcome, { kind: "retryable" }>, items: number): void {
    switch (outcome.kind) {
      case "sent":
        this.#exported += items;
        break;
      case "partiallySent":
        this.#exported += items - outcome.rejected;
        this.#rejected += outcome.rejected;
        this.#cause ??= new Error(`The receiver rejected a part: ${outcome.message}`);
        break;
      case "failed":
        if (outcome.by === "receiver") this.#rejected += items;
        else this.#dropped += items;
        this.#cause ??= outcome.error;
        break;
      case "spooled":
        break; // what lies in a spool is not sent through another
    }
  }

  tell(listener: ReplayListener): void {
    const cause = this.#cause ?? new Error("The receiver did not say why");
    if (this.#exported > 0) listener.exported(this.#exported);
    if (this.#rejected > 0) listener.rejected(this.#rejected, cause);
    if (this.#dropped > 0) listener.dropped("export_failed", this.#dropped, cause);
  }
}
