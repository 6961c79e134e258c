import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** How a request ended, seen from the server. */
export type ExchangeOutcome =
  /** It has not ended. */
  | "open"
  /** The server sent a complete answer. */
  | "answered"
  /** The server cut the connection, as its script said. */
  | "disconnected"
  /** The client went away first. */
  | "aborted-by-client"
  /** The server was closed while the request was open. */
  | "server-closed";

/** One request and its answer, with the two ways in which either side can leave early. */
export class Exchange {
  readonly #response: ServerResponse;
  readonly #gone = new AbortController();
  #outcome: ExchangeOutcome = "open";

  constructor(response: ServerResponse, onEnd: () => void) {
    this.#response = response;
    response.once("close", () => {
      if (this.#outcome === "open") this.#outcome = response.writableFinished ? "answered" : "aborted-by-client";
      this.#gone.abort();
      onEnd();
    });
  }

  get outcome(): ExchangeOutcome {
    return this.#outcome;
  }

  /** Aborted when no more can be sent. */
  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  /** The status that was sent, or `null`. */
  get status(): number | null {
    return this.#response.headersSent ? this.#response.statusCode : null;
  }

  get request(): IncomingMessage {
    return this.#response.req;
  }

  /** Rejects with an `AbortError` when the other side leaves meanwhile. */
  async pause(durationMs: number): Promise<void> {
    this.signal.throwIfAborted();
    if (durationMs > 0) await sleep(durationMs, undefined, { signal: this.signal });
  }

  /** Waits until the other side leaves or the server closes. */
  async hang(): Promise<void> {
    if (this.signal.aborted) return;
    await new Promise<void>((resolve) => {
      this.signal.addEventListener("abort", () => resolve(), { once: true });
    });
  }

  head(status: number, headers: OutgoingHttpHeaders): void {
    this.#response.writeHead(status, headers);
    this.#response.flushHeaders();
  }

  /** Resolves when the operating system has the bytes. */
  async write(body: string | Uint8Array): Promise<void> {
    this.signal.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const leave = (): void => reject(this.signal.reason as Error);
      this.signal.addEventListener("abort", leave, { once: true });
      this.#response.write(body, (error) => {
        this.signal.removeEventListener("abort", leave);
        if (error) reject(error);
        else resolve();
      });
    });
  }

  /** Writes to the connection itself, past HTTP: for answers that break its rules. */
  writeRaw(bytes: string): void {
    this.#response.socket?.write(bytes);
  }

  end(body?: string | Uint8Array): void {
    this.#response.end(body);
  }

  answer(status: number, headers: OutgoingHttpHeaders, body: string | Uint8Array): void {
    this.#response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
    this.#response.end(body);
  }

  /** Cuts the connection: `"end"` closes it in order, `"reset"` sends a TCP reset. */
  disconnect(how: "end" | "reset" = "end"): void {
    if (this.#outcome === "open") this.#outcome = "disconnected";
    if (how === "reset") this.#response.socket?.resetAndDestroy();
    else this.#response.socket?.destroy();
  }

  /** Called when the server closes: what is still open ends as `"server-closed"`. */
  abandon(): void {
    if (this.#outcome === "open") this.#outcome = "server-closed";
    this.#gone.abort();
  }
}
