import type { Outcome } from "../outcome.ts";
import type { Payload, Sender } from "../sender.ts";

/**
 * Gives to another receiver what the first may take later. It is settled only if the other takes it: whatever else the
 * other says, the first one's word stands, and what it may still take is kept for it.
 */
export class FallbackSender implements Sender {
  readonly #first: Sender;
  readonly #other: Sender;

  constructor(first: Sender, other: Sender) {
    this.#first = first;
    this.#other = other;
  }

  async send(payload: Payload, signal: AbortSignal): Promise<Outcome> {
    const outcome = await this.#first.send(payload, signal);
    if (outcome.kind !== "retryable" || signal.aborted) return outcome;
    const second = await this.#other.send(payload, signal);
    return second.kind === "sent" || second.kind === "partiallySent" ? second : outcome;
  }

  stopRetrying(): void {
    this.#first.stopRetrying?.();
    this.#other.stopRetrying?.();
  }

  drain(): void {
    this.#first.drain?.();
    this.#other.drain?.();
  }

  async shutdown(): Promise<void> {
    const other = this.#other.shutdown();
    try {
      await this.#first.shutdown();
    } finally {
      await other;
    }
  }
}
