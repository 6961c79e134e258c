const SAMPLED = 0x01;

/**
 * The last 7 bytes of the trace id are random. All who continue the trace pass it on as it came.
 *
 * @see https://www.w3.org/TR/trace-context-2/#random-trace-id-flag
 */
const RANDOM = 0x02;

/** Sampled and random. All others are reserved, and sent as 0. */
export type KnownFlags = 0 | 1 | 2 | 3;

/** The flags that have a meaning, of whatever somebody took for flags. */
export const knownFlags = (flags: unknown): KnownFlags =>
  typeof flags === "number" ? ((flags & (SAMPLED | RANDOM)) as KnownFlags) : 0;

export const isRandom = (flags: number): boolean => (flags & RANDOM) !== 0;

/** The flags, with the random flag as told. */
export const withRandom = (flags: KnownFlags, random: boolean): KnownFlags =>
  ((flags & SAMPLED) | (random ? RANDOM : 0)) as KnownFlags;
