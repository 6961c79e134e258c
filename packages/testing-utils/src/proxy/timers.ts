import { LONGEST_TIMER_MS } from "../http/longest-timer.ts";

/** What sets the timers of a {@link FaultProxy}: a `VirtualClock`, or Node.js. */
export interface Timers {
  /** Runs a function once, after that many milliseconds. */
  setTimeout(run: () => void, durationMs: number): unknown;
  /** Forgets a timer that `setTimeout` returned; one that has run is left alone. */
  clearTimeout(timer: unknown): void;
}

export const systemTimers: Timers = {
  setTimeout: (run, durationMs) => setTimeout(run, Math.min(durationMs, LONGEST_TIMER_MS)),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout | undefined),
};

/** Resolves after that many milliseconds; rejects with the signal's reason as soon as it aborts. */
export const pause = (timers: Timers, durationMs: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = (): void => {
      timers.clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const run = (): void => {
      signal.removeEventListener("abort", stop);
      resolve();
    };
    const timer = timers.setTimeout(run, durationMs);
    signal.addEventListener("abort", stop, { once: true });
  });
