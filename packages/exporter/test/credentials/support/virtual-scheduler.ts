import type { Cancel, Scheduler } from "@sideband/core";
import type { VirtualClock } from "@sideband/testing-utils";

/** The timers of a virtual clock; the time of day can be set apart from it. */
export class VirtualScheduler implements Scheduler {
  readonly #clock: VirtualClock;
  wallOffsetMs = 0;

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  now(): number {
    return this.#clock.now();
  }

  wallTime(): number {
    return this.#clock.now() + this.wallOffsetMs;
  }

  schedule(callback: () => void, delayMs: number): Cancel {
    const timer = this.#clock.setTimeout(callback, delayMs);
    return () => this.#clock.clearTimeout(timer);
  }
}
