import { ChangeSignal, type WaitOptions } from "../change-signal.ts";
import type { Exchange } from "./exchange.ts";

/** All requests that a server got, in the order of their arrival, and the means to wait for them. */
export class CallLog<Call extends { readonly exchange: Exchange }> {
  readonly calls: Call[] = [];
  readonly changed: ChangeSignal = new ChangeSignal();

  /** Resolves once at least `count` requests have come in. */
  async arrival(count: number, options?: WaitOptions): Promise<void> {
    const missing = (): string => `expected ${count} requests, got ${this.calls.length}`;
    await this.changed.until(() => this.calls.length >= count, missing, options);
  }

  /** Resolves once no request is open. */
  async idle(options?: WaitOptions): Promise<void> {
    const open = (): number => this.calls.filter((call) => call.exchange.outcome === "open").length;
    await this.changed.until(
      () => open() === 0,
      () => `expected no open request, got ${open()}`,
      options,
    );
  }

  /** Ends what is open, because the server closes. */
  abandon(): void {
    for (const call of this.calls) call.exchange.abandon();
    this.changed.notify();
  }
}
