/**
 * A bounded map that forgets what nobody asks for. Two generations - what was asked for since the last turn, and what
 * was before - give that in O(1), without a clock and without a list of uses.
 */
export class GenerationalMap<V> {
  readonly #maxYoung: number;
  readonly #onForgotten: (value: V) => void;
  #young = new Map<string, V>();
  #old = new Map<string, V>();

  /**
   * @param maxYoung how many entries are kept at least; up to twice as many may be
   * @param onForgotten hears of every entry that is forgotten
   */
  constructor(maxYoung: number, onForgotten: (value: V) => void = () => {}) {
    this.#maxYoung = maxYoung;
    this.#onForgotten = onForgotten;
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }

  get(key: string): V | undefined {
    return this.#young.get(key) ?? this.#promote(key);
  }

  /** Adds an entry for a key that has none. */
  add(key: string, value: V): void {
    if (this.#young.size >= this.#maxYoung) {
      for (const value of this.#old.values()) this.#onForgotten(value);
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }

  #promote(key: string): V | undefined {
    const value = this.#old.get(key);
    if (value === undefined) return undefined;
    this.#old.delete(key);
    this.add(key, value);
    return value;
  }
}
