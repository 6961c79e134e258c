import type { Outcome } from "./outcome.ts";
import type { Payload, Sender } from "./sender.ts";

/** A {@link Sender} that holds the next one, and hands on to it whatever it does not do itself. */
export abstract class SenderLayer implements Sender {
  protected readonly next: Sender;

  constructor(next: Sender) {
    this.next = next;
  }

  abstract send(payload: Payload, signal: AbortSignal): Promise<Outcome>;

  stopRetrying(): void {
    this.next.stopRetrying?.();
  }

  drain(): void {
    this.next.drain?.();
  }

  shutdown(): Promise<void> {
    return this.next.shutdown();
  }
}
