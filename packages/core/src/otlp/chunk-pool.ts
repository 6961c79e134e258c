/**
 * Chunks of memory that messages are cut from, used again once every message in them was released. Touching new
 * memory costs more than writing a span into it.
 *
 * A message that nobody releases costs nothing but the second use: its chunk is left to the garbage collector.
 */
export class ChunkPool {
  readonly chunkBytes: number;
  readonly #maxFree: number;
  readonly #free: Buffer[] = [];
  // Messages still out, by chunk; for the chunk in use it is what was released before it was full, as a negative.
  readonly #out = new WeakMap<ArrayBufferLike, number>();
  readonly #retired = new WeakMap<ArrayBufferLike, Buffer>();
  // Messages of one chunk are released one after the other: they are counted here, and settled together.
  #releasing: ArrayBufferLike | undefined;
  #released = 0;

  constructor(chunkBytes: number, maxFreeBytes: number) {
    this.chunkBytes = chunkBytes;
    this.#maxFree = Math.floor(maxFreeBytes / chunkBytes);
  }

  /** A chunk of at least so many bytes, of any content. */
  take(bytes: number): Buffer {
    if (bytes > this.chunkBytes) return Buffer.allocUnsafeSlow(bytes);
    this.#settleReleased();
    return this.#free.pop() ?? Buffer.allocUnsafeSlow(this.chunkBytes);
  }

  /** Says that a chunk is full, and how many messages were cut from it. */
  retire(chunk: Buffer, messages: number): void {
    this.#retired.set(chunk.buffer, chunk);
    this.#settle(chunk.buffer, messages);
  }

  /** Says that nobody will read a message any more. */
  release(message: Uint8Array): void {
    const memory = message.buffer;
    if (memory !== this.#releasing) {
      this.#settleReleased();
      this.#releasing = memory;
    }
    this.#released++;
  }

  #settleReleased(): void {
    if (this.#releasing !== undefined) this.#settle(this.#releasing, -this.#released);
    this.#releasing = undefined;
    this.#released = 0;
  }

  #settle(memory: ArrayBufferLike, change: number): void {
    const out = (this.#out.get(memory) ?? 0) + change;
    const chunk = out === 0 ? this.#retired.get(memory) : undefined;
    if (chunk === undefined) {
      this.#out.set(memory, out);
      return;
    }
    this.#out.delete(memory);
    this.#retired.delete(memory);
    if (chunk.length === this.chunkBytes && this.#free.length < this.#maxFree) this.#free.push(chunk);
  }
}
