import type { HrTime } from "@opentelemetry/api";

import type { VirtualClock } from "../../clock/virtual-clock.ts";
import { compareTime } from "./hr-time.ts";

const MS_PER_SECOND = 1e3;
const NANOSECONDS_PER_MS = 1e6;

/** Moves the clock on to that time, exact to the nanosecond; a clock that is past it stays. */
export const moveClock = (clock: VirtualClock, time: HrTime): void => {
  const now = clock.hrTime();
  if (compareTime(now, time) >= 0) return;
  clock.advance((time[0] - now[0]) * MS_PER_SECOND + (time[1] - now[1]) / NANOSECONDS_PER_MS);
};
