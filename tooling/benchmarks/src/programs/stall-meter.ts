import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";

/** The longest time in which the event loop did not turn, in milliseconds. */
export interface Stall {
  /** As Node.js measures it, the millisecond between two looks included. */
  readonly loopDelayMs: number;
  /** Between two calls of a timer of 1 ms. */
  readonly timerGapMs: number;
}

/** Node.js measures from its second look on: what happens before is missing. */
const TWO_LOOKS_MS = 10;

/** Begins to look; call what it gives for the longest stall since. */
export const meterStall = async (): Promise<() => Stall> => {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let timerGapMs = 0;
  let lastMs = performance.now();
  const look = (): void => {
    const nowMs = performance.now();
    timerGapMs = Math.max(timerGapMs, nowMs - lastMs);
    lastMs = nowMs;
  };
  const timer = setInterval(look, 1);
  await sleep(TWO_LOOKS_MS);
  return () => {
    clearInterval(timer);
    look();
    delay.disable();
    return { loopDelayMs: delay.max / 1e6, timerGapMs };
  };
};
