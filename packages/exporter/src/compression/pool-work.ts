/**
 * Work that is given to the thread pool of the process. When the process is about to end, the pool may be full of the
 * application's work: then what it has not done yet is done in this thread, at once.
 */
export class PoolWork {
  readonly #waiting = new Set<() => void>();
  #draining = false;

  /** @param here does the same as `inPool` in this thread. */
  async run<T>(inPool: () => Promise<T>, here: () => T): Promise<T> {
    if (this.#draining) return here();
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const finishHere = (): void => resolve((async () => here())());
    this.#waiting.add(finishHere);
    try {
      inPool().then(resolve, reject);
      return await promise;
    } finally {
      this.#waiting.delete(finishHere);
    }
  }

  drain(): void {
    this.#draining = true;
    for (const finishHere of this.#waiting) finishHere();
  }
}
