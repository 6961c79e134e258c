import type { Socket } from "node:net";

/** One TCP connection of a server's client. */
export class Connection {
  /** Counts the connections of a server from 1. */
  readonly number: number;
  /** The port of the client. */
  readonly remotePort: number | undefined;
  readonly #tcp: Socket;
  #openRequests = 0;
  #last = false;
  #stale = false;

  constructor(number: number, tcp: Socket) {
    this.number = number;
    this.remotePort = tcp.remotePort;
    this.#tcp = tcp;
  }

  /** Whether the next request on this connection shall find it closed. */
  get stale(): boolean {
    return this.#stale;
  }

  goStale(): void {
    this.#stale = true;
  }

  /** Sends a TCP reset, with TLS or without. */
  reset(): void {
    this.#tcp.resetAndDestroy();
  }

  destroy(): void {
    this.#tcp.destroy();
  }

  /** Closes once no request is open. */
  closeWhenIdle(): void {
    this.#last = true;
    if (this.#openRequests === 0) this.destroy();
  }

  requestBegins(): void {
    this.#openRequests += 1;
  }

  requestEnds(): void {
    this.#openRequests -= 1;
    // In order, so that the answer still arrives.
    if (this.#last && this.#openRequests === 0) this.#tcp.destroySoon();
  }
}
