import { EpisodeLog } from "./episode-log.ts";
import type { Outcome } from "./outcome.ts";

/** What is said about requests: failures, refusals of a part, and warnings are episodes of their own. */
export class DeliveryLog {
  readonly #failures: EpisodeLog;
  readonly #rejections: EpisodeLog;
  readonly #warnings: EpisodeLog;

  /** @param target the receiver's address, without anything secret. */
  constructor(target: string) {
    const subject = (what: string): EpisodeLog => new EpisodeLog(`${what} ${target}`);
    this.#failures = subject("Export to");
    this.#rejections = subject("Partial success of");
    this.#warnings = subject("Answer of");
  }

  /** @param items how many items the request carried. */
  outcome(outcome: Outcome, items: number): void {
    switch (outcome.kind) {
      case "sent":
        this.#failures.over();
        this.#rejections.over();
        if (outcome.warning === undefined) this.#warnings.over("no more warnings");
        else this.#warnings.trouble(outcome.warning, 0);
        break;
      case "partiallySent":
        this.#failures.over();
        this.#rejections.trouble(`${outcome.rejected} of ${items} rejected: ${outcome.message}`, outcome.rejected);
        break;
      case "failed":
      case "retryable":
        this.#failures.trouble(outcome.error.message, items);
    }
  }

  /** Items were lost before there was a request. */
  lost(problem: string, items: number): void {
    this.#failures.trouble(problem, items);
  }

  /** Sums up what is still going on. */
  close(): void {
    for (const episode of [this.#failures, this.#rejections, this.#warnings]) episode.over("shut down");
  }
}
