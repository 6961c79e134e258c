import { once } from "node:events";
import { connect, type Socket } from "node:net";

import type { ConnectionRecord, ProxyOutcome } from "./connection-record.ts";
import { passOn } from "./pass-on.ts";
import { Peer } from "./peer.ts";
import type { ProxySide } from "./side.ts";
import { pause, type Timers } from "./timers.ts";

/** How the bytes of one side get to the other. When it resolves the other is told the end, and the rest is lost. */
export type Passage = (from: Peer, to: Peer) => Promise<unknown>;

/** What a connection needs of its proxy. */
export interface LineOptions {
  readonly record: ConnectionRecord;
  readonly target: { readonly host: string; readonly port: number };
  readonly timers: Timers;
}

const carry = async (from: Peer, to: Peer, passage: Passage): Promise<void> => {
  await passage(from, to);
  to.end();
  await from.drain();
};

/** A client's connection in the hands of its fault. What waits on it rejects once it is over. */
export class Line {
  readonly client: Peer;
  readonly #options: LineOptions;
  readonly #over = new AbortController();
  #server: Peer | undefined;

  constructor(socket: Socket, options: LineOptions) {
    this.#options = options;
    this.client = new Peer(socket, options.record.client, (error) => this.lose("aborted-by-client", error));
  }

  /**
   * Connects to the target and lets both sides speak until both have ended: the bytes of the side `from` go by the
   * passage `forth`, those of the other by `back`. Without one they are passed on as they come.
   */
  async relay(from: ProxySide = "client", forth: Passage = passOn, back: Passage = passOn): Promise<void> {
    const server = await this.#dial();
    const [near, far] = from === "client" ? [this.client, server] : [server, this.client];
    await Promise.all([carry(near, far, forth), carry(far, near, back)]);
  }

  /** Resolves after that many milliseconds. */
  async pause(durationMs: number): Promise<void> {
    await pause(this.#options.timers, durationMs, this.#over.signal);
  }

  /** Never resolves. */
  async hang(): Promise<void> {
    const { signal } = this.#over;
    if (!signal.aborted) await once(signal, "abort");
    signal.throwIfAborted();
  }

  /** Resets both sides, because the script says so. */
  reset(): void {
    this.lose("disconnected");
  }

  /** Resets both sides: one of them has gone, or cannot be reached. */
  lose(outcome: ProxyOutcome, error?: Error): void {
    this.#end(outcome, error);
    this.client.reset();
    this.#server?.reset();
  }

  /** Ends at once, because the proxy closes. Resolves when both sockets are closed. */
  async abandon(): Promise<void> {
    this.#end("proxy-closed");
    this.client.destroy();
    this.#server?.destroy();
    await this.closed();
  }

  /** Resolves when both sockets are closed. */
  async closed(): Promise<void> {
    await Promise.all([this.client.closed, this.#server?.closed]);
  }

  async #dial(): Promise<Peer> {
    const { signal } = this.#over;
    signal.throwIfAborted();
    const { target, record } = this.#options;
    const socket = connect({ host: target.host, port: target.port, allowHalfOpen: true, noDelay: true });
    let outcome: ProxyOutcome = "unreachable";
    const server = new Peer(socket, record.server, (error) => this.lose(outcome, error));
    this.#server = server;
    await once(socket, "connect", { signal });
    outcome = "aborted-by-server";
    return server;
  }

  #end(outcome: ProxyOutcome, error?: Error): void {
    this.#options.record.end(outcome, error);
    this.#over.abort();
  }
}
