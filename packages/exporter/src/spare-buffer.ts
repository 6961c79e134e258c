const SMALLEST = 64 * 1024;
const LARGEST = 16 * 1024 * 1024;

/**
 * Keeps the memory of one request for the next. Requests of megabytes in new memory each time cost more than what is
 * written into them, and have the garbage collector run for every few of them.
 */
export class SpareBuffer {
  #spare: Buffer | undefined;
  /** What is out. An encoder need not use what it is offered, and the memory of others must never become a spare. */
  readonly #lent = new WeakSet<ArrayBufferLike>();

  /** Memory of at least so many bytes, of any content. */
  readonly take = (bytes: number): Buffer => {
    const taken = this.#takeSpare(bytes) ?? allocate(bytes);
    this.#lent.add(taken.buffer);
    return taken;
  };

  /** Takes memory back that nobody reads any more. */
  give({ buffer }: Uint8Array): void {
    if (!this.#lent.delete(buffer)) return;
    const capacity = buffer.byteLength;
    if (capacity > LARGEST || capacity <= (this.#spare?.length ?? 0)) return;
    this.#spare = Buffer.from(buffer);
  }

  #takeSpare(bytes: number): Buffer | undefined {
    const spare = this.#spare;
    if (spare === undefined || spare.length < bytes) return undefined;
    this.#spare = undefined;
    return spare;
  }
}

const allocate = (bytes: number): Buffer =>
  Buffer.allocUnsafeSlow(bytes > LARGEST ? bytes : Math.max(SMALLEST, 2 ** Math.ceil(Math.log2(bytes))));
