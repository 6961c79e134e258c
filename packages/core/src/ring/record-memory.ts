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

  /** A copy of part of some memory, which may be shared. */
  copy(memory: Buffer, start: number, length: number): Uint8Array {
    if (length > CHUNK_BYTES) return new Uint8Array(memory.subarray(start, start + length));
    if (this.#position + length > CHUNK_BYTES) {
      this.#pool.retire(this.#chunk, this.#records);
      this.#chunk = this.#pool.take(0);
      this.#position = 0;
      this.#records = 0;
    }
    // `set` copies from shared memory byte by byte, unless both ends are aligned alike.
    memory.copy(this.#chunk, this.#position, start, start + length);
    const copy = new Uint8Array(this.#chunk.buffer, this.#position, length);
    this.#position += length;
    this.#records++;
    return copy;
  }

  /** Says that nobody will read a copy any more. Without it the garbage collector takes care. */
  release(copy: Uint8Array): void {
    if (copy.length <= CHUNK_BYTES) this.#pool.release(copy);
  }
}
