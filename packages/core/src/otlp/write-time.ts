import type { HrTime } from "@opentelemetry/api";

import type { ByteWriter } from "./byte-writer.ts";

const NANOSECONDS = 1_000_000_000;
const TWO_TO_THE_16TH = 0x1_0000;
const TWO_TO_THE_32ND = 0x1_0000_0000;

/** The last second whose nanoseconds fit 64 bits: the year 2554. */
const MAX_SECONDS = 18_446_744_071;

/** A `fixed64` of nanoseconds since the epoch. Times that no clock can show become 0, which OTLP reads as unknown. */
export const writeTime = (writer: ByteWriter, tag: number, time: HrTime): void => {
  const seconds = time[0];
  const nanoseconds = time[1];
  writer.reserve(9);
  writer.chunk[writer.position++] = tag;
  if (!(seconds >= 0 && seconds <= MAX_SECONDS && nanoseconds >= 0 && nanoseconds < 2_000_000_000)) {
    writer.putFixed64(0, 0);
    return;
  }
  // Seconds in two halves: each times 10^9 stays exact in a double. (`%` on doubles is slow; multiplying back is not.)
  const whole = Math.floor(seconds);
  const wholeUpper = Math.floor(whole / TWO_TO_THE_16TH);
  const upper = wholeUpper * NANOSECONDS;
  const lower = (whole - wholeUpper * TWO_TO_THE_16TH) * NANOSECONDS + Math.floor(nanoseconds);
  const upperHigh = Math.floor(upper / TWO_TO_THE_16TH);
  const lowerHigh = Math.floor(lower / TWO_TO_THE_32ND);
  const low = (upper - upperHigh * TWO_TO_THE_16TH) * TWO_TO_THE_16TH + (lower - lowerHigh * TWO_TO_THE_32ND);
  if (low < TWO_TO_THE_32ND) writer.putFixed64(low, upperHigh + lowerHigh);
  else writer.putFixed64(low - TWO_TO_THE_32ND, upperHigh + lowerHigh + 1);
};
