import type { Scheduler } from "@sideband/core";

import type { Outcome, Retryable } from "../outcome.ts";
import { SendError } from "../send-error.ts";
import type { Payload, Sender } from "../sender.ts";
import { SenderLayer } from "../sender-layer.ts";

/**
 * Gives every attempt so much time and no more, whether or not the next layer heeds its signal. What answers later is
 * heard no more: it may have arrived, and arrive once again.
 */
export class TimeoutSender extends SenderLayer {
  readonly #timeoutMs: number;
  readonly #scheduler: Scheduler;

  constructor(next: Sender, timeoutMs: number, scheduler: Scheduler) {
    super(next);
    this.#timeoutMs = timeoutMs;
    this.#scheduler = scheduler;
  }

  async send(payload: Payload, signal: AbortSignal): Promise<Outcome> {
    if (signal.aborted) return NOBODY_WAITS;
    const controller = new AbortController();
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const giveUp = (outcome: Retryable): void => {
      resolve(outcome);
      controller.abort(outcome.error);
    };
    const onAbort = (): void => giveUp(NOBODY_WAITS);
    let grace: NodeJS.Immediate | undefined;
    const onTimeout = (): void => {
      // After the event loop was blocked, timers run before the sockets are read: an answer may lie there already.
      grace = setImmediate(() => giveUp(gaveUp("timeout", `No answer within ${this.#timeoutMs} ms`)));
    };
    const cancel = this.#scheduler.schedule(onTimeout, this.#timeoutMs);
    signal.addEventListener("abort", onAbort, { once: true });
    try {
      return await Promise.race([promise, this.next.send(payload, controller.signal)]);
    } finally {
      cancel();
      clearImmediate(grace);
      signal.removeEventListener("abort", onAbort);
    }
  }
}

const gaveUp = (code: "aborted" | "timeout", message: string): Retryable => ({
  kind: "retryable",
  error: new SendError(code, message),
});

const NOBODY_WAITS = gaveUp("aborted", "The caller no longer waits");
