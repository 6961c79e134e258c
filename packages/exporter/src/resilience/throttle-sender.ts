import type { Scheduler } from "@sideband/core";

import type { Outcome } from "../outcome.ts";
import type { Payload, Sender } from "../sender.ts";
import { SenderLayer } from "../sender-layer.ts";
import { heldBack, wasHeldBack } from "./held-back.ts";

/**
 * Leaves a receiver alone for as long as it asked: whatever else is to be sent there meanwhile is held back too.
 *
 * @see https://opentelemetry.io/docs/specs/otlp/#otlphttp-throttling
 */
export class ThrottleSender extends SenderLayer {
  readonly #scheduler: Scheduler;
  #until = 0;

  constructor(next: Sender, scheduler: Scheduler) {
    super(next);
    this.#scheduler = scheduler;
  }

  async send(payload: Payload, signal: AbortSignal): Promise<Outcome> {
    const leftMs = this.#until - this.#scheduler.now();
    if (leftMs > 0) return heldBack("The receiver asked to be left alone for a while", leftMs);
    const outcome = await this.next.send(payload, signal);
    if (outcome.kind === "retryable" && outcome.retryAfterMs !== undefined && !wasHeldBack(outcome)) {
      this.#until = Math.max(this.#until, this.#scheduler.now() + outcome.retryAfterMs);
    }
    return outcome;
  }
}
