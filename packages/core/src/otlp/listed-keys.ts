/** Attribute keys that are known by their bytes, so that nothing need be decoded to tell whether a key is one of them. */
export class ListedKeys {
  /** By their length. */
  readonly #keys: ReadonlyMap<number, readonly Uint8Array[]>;

  constructor(keys: readonly string[]) {
    this.#keys = Map.groupBy(
      keys.map((key) => Buffer.from(key, "utf8")),
      ({ length }) => length,
    );
  }

  get size(): number {
    return this.#keys.size;
  }

  /** Whether the bytes of `message` from `start` to `end` are one of the keys. */
  has(message: Uint8Array, start: number, end: number): boolean {
    const candidates = this.#keys.get(end - start);
    if (candidates === undefined) return false;
    for (const candidate of candidates) {
      if (isAt(message, start, candidate)) return true;
    }
    return false;
  }
}

/** From the end on: keys of one length have their beginning in common more often. */
const isAt = (message: Uint8Array, start: number, key: Uint8Array): boolean => {
  for (let index = key.length - 1; index >= 0; index--) {
    if (message[start + index] !== key[index]) return false;
  }
  return true;
};
