/** Tells when the time of a value is gone, whatever is done about the value: scanned again, or in parts. */
export class Watch {
  readonly #nowMs: () => number;
  readonly #maxTimeMs: number;
  #deadlineMs: number | undefined;
  #depth = 0;
  #isLate = false;

  constructor({ nowMs, maxTimeMs }: { readonly nowMs: () => number; readonly maxTimeMs: number }) {
    this.#nowMs = nowMs;
    this.#maxTimeMs = maxTimeMs;
  }

  /** Whether it was too late when it was looked at. */
  get isLate(): boolean {
    return this.#isLate;
  }

  /** Begins a value, or a part of the one that has begun. */
  enter(): void {
    if (this.#depth === 0) {
      this.#deadlineMs = undefined;
      this.#isLate = false;
    }
    this.#depth += 1;
  }

  leave(): void {
    this.#depth -= 1;
  }

  /** Looks at the clock: whether the time is gone, counted from the first look. */
  isUp(): boolean {
    const nowMs = this.#nowMs();
    this.#deadlineMs ??= nowMs + this.#maxTimeMs;
    this.#isLate ||= nowMs > this.#deadlineMs;
    return this.#isLate;
  }
}
