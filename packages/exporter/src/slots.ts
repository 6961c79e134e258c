/** Lets so many work at once, and the others in the order in which they came. */
export class Slots {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(count: number) {
    this.#free = count;
  }

  /** @throws the reason of `signal` if it is aborted before the turn has come, or what `work` throws. */
  async run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    if (this.#free > 0) this.#free -= 1;
    else await this.#turn(signal);
    try {
      return await work();
    } finally {
      this.#passOn();
    }
  }

  #turn(signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    // Whoever gives up leaves the line in the same moment: a slot that is passed on to nobody is lost.
    const onAbort = (): void => {
      this.#waiting.delete(onTurn);
      reject(signal.reason);
    };
    const onTurn = (): void => {
      signal.removeEventListener("abort", onAbort);
      resolve();
    };
    this.#waiting.add(onTurn);
    signal.addEventListener("abort", onAbort, { once: true });
    return promise;
  }

  #passOn(): void {
    for (const onTurn of this.#waiting) {
      this.#waiting.delete(onTurn);
      return onTurn();
    }
    this.#free += 1;
  }
}
