import { ChangeSignal, type WaitOptions } from "../change-signal.ts";
import { ServerFailureError } from "../server-failure-error.ts";
import { ConnectionRecord } from "./connection-record.ts";
import type { ConnectionFault } from "./fault.ts";
import type { ProxyConnection } from "./proxy-connection.ts";

interface Entry {
  readonly fault: ConnectionFault;
  readonly record: ConnectionRecord;
}

/**
 * All connections that a proxy got, in the order of their arrival, and the means to wait for them. Once the proxy has
 * failed, every wait rejects with a {@link ServerFailureError}: what is waited for may never come.
 */
export class ConnectionLog {
  readonly #entries: Entry[] = [];
  readonly #changed = new ChangeSignal();
  #failure: ServerFailureError | undefined;
  #told = false;

  enter(fault: ConnectionFault): ConnectionRecord {
    const record = new ConnectionRecord(() => this.#changed.notify());
    this.#entries.push({ fault, record });
    this.#changed.notify();
    return record;
  }

  snapshot(): readonly ProxyConnection[] {
    return this.#entries.map(({ fault, record }, index) => ({
      number: index + 1,
      fault,
      outcome: record.outcome,
      error: record.error,
      ...record.bytes,
    }));
  }

  /** Resolves once at least `count` connections have come. */
  async arrival(count: number, options?: WaitOptions): Promise<void> {
    const missing = (): string => `expected ${count} connections, got ${this.#entries.length}`;
    await this.#until(() => this.#entries.length >= count, missing, options);
  }

  /** Resolves once no connection is open. */
  async idle(options?: WaitOptions): Promise<void> {
    const open = (): number => this.#entries.filter(({ record }) => record.outcome === "open").length;
    const missing = (): string => `expected no open connection, got ${open()}`;
    await this.#until(() => open() === 0, missing, options);
  }

  /** Keeps a defect of the proxy or its script, for whoever waits or closes next. */
  breakDown(what: string, cause: unknown): void {
    this.#failure ??= new ServerFailureError(`${what}: ${String(cause)}`, { cause });
    this.#changed.notify();
  }

  /** Throws the failure of the proxy, unless a wait has told it. */
  tellFailure(): void {
    if (!this.#told) this.#tell();
  }

  async #until(reached: () => boolean, missing: () => string, options?: WaitOptions): Promise<void> {
    await this.#changed.until(() => this.#failure !== undefined || reached(), missing, options);
    this.#tell();
  }

  #tell(): void {
    if (this.#failure === undefined) return;
    this.#told = true;
    throw this.#failure;
  }
}
