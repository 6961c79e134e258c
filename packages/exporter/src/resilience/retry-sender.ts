import type { Scheduler } from "@sideband/core";

import type { Outcome } from "../outcome.ts";
import type { Payload, Sender } from "../sender.ts";
import { SenderLayer } from "../sender-layer.ts";
import { backoffMs, type BackoffOptions } from "./backoff.ts";
import { wasHeldBack } from "./held-back.ts";
import { Pauses } from "./pauses.ts";

export interface RetrySenderOptions extends BackoffOptions {
  /** The first one included. */
  readonly maxAttempts: number;
  /** No attempt begins later than this, in milliseconds from the first. */
  readonly maxElapsedMs: number;
  /** Whether what was not even tried is waited for: not, where there is another place to put it. */
  readonly waitsWhenHeldBack: boolean;
  readonly scheduler: Scheduler;
}

/**
 * Tries again what may succeed later: after the jittered back-off, or after what the receiver asked for where that is
 * longer. What somebody has to mend first is not tried again here.
 *
 * @see https://opentelemetry.io/docs/specs/otlp/#otlphttp-throttling
 */
export class RetrySender extends SenderLayer {
  readonly #options: RetrySenderOptions;
  readonly #pauses: Pauses;

  constructor(next: Sender, options: RetrySenderOptions) {
    super(next);
    this.#options = options;
    this.#pauses = new Pauses(options.scheduler);
  }

  async send(payload: Payload, signal: AbortSignal): Promise<Outcome> {
    const { maxAttempts, maxElapsedMs, waitsWhenHeldBack, scheduler } = this.#options;
    const latest = scheduler.now() + maxElapsedMs;
    let attempts = 0;
    while (true) {
      const outcome = await this.next.send(payload, signal);
      if (outcome.kind !== "retryable" || outcome.slow === true) return outcome;
      if (!wasHeldBack(outcome)) attempts += 1;
      else if (!waitsWhenHeldBack) return outcome;
      if (attempts >= maxAttempts) return outcome;
      const delayMs = Math.max(backoffMs(attempts, this.#options), outcome.retryAfterMs ?? 0);
      if (scheduler.now() + delayMs > latest) return outcome;
      if (!(await this.#pauses.pause(delayMs, signal))) return outcome;
    }
  }

  override stopRetrying(): void {
    this.#pauses.end();
    super.stopRetrying();
  }

  override drain(): void {
    this.#pauses.end();
    super.drain();
  }

  override shutdown(): Promise<void> {
    this.#pauses.end();
    return super.shutdown();
  }
}
