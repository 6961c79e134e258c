import type { Cancel, Scheduler } from "@sideband/core";
import { VirtualClock } from "@sideband/testing-utils";

/** Time that stands still until the test moves it. */
export class VirtualScheduler implements Scheduler {
  readonly clock: VirtualClock = new VirtualClock();
  readonly #start = this.clock.now();

  now(): number {
    return this.clock.now() - this.#start;
  }

  wallTime(): number {
    return this.clock.now();
  }

  schedule(callback: () => void, delayMs: number): Cancel {
    const timer = this.clock.setTimeout(callback, delayMs);
    return () => this.clock.clearTimeout(timer);
  }

  /** Moves time on, and runs in order what falls due on the way, with all that hangs on it. */
  advance(durationMs: number): Promise<void> {
    return this.clock.advanceAsync(durationMs);
  }
}
