import type { Cancel, Scheduler } from "@sideband/core";

import type { Failed, Outcome, Retryable } from "../outcome.ts";
import { SendError } from "../send-error.ts";
import type { Payload, Sender } from "../sender.ts";
import { SenderLayer } from "../sender-layer.ts";
import type { Spool } from "../spool/spool.ts";

export interface SpoolSenderOptions {
  readonly spool: Spool;
  /** Takes over while the spool refuses: with all the patience that memory has. */
  readonly withoutSpool: Sender;
  readonly scheduler: Scheduler;
  /** Empties the spool. */
  readonly replay: { wake(): void; stop(): Promise<void> };
}

/** When a shutdown has begun, what is still on its way after so long goes to the spool, in milliseconds. */
const SHUTDOWN_MS = 5000;

/** The same when the process is about to end: by default it waits for 2000 ms. */
const DRAIN_MS = 1000;

/**
 * Puts into a spool what cannot be sent now, and what cannot be sent in time before the process ends. If even that is not
 * possible, it is lost.
 */
export class SpoolSender extends SenderLayer {
  readonly #options: SpoolSenderOptions;
  readonly #onTheirWay = new Set<AbortController>();
  #late = false;
  /** When there is no time left. */
  #endMs = Infinity;
  #cancel: Cancel = () => {};

  constructor(next: Sender, options: SpoolSenderOptions) {
    super(next);
    this.#options = options;
  }

  async send(payload: Payload, signal: AbortSignal): Promise<Outcome> {
    const { spool, withoutSpool, replay } = this.#options;
    const outcome = this.#late ? LATE : await this.#try(this.next, payload, signal);
    if (outcome.kind !== "retryable") return outcome;
    const appended = await spool.append(payload);
    if (appended.kind === "stored") {
      replay.wake();
      return { kind: "spooled", error: outcome.error };
    }
    const last = this.#late || signal.aborted ? outcome : await this.#try(withoutSpool, payload, signal);
    return last.kind === "retryable" ? lost(appended.cause, last) : last;
  }

  override stopRetrying(): void {
    this.#endIn(SHUTDOWN_MS);
    void this.#options.replay.stop();
    this.#options.withoutSpool.stopRetrying?.();
    super.stopRetrying();
  }

  override drain(): void {
    this.#endIn(DRAIN_MS);
    void this.#options.replay.stop();
    this.#options.spool.drain();
    this.#options.withoutSpool.drain?.();
    super.drain();
  }

  override async shutdown(): Promise<void> {
    this.#cancel();
    await this.#options.replay.stop();
    // A stock exporter may reject, or take its time: what is kept must not depend on it.
    const closed = this.#options.spool.close();
    try {
      await super.shutdown();
    } finally {
      await closed;
    }
  }

  async #try(sender: Sender, payload: Payload, signal: AbortSignal): Promise<Outcome> {
    const controller = new AbortController();
    const onAbort = (): void => controller.abort(signal.reason);
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort, { once: true });
    this.#onTheirWay.add(controller);
    try {
      return await sender.send(payload, controller.signal);
    } finally {
      this.#onTheirWay.delete(controller);
      signal.removeEventListener("abort", onAbort);
    }
  }

  /** What is to end earlier stays so: a shutdown may begin after the process has said that it ends. */
  #endIn(delayMs: number): void {
    const { scheduler } = this.#options;
    const endMs = scheduler.now() + delayMs;
    if (endMs >= this.#endMs) return;
    this.#endMs = endMs;
    this.#cancel();
    this.#cancel = scheduler.schedule(() => {
      this.#late = true;
      for (const controller of this.#onTheirWay) controller.abort(LATE.error);
    }, delayMs);
  }
}

const LATE: Retryable = {
  kind: "retryable",
  error: new SendError("aborted", "There was no time left to send it"),
};

const lost = (cause: Error, { error }: Retryable): Failed => ({
  kind: "failed",
  by: "sender",
  error: new SendError("spool_full", `${cause.message}; it was to be kept because: ${error.message}`),
});
