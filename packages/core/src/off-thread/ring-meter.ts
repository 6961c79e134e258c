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
    const now = this.#read();
    this.#total += (now - this.#last) >>> 0;
    this.#last = now;
    return this.#total;
  }
}

/** How many spans have gone into a ring and out of it, from the beginning; to be read every few days at least. */
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
