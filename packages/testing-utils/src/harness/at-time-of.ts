import type { Clock } from "../clock/clock.ts";

const MS_PER_SECOND = 1e3;
const NANOSECONDS_PER_MS = 1e6;

const milliseconds = (clock: Clock): number => {
  const [seconds, nanoseconds] = clock.hrTime();
  return seconds * MS_PER_SECOND + nanoseconds / NANOSECONDS_PER_MS;
};

/**
 * Runs a call into the metrics SDK whose first reading of `Date.now` is the clock's time: that SDK takes no time from
 * its caller. Only the first, so that what the call goes on to run, callbacks of the application, has the real time.
 */
export const atTimeOf = <Result>(clock: Clock, run: () => Result): Result => {
  const { now } = Date;
  const restore = (): void => {
    Date.now = now;
  };
  Date.now = () => {
    restore();
    return milliseconds(clock);
  };
  try {
    return run();
  } finally {
    restore();
  }
};
