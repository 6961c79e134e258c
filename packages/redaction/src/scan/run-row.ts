import type { KeywordEntry } from "./keyword-index.ts";

/** Units of ASCII: a pair of them says what stands beside a run. */
const UNITS = 128;

/** The place of what has not been found out. */
const UNKNOWN = 0;

/** All entries that are for runs of so many digits, as one; nothing if there are none. */
const joined = <T>(entries: readonly KeywordEntry<T>[]): KeywordEntry<T> | undefined =>
  entries.length === 0 ? undefined : { keyword: "", items: entries.flatMap(({ items }) => items) };

/** What fails to answer is left to what is done about the run, which may fail. */
const mayApply = <T>({ beside }: KeywordEntry<T>, before: number, behind: number, count: number): boolean => {
  try {
    return beside?.(before, behind, count) ?? true;
  } catch {
    return true;
  }
};

/** What is to be done about runs of so many digits, by what stands beside them. */
export class RunRow<T> {
  /** Wherever they stand. */
  readonly all: KeywordEntry<T> | undefined;
  readonly #entries: readonly KeywordEntry<T>[];
  readonly #count: number;
  readonly #asks: boolean;
  /** For each pair of units, the place of one of the choices: numbers stand between the same few all the time. */
  #known: Uint16Array | undefined;
  readonly #choices: (KeywordEntry<T> | undefined)[] = [undefined];
  readonly #places = new Map<string, number>();

  constructor(entries: readonly KeywordEntry<T>[], count: number) {
    this.all = joined(entries);
    this.#entries = entries;
    this.#count = count;
    this.#asks = entries.some(({ beside }) => beside !== undefined);
  }

  /** Between two units. Where either is not ASCII nothing is left out. */
  between(before: number, behind: number): KeywordEntry<T> | undefined {
    if (!this.#asks || !(before < UNITS && behind < UNITS)) return this.all;
    this.#known ??= new Uint16Array(UNITS * UNITS);
    const pair = before * UNITS + behind;
    const place = this.#known[pair] ?? UNKNOWN;
    return this.#choices[place === UNKNOWN ? (this.#known[pair] = this.#choose(before, behind)) : place];
  }

  #choose(before: number, behind: number): number {
    const isChosen = this.#entries.map((entry) => mayApply(entry, before, behind, this.#count));
    const name = isChosen.join();
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    const place = this.#choices.push(joined(this.#entries.filter((_, index) => isChosen[index]))) - 1;
    this.#places.set(name, place);
    return place;
  }
}
