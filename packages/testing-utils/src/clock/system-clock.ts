import type { HrTime } from "@opentelemetry/api";

import type { Clock } from "./clock.ts";

const MS_PER_SECOND = 1e3;
const NANOSECONDS_PER_MS = 1e6;

/** What the two clocks of a process differ by at most, unless somebody has set one of them. */
const DRIFT_MS = 1000;

/**
 * Real time that never turns back. The SDK starts spans at whole milliseconds and measures only how long they take, so
 * that a span can seem to start up to a millisecond before the one that had ended.
 */
export const systemClock: Clock = {
  hrTime(): HrTime {
    const wall = Date.now();
    const precise = performance.timeOrigin + performance.now();
    // A test that fakes `Date` means the times of spans too.
    const now = Math.abs(precise - wall) < DRIFT_MS ? precise : wall;
    const seconds = Math.floor(now / MS_PER_SECOND);
    return [seconds, Math.floor((now - seconds * MS_PER_SECOND) * NANOSECONDS_PER_MS)];
  },
};
