import type { Scheduler } from "@sideband/core";

/** The longest delay that a timer takes, in milliseconds. Who is woken too early asks again. */
const MAX_PAUSE_MS = 2 ** 31 - 1;

/** Pauses that all end at once when there is no time left for them. */
export class Pauses {
  readonly #scheduler: Scheduler;
  readonly #waking = new Set<() => void>();
  #ended = false;

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  /** Resolves after a delay in milliseconds to `true`, or to `false` as soon as `signal` is aborted or all pauses end. */
  pause(delayMs: number, signal?: AbortSignal): Promise<boolean> {
    if (this.#ended || signal?.aborted === true) return Promise.resolve(false);
    return new Promise((resolve) => {
      const finish = (rested: boolean): void => {
        cancel();
        this.#waking.delete(wake);
        signal?.removeEventListener("abort", wake);
        resolve(rested);
      };
      const wake = (): void => finish(false);
      const cancel = this.#scheduler.schedule(() => finish(true), Math.min(delayMs, MAX_PAUSE_MS));
      this.#waking.add(wake);
      signal?.addEventListener("abort", wake, { once: true });
    });
  }

  /** Ends those that there are, and all to come. */
  end(): void {
    this.#ended = true;
    for (const wake of this.#waking) wake();
  }
}
