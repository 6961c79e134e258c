interface Clock {
  /** In milliseconds. */
  now(): number;
}

/** When the chunks of an answer have come. */
export class StreamTiming {
  readonly #clock: Clock;
  #firstMs: number | undefined;
  #lastMs: number;

  /** @param startedMs when the request was made. */
  constructor(startedMs: number, clock: Clock) {
    this.#clock = clock;
    this.#lastMs = startedMs;
  }

  /** Milliseconds since the chunk before, or since the request. */
  next(): number {
    const now = this.#clock.now();
    const elapsed = Math.max(0, now - this.#lastMs);
    this.#firstMs ??= now;
    this.#lastMs = now;
    return elapsed;
  }

  /** What comes after the first chunk, per second, up to now; undefined where no time has passed since. */
  perSecond(count: number): number | undefined {
    if (this.#firstMs === undefined) return undefined;
    const ms = this.#clock.now() - this.#firstMs;
    return ms > 0 ? (count * 1000) / ms : undefined;
  }
}
