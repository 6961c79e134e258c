import { ChunkPool } from "../otlp/chunk-pool.ts";

const CHUNK_BYTES = 128 * 1024;

/** Memory kept for later records while there are none. */
const MAX_FREE_BYTES = 8 * 1024 * 1024;

/** Where records are copied to: one behind the other into chunks, which are used again once all in them are released. */
export class RecordMemory {
  readonly #pool = new ChunkPool(CHUNK_BYTES, MAX_FREE_BYTES);
  #chunk = this.#pool.take(0);
  #position = 0;
  #records = 0;

  copy(source: Uint8Array): Uint8Array {
    const { length } = source;
    if (length > CHUNK_BYTES) return new Uint8Array(source);
    if (this.#position + length > CHUNK_BYTES) {
      this.#pool.retire(this.#chunk, this.#records);
      this.#chunk = this.#pool.take(0);
      this.#position = 0;
      this.#records = 0;
    }
    const copy = this.#chunk.subarray(this.#position, this.#position + length);
    copy.set(source);
    this.#position += length;
    this.#records++;
    return copy;
  }

  /** Says that nobody will read a copy any more. Without it the garbage collector takes care. */
  release(copy: Uint8Array): void {
    if (copy.length <= CHUNK_BYTES) this.#pool.release(copy);
  }
}
