import { LONGEST_TIMER_MS } from "../http/longest-timer.ts";
import type { LoopbackServer } from "../http/loopback-server.ts";

type Port = Pick<LoopbackServer, "listen" | "refuse">;

/** The times in which a server's port is closed. */
export class Outage {
  readonly #port: Port;
  readonly #onFailure: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(port: Port, onFailure: (error: unknown) => void) {
    this.#port = port;
    this.#onFailure = onFailure;
  }

  /** Closes the port until `end`, or for some time. */
  begin(forMs: number | null = null): void {
    clearTimeout(this.#timer);
    this.#port.refuse();
    if (forMs === null) return;
    const reopen = (): void => void this.end().catch(this.#onFailure);
    this.#timer = setTimeout(reopen, Math.min(forMs, LONGEST_TIMER_MS));
  }

  /** Resolves once the port is open. Rejects if another server has taken it meanwhile. */
  async end(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#port.listen();
  }

  /** For a server that closes: it comes back no more. */
  forget(): void {
    clearTimeout(this.#timer);
  }
}
