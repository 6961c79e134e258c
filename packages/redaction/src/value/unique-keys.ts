/** Keeps keys apart that are the same once they are clean: the second is `key_2`. */
export class UniqueKeys {
  readonly #counts = new Map<string, number>();

  take(key: string): string {
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count === 1 ? key : this.take(`${key}_${count}`);
  }
}
