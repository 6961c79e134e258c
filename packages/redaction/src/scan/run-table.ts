import type { KeywordEntry } from "./keyword-index.ts";
import { RunRow } from "./run-row.ts";
import { isDigit } from "./unit-classes.ts";

/** How many digits a run has, from and to. */
export type DigitCounts = readonly [min: number, max: number];

/** Where the run of digits ends that begins at a place. */
export const endOfDigits = (text: string, start: number): number => {
  let end = start + 1;
  while (isDigit(text.charCodeAt(end))) end += 1;
  return end;
};

/** Where the run of digits begins in the middle of which a place is, no further back than another. */
export const startOfDigits = (text: string, at: number, from: number): number => {
  let start = at;
  while (start > from && isDigit(text.charCodeAt(start - 1))) start -= 1;
  return start;
};

const ANY: DigitCounts = [1, Number.POSITIVE_INFINITY];

/** In place of a unit where a text begins or ends. */
const NOTHING = 0;

/** Longer runs, unless an entry tells them apart, are taken for one another, and nobody is asked what stands beside them. */
const LONG = 32;

/** Knows by how many digits a run has, and what stands beside it, what is to be done about it: mostly nothing. */
export class RunTable<T> {
  readonly hasAny: boolean;
  readonly #byCount: readonly RunRow<T>[];
  /** The same for runs that are so long at least, at the end of a text of which more may come. */
  readonly #byLeast: readonly (KeywordEntry<T> | undefined)[];

  constructor(entries: readonly KeywordEntry<T>[]) {
    this.hasAny = entries.length > 0;
    const bounds = entries.flatMap(({ digits = ANY }) => digits).filter(Number.isFinite);
    const counts = Array.from({ length: Math.max(LONG, ...bounds) + 2 }, (_, count) => count);
    this.#byCount = counts.map(
      (count) =>
        new RunRow(
          entries.filter(({ digits: [min, max] = ANY }) => count >= min && count <= max),
          count,
        ),
    );
    this.#byLeast = counts.map(
      (count) =>
        new RunRow(
          entries.filter(({ digits: [, max] = ANY }) => count <= max),
          count,
        ).all,
    );
  }

  /**
   * What is to be done about the run of digits from one place up to another, if anything.
   *
   * @param isWhole whether no more of the text may come.
   */
  entryFor(text: string, start: number, end: number, isWhole: boolean): KeywordEntry<T> | undefined {
    const last = this.#byCount.length - 1;
    const count = Math.min(end - start, last);
    const isLast = end === text.length;
    if (isLast && !isWhole) return this.#byLeast[count];
    const row = this.#byCount[count];
    if (count === last) return row?.all;
    return row?.between(start === 0 ? NOTHING : text.charCodeAt(start - 1), isLast ? NOTHING : text.charCodeAt(end));
  }
}
