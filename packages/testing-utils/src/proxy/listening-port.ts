import { once } from "node:events";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";

export const LOOPBACK = "127.0.0.1";

/** A port of 127.0.0.1 that can shut and open again; what was accepted lives on meanwhile. */
export class ListeningPort {
  readonly #onConnection: (socket: Socket) => void;
  readonly #closing: Promise<void>[] = [];
  #number = 0;
  #server: Server | undefined;
  #opening: Promise<void> | undefined;
  #isWanted = false;

  constructor(onConnection: (socket: Socket) => void) {
    this.#onConnection = onConnection;
  }

  /** A free one, from the first time it is opened. */
  get number(): number {
    return this.#number;
  }

  /** Rejects if another has taken the port meanwhile. */
  async open(): Promise<void> {
    this.#isWanted = true;
    this.#opening ??= this.#open().finally(() => (this.#opening = undefined));
    await this.#opening;
  }

  /** From now on the operating system refuses connections. */
  shut(): void {
    this.#isWanted = false;
    const server = this.#server;
    this.#server = undefined;
    if (server !== undefined) this.#closing.push(new Promise((resolve) => server.close(() => resolve())));
  }

  /** Shuts it. Resolves when all connections that it accepted are closed. */
  async close(): Promise<void> {
    this.shut();
    await this.#opening?.catch(() => {}); // whoever opens it is told
    await Promise.all(this.#closing);
  }

  async #open(): Promise<void> {
    if (this.#server !== undefined) return;
    // Paused, so that nothing is read of a connection before its fault asks for it.
    const options = { allowHalfOpen: true, noDelay: true, pauseOnConnect: true };
    const server = createServer(options, this.#onConnection);
    server.listen(this.#number, LOOPBACK);
    await once(server, "listening");
    this.#number = (server.address() as AddressInfo).port;
    this.#server = server;
    if (!this.#isWanted) this.shut(); // it was to shut while it opened
  }
}
