import { ChangeSignal, type WaitOptions } from "../change-signal.ts";
import { ServerFailureError } from "../server-failure-error.ts";
import type { Exchange } from "./exchange.ts";

/**
 * All requests that a server got, in the order of their arrival, and the means to wait for them. Once the server has
 * failed, every wait rejects with a {@link ServerFailureError}: what is waited for may never come.
 */
export class CallLog<Call extends { readonly exchange: Exchange }> {
  readonly calls: Call[] = [];
  readonly changed: ChangeSignal = new ChangeSignal();
  #failure: ServerFailureError | undefined;
  #told = false;

  /** Resolves once `reached` holds; the message of a timeout says what is `missing`. */
  async until(reached: () => boolean, missing: () => string, options?: WaitOptions): Promise<void> {
    await this.changed.until(() => this.#failure !== undefined || reached(), missing, options);
    this.#tell();
  }

  /** Resolves once at least `count` requests have come in. */
  async arrival(count: number, options?: WaitOptions): Promise<void> {
    const missing = (): string => `expected ${count} requests, got ${this.calls.length}`;
    await this.until(() => this.calls.length >= count, missing, options);
  }

  /** Resolves once no request is open. */
  async idle(options?: WaitOptions): Promise<void> {
    const open = (): number => this.calls.filter((call) => call.exchange.outcome === "open").length;
    await this.until(
      () => open() === 0,
      () => `expected no open request, got ${open()}`,
      options,
    );
  }

  /** Keeps a defect of the server or its script, for whoever waits or closes next. */
  fail(exchange: Exchange, what: string, cause: unknown): void {
    const { method, url } = exchange.request;
    const message = `${what}: ${String(cause)}`;
    exchange.fail(message);
    this.breakDown(`${method} ${url}: ${message}`, cause);
  }

  /** Keeps a defect that belongs to no request. */
  breakDown(message: string, cause: unknown): void {
    this.#failure ??= new ServerFailureError(message, { cause });
    this.changed.notify();
  }

  /** For the catch of whatever serves a request: a side that left is an outcome, all else a failure. */
  endBy(exchange: Exchange, error: unknown): void {
    if (exchange.isDeparture(error)) return;
    this.fail(exchange, "The server failed", error);
    exchange.breakOff();
  }

  /** Throws the failure of the server, unless a wait has told it. */
  tellFailure(): void {
    if (!this.#told) this.#tell();
  }

  /** Ends what is open, because the server closes. */
  abandon(): void {
    for (const call of this.calls) call.exchange.abandon();
    this.changed.notify();
  }

  #tell(): void {
    if (this.#failure === undefined) return;
    this.#told = true;
    throw this.#failure;
  }
}
