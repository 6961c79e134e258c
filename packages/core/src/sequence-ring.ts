const INITIAL_SLOTS = 64;

/**
 * First in, first out, each item with its size in bytes and its place in an order that spans several rings. Grows by
 * doubling up to what it once held, and allocates nothing from then on.
 */
export class SequenceRing<T> {
  #items: (T | undefined)[] = Array.from({ length: INITIAL_SLOTS });
  #sizes = new Float64Array(INITIAL_SLOTS);
  #sequences = new Float64Array(INITIAL_SLOTS);
  #head = 0;
  #length = 0;
  #bytes = 0;

  get length(): number {
    return this.#length;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** The place of the oldest item; `Infinity` when there is none. */
  get oldest(): number {
    return this.#length === 0 ? Infinity : (this.#sequences[this.#head] as number);
  }

  /** The size of the oldest item in bytes; 0 when there is none. */
  get oldestBytes(): number {
    return this.#length === 0 ? 0 : (this.#sizes[this.#head] as number);
  }

  push(item: T, bytes: number, sequence: number): void {
    if (this.#length === this.#items.length) this.#grow();
    const slot = (this.#head + this.#length) & (this.#items.length - 1);
    this.#items[slot] = item;
    this.#sizes[slot] = bytes;
    this.#sequences[slot] = sequence;
    this.#length++;
    this.#bytes += bytes;
  }

  shift(): T | undefined {
    if (this.#length === 0) return undefined;
    const item = this.#items[this.#head];
    this.#items[this.#head] = undefined;
    this.#bytes -= this.#sizes[this.#head] as number;
    this.#head = (this.#head + 1) & (this.#items.length - 1);
    this.#length--;
    return item;
  }

  #grow(): void {
    const slots = this.#items.length;
    const items: (T | undefined)[] = Array.from({ length: slots * 2 });
    const sizes = new Float64Array(slots * 2);
    const sequences = new Float64Array(slots * 2);
    for (let index = 0; index < this.#length; index++) {
      const from = (this.#head + index) & (slots - 1);
      items[index] = this.#items[from];
      sizes[index] = this.#sizes[from] as number;
      sequences[index] = this.#sequences[from] as number;
    }
    this.#items = items;
    this.#sizes = sizes;
    this.#sequences = sequences;
    this.#head = 0;
  }
}
