import { promisify } from "node:util";
import { gzip, gzipSync } from "node:zlib";

import type { CompressionPlace } from "./options.ts";
import type { Outcome } from "./outcome.ts";
import type { Payload, Sender } from "./sender.ts";

const compress = promisify(gzip);

/** The main thread is called back once per chunk of output, so chunks are larger than the usual 16 KiB. */
const CHUNK_BYTES = 64 * 1024;

/** A larger body keeps a thread from its other work for too long: some 10 ms per MiB at level 1. */
const MAX_TURN_BYTES = 3 * 1024 * 1024;

export interface GzipOptions {
  readonly level: number;
  readonly place: CompressionPlace;
  readonly aboveBytes: number;
}

/**
 * Compresses what is worth it before handing it on: in the place that was asked for, and in this thread at once when the
 * process is about to end. It belongs outside of all that sends a payload more than once.
 */
export class GzipSender implements Sender {
  readonly #next: Sender;
  readonly #options: GzipOptions;
  /** What the pool has been given and not done yet, to be done in this thread instead. */
  readonly #waiting = new Set<() => void>();
  #draining = false;
  /** Whether this thread has compressed something in this turn of its event loop. */
  #hadTurn = false;

  constructor(next: Sender, options: GzipOptions) {
    this.#next = next;
    this.#options = options;
  }

  async send(payload: Payload, signal: AbortSignal): Promise<Outcome> {
    const { body, items, contentEncoding } = payload;
    const { aboveBytes } = this.#options;
    if (contentEncoding !== undefined || body.length <= aboveBytes) return this.#next.send(payload, signal);
    const smaller = await this.#compress(body);
    const better: Payload = smaller.length < body.length ? { body: smaller, contentEncoding: "gzip", items } : payload;
    return this.#next.send(better, signal);
  }

  drain(): void {
    this.#draining = true;
    for (const compressHere of this.#waiting) compressHere();
    this.#next.drain?.();
  }

  shutdown(): Promise<void> {
    return this.#next.shutdown();
  }

  /** More than one body in a turn is more than this thread can do beside all else: let the pool help. */
  #takesTurn({ length }: Uint8Array): boolean {
    if (this.#options.place === "pool" || this.#hadTurn || length > MAX_TURN_BYTES) return false;
    this.#hadTurn = true;
    setImmediate(() => (this.#hadTurn = false));
    return true;
  }

  async #compress(body: Uint8Array): Promise<Uint8Array> {
    const options = { level: this.#options.level, chunkSize: CHUNK_BYTES };
    if (this.#draining || this.#takesTurn(body)) return gzipSync(body, options);
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
    const compressHere = (): void => resolve(gzipSync(body, options));
    this.#waiting.add(compressHere);
    compress(body, options).then(resolve, reject);
    try {
      return await promise;
    } finally {
      this.#waiting.delete(compressHere);
    }
  }
}
