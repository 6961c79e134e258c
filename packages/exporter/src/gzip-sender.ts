import { promisify } from "node:util";
import { gzip } from "node:zlib";

import type { Outcome } from "./outcome.ts";
import type { Payload, Sender } from "./sender.ts";

const compress = promisify(gzip);

/** The main thread is called back once per chunk of output, so chunks are larger than the usual 16 KiB. */
const CHUNK_BYTES = 64 * 1024;

export interface GzipOptions {
  readonly level: number;
  readonly aboveBytes: number;
}

/**
 * Compresses what is worth it before handing it on. The work runs on the thread pool. It belongs outside of all that
 * sends a payload more than once.
 */
export class GzipSender implements Sender {
  readonly #next: Sender;
  readonly #options: GzipOptions;

  constructor(next: Sender, options: GzipOptions) {
    this.#next = next;
    this.#options = options;
  }

  async send(payload: Payload, signal: AbortSignal): Promise<Outcome> {
    const { body, items, contentEncoding } = payload;
    const { level, aboveBytes } = this.#options;
    if (contentEncoding !== undefined || body.length <= aboveBytes) return this.#next.send(payload, signal);
    const smaller = await compress(body, { level, chunkSize: CHUNK_BYTES });
    const better: Payload = smaller.length < body.length ? { body: smaller, contentEncoding: "gzip", items } : payload;
    return this.#next.send(better, signal);
  }

  shutdown(): Promise<void> {
    return this.#next.shutdown();
  }
}
