import type { KeywordEntry, KeywordVisitor } from "./keyword-index.ts";
import { isDigit } from "./unit-classes.ts";

/** How many digits a run has, from and to. */
export type DigitCounts = readonly [min: number, max: number];

const endOfDigits = (text: string, start: number): number => {
  let end = start + 1;
  while (isDigit(text.charCodeAt(end))) end += 1;
  return end;
};

const ANY: DigitCounts = [1, Number.POSITIVE_INFINITY];

/** All entries that are for runs of so many digits, as one. */
const joined = <T>(entries: readonly KeywordEntry<T>[]): KeywordEntry<T> => ({
  keyword: "",
  items: entries.flatMap(({ items }) => items),
});

/** Knows by how many digits a run has what is to be done about it: most of it for a few lengths only. */
export class RunTable<T> {
  readonly hasAny: boolean;
  readonly #byCount: readonly KeywordEntry<T>[];
  /** The same for runs that are so long at least, at the end of a text of which more may come. */
  readonly #byLeast: readonly KeywordEntry<T>[];

  constructor(entries: readonly KeywordEntry<T>[]) {
    this.hasAny = entries.length > 0;
    const bounds = entries.flatMap(({ digits = ANY }) => digits).filter(Number.isFinite);
    const rows = Array.from({ length: Math.max(0, ...bounds) + 2 }, (_, count) => count);
    this.#byCount = rows.map((count) =>
      joined(entries.filter(({ digits: [min, max] = ANY }) => count >= min && count <= max)),
    );
    this.#byLeast = rows.map((count) => joined(entries.filter(({ digits: [, max] = ANY }) => count <= max)));
  }

  /** Calls back for the run of digits that begins at a place, if its length matters; says whether to go on. */
  visitAt(text: string, start: number, visit: KeywordVisitor<T>): boolean {
    const end = endOfDigits(text, start);
    const rows = end === text.length ? this.#byLeast : this.#byCount;
    const entry = rows[Math.min(end - start, rows.length - 1)];
    return entry === undefined || entry.items.length === 0 || visit(entry, start, end);
  }
}
