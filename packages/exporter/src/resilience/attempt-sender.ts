import type { Scheduler } from "@sideband/core";

import type { Outcome } from "../outcome.ts";
import type { Payload, Sender } from "../sender.ts";
import { SenderLayer } from "../sender-layer.ts";
import { unexpected } from "../unexpected.ts";

/** One request that was made. */
export interface Attempt {
  /** Which exporter made it. */
  readonly destination: "primary" | "fallback";
  /** How many spans, log records or data points it carried. */
  readonly items: number;
  /** How long it took, in milliseconds. */
  readonly durationMs: number;
  readonly outcome: Outcome;
}

export interface AttemptSenderOptions {
  readonly destination: Attempt["destination"];
  readonly scheduler: Scheduler;
  readonly onAttempt: (attempt: Attempt) => void;
}

/** Measures every request and tells of it; and makes an outcome of whatever the exporter behind it does instead. */
export class AttemptSender extends SenderLayer {
  readonly #options: AttemptSenderOptions;
  #inFlight = 0;

  constructor(next: Sender, options: AttemptSenderOptions) {
    super(next);
    this.#options = options;
  }

  /** What is on its way, in items. */
  get inFlight(): number {
    return this.#inFlight;
  }

  async send(payload: Payload, signal: AbortSignal): Promise<Outcome> {
    const { destination, scheduler } = this.#options;
    const { items } = payload;
    const start = scheduler.now();
    this.#inFlight += items;
    try {
      const outcome = await (async () => this.next.send(payload, signal))().catch(unexpected);
      this.#tell({ destination, items, durationMs: scheduler.now() - start, outcome });
      return outcome;
    } finally {
      this.#inFlight -= items;
    }
  }

  #tell(attempt: Attempt): void {
    try {
      this.#options.onAttempt(attempt);
    } catch {
      // The listener is the application's, and what was sent must not pay for it.
    }
  }
}
