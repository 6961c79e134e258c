/** What has been started and not yet settled. */
export class InFlight {
  readonly #pending = new Set<Promise<unknown>>();

  get size(): number {
    return this.#pending.size;
  }

  /** Hands the promise through, and holds it until it settles. */
  track<T>(promise: Promise<T>): Promise<T> {
    const settled = promise.finally(() => this.#pending.delete(settled));
    this.#pending.add(settled);
    return settled;
  }

  /** Resolves when everything that is in flight now has settled, well or badly. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#pending);
  }
}
