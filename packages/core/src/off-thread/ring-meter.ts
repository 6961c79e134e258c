import type { DropReason } from "../drop-reason.ts";
import { CONSUMED, REFUSALS, Word } from "../ring/ring-layout.ts";
import { RingMemory } from "../ring/ring-memory.ts";

/** A count of 32 bits that begins anew, followed often enough to know how often it did. */
class WrappingCount {
  readonly #read: () => number;
  #last: number;
  #total = 0;

  constructor(read: () => number) {
    this.#read = read;
    this.#last = read();
  }

  get total(): number {
    this.follow();
    return this.#total;
  }

  follow(): void {
    const now = this.#read();
    this.#total += (now - this.#last) >>> 0;
    this.#last = now;
  }
}

/** How many spans have gone into a ring and out of it, from the beginning. */
export class RingMeter {
  readonly #published: WrappingCount;
  readonly #taken: WrappingCount;
  readonly #refused: readonly (readonly [DropReason, WrappingCount])[];

  constructor(buffer: SharedArrayBuffer) {
    const { words, consumed } = new RingMemory(buffer);
    this.#published = new WrappingCount(() => Atomics.load(words, Word.published));
    this.#taken = new WrappingCount(() => Number(Atomics.load(consumed, CONSUMED) >> 32n));
    this.#refused = REFUSALS.map((reason, index) => [
      reason,
      new WrappingCount(() => Atomics.load(words, Word.refused + index)),
    ]);
  }

  /** Looks at all counts; a count that is not looked at while it begins anew loses that. */
  follow(): void {
    this.#published.follow();
    this.#taken.follow();
    for (const [, count] of this.#refused) count.follow();
  }

  get published(): number {
    return this.#published.total;
  }

  get taken(): number {
    return this.#taken.total;
  }

  /** Spans that wait in the ring. What was taken is read first, so that it is never more than what came. */
  get pending(): number {
    const { taken } = this;
    return this.published - taken;
  }

  /** Spans that a producer in another thread refused, by reason. */
  refused(): readonly (readonly [DropReason, number])[] {
    return this.#refused.map(([reason, count]) => [reason, count.total] as const);
  }
}
