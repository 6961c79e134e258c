import { compareMoments, type Moment } from "./moment.ts";

/** A trace under way: what is still to happen in it, from `next` on. There is always something. */
export interface StrandUnderWay<Happening> {
  readonly moments: readonly Moment<Happening>[];
  /** The place in `moments` of the next one. */
  place: number;
  next: Moment<Happening>;
}

/** A binary heap: at the top is the strand in which something happens next. */
export class StrandHeap<Happening> {
  readonly #strands: StrandUnderWay<Happening>[] = [];

  /** What happens next. */
  get next(): Moment<Happening> | undefined {
    return this.#strands[0]?.next;
  }

  push(strand: StrandUnderWay<Happening>): void {
    let hole = this.#strands.length;
    while (hole > 0) {
      const above = (hole - 1) >> 1;
      const parent = this.#strands[above];
      if (parent === undefined || compareMoments(parent.next, strand.next) <= 0) break;
      this.#strands[hole] = parent;
      hole = above;
    }
    this.#strands[hole] = strand;
  }

  /** Goes on in the strand at the top; one in which nothing is left is let go. */
  advance(): void {
    const [top] = this.#strands;
    if (top === undefined) return;
    top.place += 1;
    const next = top.moments[top.place];
    if (next !== undefined) {
      top.next = next;
      this.#sink(top);
      return;
    }
    const last = this.#strands.pop();
    if (last !== undefined && this.#strands.length > 0) this.#sink(last);
  }

  /** Puts a strand in the place of the top one, and below all that are earlier. */
  #sink(strand: StrandUnderWay<Happening>): void {
    let hole = 0;
    for (;;) {
      const left = this.#strands[2 * hole + 1];
      const right = this.#strands[2 * hole + 2];
      const rightIsEarlier = left !== undefined && right !== undefined && compareMoments(right.next, left.next) < 0;
      const child = rightIsEarlier ? right : left;
      if (child === undefined || compareMoments(strand.next, child.next) <= 0) break;
      this.#strands[hole] = child;
      hole = 2 * hole + (rightIsEarlier ? 2 : 1);
    }
    this.#strands[hole] = strand;
  }
}
