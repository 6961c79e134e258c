/** A function that runs at its time. */
export interface QueuedTimer {
  readonly dueUnixNano: bigint;
  readonly run: () => void;
}

/** Timers in the order in which they are due; of two with the same time the one that was added first comes first. */
export class TimerQueue {
  readonly #timers: QueuedTimer[] = [];

  get size(): number {
    return this.#timers.length;
  }

  add(timer: QueuedTimer): void {
    let low = 0;
    let high = this.#timers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#timers[middle];
      if (other !== undefined && other.dueUnixNano <= timer.dueUnixNano) low = middle + 1;
      else high = middle;
    }
    this.#timers.splice(low, 0, timer);
  }

  /** Forgets a timer; one that is not in the queue is left alone. */
  remove(timer: object): void {
    const index = this.#timers.findIndex((other) => other === timer);
    if (index >= 0) this.#timers.splice(index, 1);
  }

  /** Takes the first timer out, if it is due by then. */
  takeDue(byUnixNano: bigint): QueuedTimer | undefined {
    const [first] = this.#timers;
    return first !== undefined && first.dueUnixNano <= byUnixNano ? this.#timers.shift() : undefined;
  }
}
