import type { Outcome } from "../outcome.ts";
import type { Payload, Sender } from "../sender.ts";
import { SenderLayer } from "../sender-layer.ts";

/** Tells somebody of every outcome that passes by. */
export class TapSender extends SenderLayer {
  readonly #onOutcome: (outcome: Outcome) => void;

  constructor(next: Sender, onOutcome: (outcome: Outcome) => void) {
    super(next);
    this.#onOutcome = onOutcome;
  }

  async send(payload: Payload, signal: AbortSignal): Promise<Outcome> {
    const outcome = await this.next.send(payload, signal);
    this.#onOutcome(outcome);
    return outcome;
  }
}
