/** Lets one task run after the other, in the order in which they came. */
export class Turns {
  /** What begins the tasks whose turn has not come. */
  readonly #waiting = new Set<() => void>();
  #busy = false;

  /**
   * Settles as the task does, or rejects with the reason of the signal as soon as that is aborted. A task whose turn has
   * not come by then is forgotten; one that is running keeps its turn until it is done.
   */
  async take<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const begin = (): void => void task().then(resolve, reject).finally(this.#next);
    const onAbort = (): void => {
      this.#waiting.delete(begin);
      reject(signal.reason);
    };
    signal.addEventListener("abort", onAbort, { once: true });
    this.#waiting.add(begin);
    if (!this.#busy) this.#next();
    try {
      return await promise;
    } finally {
      signal.removeEventListener("abort", onAbort);
    }
  }

  readonly #next = (): void => {
    const [begin] = this.#waiting;
    this.#busy = begin !== undefined;
    if (begin === undefined) return;
    this.#waiting.delete(begin);
    begin();
  };
}
