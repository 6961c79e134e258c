/** How a connection ended, seen from the proxy. */
export type ProxyOutcome =
  /** It has not ended. */
  | "open"
  /** Both sides ended in order. */
  | "ended"
  /** The proxy cut it, as its script or a call said. */
  | "disconnected"
  /** The client went away first. */
  | "aborted-by-client"
  /** The target went away first. */
  | "aborted-by-server"
  /** The target could not be reached: the client was reset. */
  | "unreachable"
  /** The proxy was closed while the connection was open. */
  | "proxy-closed"
  /** The proxy failed: its script asked for what there is not. */
  | "failed";

/** How many bytes went where. What was read and not passed on is the difference. */
export interface TrafficBytes {
  readonly fromClientBytes: number;
  readonly toServerBytes: number;
  readonly fromServerBytes: number;
  readonly toClientBytes: number;
}

/** The bytes at one end of a connection, seen from the proxy. */
export interface Traffic {
  receivedBytes: number;
  sentBytes: number;
}

/** What is known of a connection by now. It holds no socket, so that it can be kept. */
export class ConnectionRecord {
  readonly client: Traffic = { receivedBytes: 0, sentBytes: 0 };
  readonly server: Traffic = { receivedBytes: 0, sentBytes: 0 };
  readonly #onEnd: () => void;
  #outcome: ProxyOutcome = "open";
  #error: string | null = null;

  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  get outcome(): ProxyOutcome {
    return this.#outcome;
  }

  /** The code of the error that ended it. */
  get error(): string | null {
    return this.#error;
  }

  get bytes(): TrafficBytes {
    return {
      fromClientBytes: this.client.receivedBytes,
      toServerBytes: this.server.sentBytes,
      fromServerBytes: this.server.receivedBytes,
      toClientBytes: this.client.sentBytes,
    };
  }

  /** The first end counts: what comes later follows from it. */
  end(outcome: ProxyOutcome, error?: NodeJS.ErrnoException): void {
    if (this.#outcome !== "open") return;
    this.#outcome = outcome;
    this.#error = error === undefined ? null : (error.code ?? error.message);
    this.#onEnd();
  }
}
