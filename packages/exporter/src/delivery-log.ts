import { EpisodeLog } from "./episode-log.ts";
import type { Outcome } from "./outcome.ts";

/**
 * Says about requests what nobody else says. What was lost is in the outcome of `send()` with its cause, and its
 * processor tells it; but what the receiver refuses is only counted there, and a warning is no part of an outcome.
 * What `export()` does not deliver, refused or lost, is in the error that its caller gets.
 */
export class DeliveryLog {
  readonly #refusals: EpisodeLog;
  readonly #rejections: EpisodeLog;
  readonly #warnings: EpisodeLog;

  /** @param target the receiver's address, without anything secret. */
  constructor(target: string, log: (message: string) => void) {
    this.#refusals = new EpisodeLog(`Export to ${target}`, log);
    this.#rejections = new EpisodeLog(`Partial success of ${target}`, log);
    this.#warnings = new EpisodeLog(`Answer of ${target}`, log);
  }

  /** A request of `send()` has been made. @param items how many items it carried. */
  readonly sent = (outcome: Outcome, items: number): void => {
    this.exported(outcome);
    switch (outcome.kind) {
      case "sent":
        this.#refusals.over();
        this.#rejections.over();
        break;
      case "partiallySent":
        this.#refusals.over();
        this.#rejections.trouble(`${outcome.rejected} of ${items} rejected: ${outcome.message}`, outcome.rejected);
        break;
      case "failed":
        if (outcome.by === "receiver") this.#refusals.trouble(outcome.error.message, items);
        break;
      case "retryable":
        // It counts as a refusal where nobody keeps it.
        if (outcome.error.code === "unauthorized") this.#refusals.trouble(outcome.error.message, items);
        break;
      case "spooled":
        break;
    }
  };

  /** A request of `export()` has been made. */
  readonly exported = (outcome: Outcome): void => {
    if (outcome.kind !== "sent") return;
    if (outcome.warning === undefined) this.#warnings.over("no more warnings");
    else this.#warnings.trouble(outcome.warning, 0);
  };

  /** Sums up what is still going on. */
  close(): void {
    for (const episode of [this.#refusals, this.#rejections, this.#warnings]) episode.over("shut down");
  }
}
