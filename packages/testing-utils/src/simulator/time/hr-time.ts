import type { HrTime } from "@opentelemetry/api";

const NANOSECONDS_PER_SECOND = 1e9;

/** A new time that many whole nanoseconds later. */
export const later = ([seconds, nanoseconds]: HrTime, byNs: number): HrTime => {
  const sum = nanoseconds + byNs;
  return [seconds + Math.floor(sum / NANOSECONDS_PER_SECOND), sum % NANOSECONDS_PER_SECOND];
};

/** Below 0 if the left one is earlier. */
export const compareTime = (left: HrTime, right: HrTime): number => left[0] - right[0] || left[1] - right[1];

/** A duration as the SDK has it. */
export const hrDuration = (durationNs: number): HrTime => later([0, 0], durationNs);
