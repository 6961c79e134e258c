/** Stops what was scheduled; after it ran, or a second time, it does nothing. */
export type Cancel = () => void;

/** Time and timers, so that tests can hold both in their hands. */
export interface Scheduler {
  /** Milliseconds on a clock that never jumps. */
  now(): number;
  /** Milliseconds since the epoch, for people to read. */
  wallTime(): number;
  /** Calls back once, after a delay in milliseconds, and never keeps the process alive for it. */
  schedule(callback: () => void, delayMs: number): Cancel;
}

/** The longest delay that a timer of Node.js takes, in milliseconds. */
export const MAX_DELAY_MS = 0x7fff_ffff;

/** The time and the timers of the process. */
export const systemScheduler: Scheduler = {
  now: () => performance.now(),
  wallTime: () => Date.now(),
  schedule(callback, delayMs) {
    const timer = setTimeout(callback, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
