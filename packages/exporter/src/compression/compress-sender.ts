import type { Outcome } from "../outcome.ts";
import { SenderLayer } from "../sender-layer.ts";
import type { ContentEncoding, Payload, Sender } from "../sender.ts";
import { type Compressor, makeCompressor } from "./compressor.ts";
import { PoolWork } from "./pool-work.ts";

/** A larger body keeps a thread from its other work for too long: gzip takes some 10 ms per MiB at level 1. */
const MAX_TURN_BYTES = 3 * 1024 * 1024;

/**
 * Where compression works. `"pool"`: on the thread pool of the process. `"thread"`: in the thread that sends, one body
 * of up to 3 MiB in each turn of its event loop, and the rest in the pool.
 */
export type CompressionPlace = "pool" | "thread";

export interface CompressOptions {
  readonly encoding: ContentEncoding;
  readonly level: number;
  readonly place: CompressionPlace;
  readonly aboveBytes: number;
}

/**
 * Compresses what is worth it before handing it on: in the place that was asked for, and in this thread at once when the
 * process is about to end. It belongs outside of all that sends a payload more than once.
 */
export class CompressSender extends SenderLayer {
  readonly #options: CompressOptions;
  readonly #compressor: Compressor;
  readonly #pool = new PoolWork();
  /** Whether this thread has compressed something in this turn of its event loop. */
  #hadTurn = false;

  constructor(next: Sender, options: CompressOptions) {
    super(next);
    this.#options = options;
    this.#compressor = makeCompressor(options.encoding, options.level);
  }

  async send(payload: Payload, signal: AbortSignal): Promise<Outcome> {
    const { body, items, contentEncoding } = payload;
    const { aboveBytes, encoding } = this.#options;
    if (contentEncoding !== undefined || body.length <= aboveBytes) return this.next.send(payload, signal);
    // Whoever has no memory left for compression may still have enough to send what is there.
    const smaller = await this.#compress(body).catch(() => body);
    const better: Payload =
      smaller.length < body.length ? { body: smaller, contentEncoding: encoding, items } : payload;
    return this.next.send(better, signal);
  }

  override drain(): void {
    this.#pool.drain();
    super.drain();
  }

  async #compress(body: Uint8Array): Promise<Uint8Array> {
    const { inPool, here } = this.#compressor;
    return this.#takesTurn(body)
      ? here(body)
      : this.#pool.run(
          () => inPool(body),
          () => here(body),
        );
  }

  /** More than one body in a turn is more than this thread can do beside all else: let the pool help. */
  #takesTurn({ length }: Uint8Array): boolean {
    if (this.#options.place === "pool" || this.#hadTurn || length > MAX_TURN_BYTES) return false;
    this.#hadTurn = true;
    setImmediate(() => (this.#hadTurn = false));
    return true;
  }
}
