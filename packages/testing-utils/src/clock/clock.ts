import type { HrTime } from "@opentelemetry/api";

/** What tells the time of telemetry: a `VirtualClock`, or one of your own. */
export interface Clock {
  /** Seconds and nanoseconds since 1970, a new array each time: the SDK keeps it. */
  hrTime(): HrTime;
}
