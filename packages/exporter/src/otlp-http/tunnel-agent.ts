import { Agent, type AgentOptions, type RequestOptions } from "node:https";
import type { Duplex } from "node:stream";

import { openTunnel } from "./open-tunnel.ts";
import type { ProxyServer } from "./proxy.ts";

const NEVER = new AbortController().signal;

/** What a request tells its agent. */
export interface TunnelRequestOptions extends RequestOptions {
  /** Ends the making of a tunnel: a request that is destroyed cannot tell so itself while it has no connection. */
  readonly tunnelSignal?: AbortSignal;
}

export interface TunnelAgentOptions extends AgentOptions {
  readonly proxy: ProxyServer;
  /** Host and port of the receiver. */
  readonly authority: string;
}

type OnConnection = (error: Error | null, stream: Duplex) => void;

/**
 * The connections to one receiver through a proxy, in which TLS is spoken with the receiver: the proxy sees neither
 * requests nor answers. (Node.js does the same with the option `proxyEnv`, but only from 24.5 on.)
 */
export class TunnelAgent extends Agent {
  readonly #proxy: ProxyServer;
  readonly #authority: string;

  constructor({ proxy, authority, ...options }: TunnelAgentOptions) {
    super(options);
    this.#proxy = proxy;
    this.#authority = authority;
  }

  override createConnection(options: TunnelRequestOptions, callback: OnConnection = () => {}): undefined {
    void this.#connect(options, callback);
  }

  async #connect({ tunnelSignal = NEVER, ...options }: TunnelRequestOptions, callback: OnConnection): Promise<void> {
    let socket: Duplex;
    try {
      socket = await openTunnel(this.#proxy, this.#authority, tunnelSignal);
    } catch (error) {
      return callback(error as Error, undefined as never);
    }
    callback(null, super.createConnection({ ...options, socket } as RequestOptions) as Duplex);
  }
}
