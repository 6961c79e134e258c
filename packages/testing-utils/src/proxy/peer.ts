import type { Socket } from "node:net";

import type { Traffic } from "./connection-record.ts";

const NOTHING = Buffer.alloc(0);

/** One of the two sides of a connection: what it sends is taken from it, what the other sends is given to it. */
export class Peer {
  /** Resolves when its socket is closed. */
  readonly closed: Promise<void>;
  readonly #socket: Socket;
  readonly #traffic: Traffic;
  readonly #pieces: AsyncIterator<Buffer, undefined>;
  #rest: Buffer = NOTHING;

  /** Calls `onLost` when the other end breaks the connection, before what waits for that end rejects. */
  constructor(socket: Socket, traffic: Traffic, onLost: (error: Error) => void) {
    this.#socket = socket;
    this.#traffic = traffic;
    // Otherwise the end of what a side sends would be the end of what can be sent to it.
    this.#pieces = socket.iterator({ destroyOnReturn: false });
    this.closed = new Promise((resolve) => socket.once("close", () => resolve()));
    socket.on("error", onLost);
  }

  /** The next bytes, as many as there are and at most `maxBytes`; `null` when it has ended. Nothing is read ahead. */
  async take(maxBytes: number = Infinity): Promise<Buffer | null> {
    if (this.#rest.length === 0) {
      const { value } = await this.#pieces.next();
      if (value === undefined) return null;
      this.#traffic.receivedBytes += value.length;
      this.#rest = value;
    }
    const piece = this.#rest.subarray(0, maxBytes);
    // An empty rest would keep the memory that it is a part of.
    this.#rest = piece.length === this.#rest.length ? NOTHING : this.#rest.subarray(piece.length);
    return piece;
  }

  /** Resolves when the operating system has the bytes: a side that does not read holds up the other. */
  async give(bytes: Uint8Array): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#socket.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
    this.#traffic.sentBytes += bytes.length;
  }

  /** Reads to the end and throws away. */
  async drain(): Promise<void> {
    while ((await this.take()) !== null);
  }

  /** Says that nothing more is sent to it (FIN). */
  end(): void {
    this.#socket.end();
  }

  /** Sends a TCP reset. */
  reset(): void {
    const socket = this.#socket;
    if (socket.destroyed) return;
    if (socket.connecting) return void socket.destroy();
    // The operating system is told of an end in the next turn of the event loop; until then it takes no reset.
    if (socket.writableEnded && !socket.writableFinished) socket.once("finish", () => this.reset());
    else socket.resetAndDestroy();
  }

  destroy(): void {
    this.#socket.destroy();
  }
}
