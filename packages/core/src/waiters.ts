interface Waiter {
  readonly before: number;
  readonly resolve: () => void;
}

/** Those who wait until every span before a place in order is settled. */
export class Waiters {
  // In the order in which they came, and so in that of the places they wait for, which only grow.
  readonly #waiting = new Set<Waiter>();

  wait(before: number): Promise<void> {
    return new Promise((resolve) => this.#waiting.add({ before, resolve }));
  }

  /** Resolves those who waited for spans before the oldest that is not settled. */
  wake(oldest: number): void {
    for (const waiter of this.#waiting) {
      if (oldest < waiter.before) return; // those behind it wait for as much, or more
      this.#waiting.delete(waiter);
      waiter.resolve();
    }
  }

  get none(): boolean {
    return this.#waiting.size === 0;
  }
}
