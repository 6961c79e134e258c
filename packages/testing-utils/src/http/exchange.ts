import { STATUS_CODES, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

import { LONGEST_TIMER_MS } from "./longest-timer.ts";

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
  | "server-closed"
  /** The server failed: its script threw, or asked for what cannot be sent. */
  | "failed";

const isAbortError = (error: unknown): boolean => error instanceof Error && error.name === "AbortError";

/** One request and its answer, with the two ways in which either side can leave early. */
export class Exchange {
  readonly #response: ServerResponse;
  readonly #reset: () => void;
  readonly #gone = new AbortController();
  #outcome: ExchangeOutcome = "open";
  #error: string | null = null;

  /** With TLS, `reset` has to reach beneath it. */
  constructor(
    response: ServerResponse,
    onEnd: () => void,
    reset: () => void = () => response.socket?.resetAndDestroy(),
  ) {
    this.#response = response;
    this.#reset = reset;
    const { socket } = response.req;
    response.once("close", () => {
      // Node.js 22 calls an answer finished whose last write failed.
      const answered = response.writableFinished && socket.errored === null;
      this.#end(answered ? "answered" : "aborted-by-client");
      this.#gone.abort();
      onEnd();
    });
  }

  get outcome(): ExchangeOutcome {
    return this.#outcome;
  }

  /** Why the server failed, or `null` if it did not. */
  get error(): string | null {
    return this.#error;
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
    if (durationMs > 0) await sleep(Math.min(durationMs, LONGEST_TIMER_MS), undefined, { signal: this.signal });
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

  /** Resolves when the operating system has the bytes. Rejects with an `AbortError` when the other side has left. */
  async write(body: string | Uint8Array): Promise<void> {
    this.signal.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const leave = (): void => reject(this.signal.reason as Error);
      this.signal.addEventListener("abort", leave, { once: true });
      this.#response.write(body, (error) => {
        // A reset can show here first and only later as the end of the connection.
        if (error) this.#leave();
        this.signal.removeEventListener("abort", leave);
        resolve();
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

  /** Remembers a defect of the server or its script. What is sent afterwards does not change the outcome. */
  fail(error: string): void {
    this.#end("failed");
    this.#error ??= error;
  }

  /** Says that the server failed: by status 500, or by a cut where an answer has already begun. */
  breakOff(): void {
    if (this.#response.headersSent) return this.disconnect();
    // The reason phrase of a head that could not be sent would stay.
    this.#response.writeHead(500, STATUS_CODES[500], { "content-type": "text/plain; charset=utf-8" });
    this.#response.end(this.#error);
  }

  /** Whether an error says no more than that a side has left, which the outcome tells. */
  isDeparture(error: unknown): boolean {
    return this.signal.aborted && isAbortError(error);
  }

  /** Cuts the connection: `"end"` closes it in order, `"reset"` sends a TCP reset. */
  disconnect(how: "end" | "reset" = "end"): void {
    this.#end("disconnected");
    if (how === "reset") this.#reset();
    else this.#response.socket?.destroy();
  }

  /** Called when the server closes: what is still open ends as `"server-closed"`. */
  abandon(): void {
    this.#end("server-closed");
    this.#gone.abort();
  }

  #leave(): void {
    this.#end("aborted-by-client");
    this.#gone.abort();
  }

  /** The first end counts: what comes later follows from it. */
  #end(outcome: ExchangeOutcome): void {
    if (this.#outcome === "open") this.#outcome = outcome;
  }
}
