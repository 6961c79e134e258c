import type { SeededRandom } from "../../random/seeded-random.ts";
import type { Count, Distribution, Latency } from "./distribution.ts";

/** The 99th percentile of the standard normal distribution. */
const Z_99 = 2.3263478740408408;
const NANOSECONDS_PER_MS = 1e6;
// Times stay whole nanoseconds that a double holds exactly, however heavy the tail of a distribution is.
const MAX_LATENCY_MS = 86_400_000;
const MAX_COUNT = 2 ** 31 - 1;
/** Of what makes spans there is never more: a trace with a heavy tail still ends. */
export const MAX_REPEATS = 1000;

/** Box and Muller, 1958; the second number of the pair is not kept, so that a draw depends on nothing before it. */
const standardNormal = (random: SeededRandom): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());

const truncatedNormal = (mean: number, standardDeviation: number, random: SeededRandom): number => {
  // The mean is not negative: at least every second draw is not either.
  for (;;) {
    const value = mean + standardDeviation * standardNormal(random);
    if (value >= 0) return value;
  }
};

const draw = (distribution: Distribution<string>, random: SeededRandom): number => {
  switch (distribution.kind) {
    case "constant":
      return distribution.value;
    case "uniform":
      return distribution.min + (distribution.max - distribution.min) * random.next();
    case "normal":
      return truncatedNormal(distribution.mean, distribution.standardDeviation, random);
    case "logNormal": {
      const sigma = Math.log(distribution.p99 / distribution.median) / Z_99;
      return distribution.median * Math.exp(sigma * standardNormal(random));
    }
    case "exponential":
      return -distribution.mean * Math.log(1 - random.next());
    default:
      distribution satisfies { kind: "empirical" };
      return distribution.values[Math.floor(random.next() * distribution.values.length)] ?? 0;
  }
};

const nanosecondsOf = (ms: number): number => Math.round(Math.min(ms, MAX_LATENCY_MS) * NANOSECONDS_PER_MS);

/** A latency in whole nanoseconds. */
export const sampleNanoseconds = (latency: Latency, random: SeededRandom): number =>
  nanosecondsOf(draw(latency, random));

/** How long so many take at that speed, in whole nanoseconds, and never above a day. */
export const paceNanoseconds = (count: number, perSecond: number): number => nanosecondsOf((count / perSecond) * 1e3);

/** A count as a whole number, at most `limit`. */
export const sampleCount = (count: Count, random: SeededRandom, limit: number = MAX_COUNT): number => {
  if (count.kind === "uniform") {
    // Rounding would make the two ends half as likely as what is between them.
    return Math.min(count.min + Math.floor(random.next() * (count.max - count.min + 1)), limit);
  }
  return Math.round(Math.min(draw(count, random), limit));
};
