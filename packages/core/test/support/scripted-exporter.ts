import type { EncodedBatch, Ledger, SendingSpanExporter, SendOutcome } from "@sideband/core";

/** One call of `send`, which the test answers when and how it likes. */
export interface Call {
  readonly batch: EncodedBatch;
  readonly signal: AbortSignal;
  readonly names: readonly string[];
  readonly resolve: (outcome: SendOutcome) => void;
  readonly reject: (error: unknown) => void;
}

export const outcome = (changes: Partial<SendOutcome>): SendOutcome => ({
  sent: 0,
  rejected: 0,
  spooled: 0,
  dropped: {},
  ...changes,
});

/** An exporter in the hands of the test. */
export class ScriptedExporter implements SendingSpanExporter {
  readonly calls: Call[] = [];
  ledger: Ledger | undefined;
  shutdowns = 0;
  flushes = 0;
  /** Called at the very start of a `send`; may throw. */
  onSend: (call: Call) => void = () => {};
  /** Called when a shutdown has begun; may throw. */
  onStopRetrying: () => void = () => {};

  useLedger(ledger: Ledger): void {
    this.ledger = ledger;
  }

  send(batch: EncodedBatch, signal: AbortSignal): Promise<SendOutcome> {
    const { promise, resolve, reject } = Promise.withResolvers<SendOutcome>();
    const names = batch.toReadableSpans().map(({ name }) => name);
    const call: Call = { batch, signal, names, resolve, reject };
    this.calls.push(call);
    this.onSend(call);
    return promise;
  }

  export(): void {
    throw new Error("an exporter that sends is never asked to export");
  }

  stopRetrying(): void {
    this.onStopRetrying();
  }

  async forceFlush(): Promise<void> {
    this.flushes++;
  }

  async shutdown(): Promise<void> {
    this.shutdowns++;
  }
}

/** One that takes whatever it is sent, as bytes of a request. */
export const answeringExporter = (): ScriptedExporter => {
  const exporter = new ScriptedExporter();
  exporter.onSend = ({ batch, resolve }) => {
    batch.toRequest();
    resolve(outcome({ sent: batch.size }));
  };
  return exporter;
};
