import type { HrTime } from "@opentelemetry/api";

const NANOSECONDS_PER_SECOND = 1_000_000_000n;

/**
 * A time of the SDK in nanoseconds since 1970, as OTLP has it. Whoever gives an `HrTime` of their own may give fractions:
 * `[Date.now() / 1000, 0]`.
 */
export const unixNano = ([seconds, nanoseconds]: HrTime): bigint => {
  const whole = Math.trunc(seconds);
  return BigInt(whole) * NANOSECONDS_PER_SECOND + BigInt(Math.round((seconds - whole) * 1e9 + nanoseconds));
};
