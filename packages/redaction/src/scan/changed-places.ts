import type { TextRange } from "../detector/detector.ts";
import { LOOK_BEHIND } from "./run-start.ts";

/** How far a detector looks. */
interface Reach {
  readonly reachBefore: number;
  readonly reachAfter: number;
}

/** Where a text differs from one that was looked through: what stands far enough from there was seen already. */
export class ChangedPlaces {
  readonly #ranges: readonly TextRange[];

  /** @param ranges in order, and without overlap. */
  constructor(ranges: readonly TextRange[]) {
    this.#ranges = ranges;
  }

  /** Whether a detector sees any of them from a keyword. */
  areSeen({ start, end }: TextRange, { reachBefore, reachAfter }: Reach): boolean {
    const from = start - reachBefore - LOOK_BEHIND;
    const next = this.#ranges[this.#firstFrom(from)];
    return next !== undefined && next.start <= end + reachAfter;
  }

  /**
   * The parts of a text from which any of them may be seen, in order, by detectors that look no further than that.
   *
   * @param before how far before a place what may begin there can see it.
   */
  around(before: number, behind: number): readonly TextRange[] {
    const parts: { readonly start: number; end: number }[] = [];
    for (const { start, end } of this.#ranges) {
      const part = { start: start - before, end: end + behind + LOOK_BEHIND };
      const last = parts.at(-1);
      if (last !== undefined && part.start <= last.end) last.end = part.end;
      else parts.push(part);
    }
    return parts;
  }

  /** Which range is the first that does not end before a place. */
  #firstFrom(place: number): number {
    let low = 0;
    let high = this.#ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ranges[middle]?.end ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
