import { CLASS_BITS, CLASS_OF, classOf } from "./fold.ts";
import { type DigitCounts, RunTable } from "./run-table.ts";
import { rarestPart } from "./rarest-part.ts";

const CLASSES = 1 << CLASS_BITS;
const MASK = (1 << (3 * CLASS_BITS)) - 1;
const PAIRS = (1 << (2 * CLASS_BITS)) - 1;
const NONE: readonly never[] = [];

/** What is noticed at a character: the end of a short keyword, the beginning of a run of digits, a part of a long keyword. */
const SHORT = 1;
const RUN = 2;
const LONG = 4;

/** So many characters are passed over between two looks at whether to go on. */
const STRIDE = 1 << 16;

const ZERO = classOf("0".charCodeAt(0));
const NINE = classOf("9".charCodeAt(0));

const isDigitClass = (last: number): boolean => last >= ZERO && last <= NINE;

/** One keyword, or the beginning of a run of digits, and what is to be done about it. */
export interface KeywordEntry<T> {
  /** In lower case; empty for runs of digits. */
  readonly keyword: string;
  readonly items: readonly T[];
  /** How many digits a run has, from and to, for which anything is to be done. @default any number */
  readonly digits?: DigitCounts | undefined;
}

/** A keyword, and which of its characters it is noticed at. */
interface Anchored<T> {
  readonly entry: KeywordEntry<T>;
  readonly noticedAt: number;
}

/** Is told of a keyword at a place; says whether to go on. */
export type KeywordVisitor<T> = (entry: KeywordEntry<T>, start: number, end: number) => boolean;

/** What up to three characters make. */
const hashOf = (text: string): number => {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) hash = (hash << CLASS_BITS) | classOf(text.charCodeAt(index));
  return hash;
};

/** Whether the keyword, which is in lower case, stands at a place of the text. */
const standsAt = (text: string, keyword: string, at: number): boolean => {
  for (let index = 0; index < keyword.length; index += 1) {
    let unit = text.charCodeAt(at + index);
    if (unit >= 65 && unit <= 90) unit += 32;
    if (unit !== keyword.charCodeAt(index)) return false;
  }
  return true;
};

/**
 * Finds any of hundreds of keywords in one pass over a text.
 *
 * The classes of the last three characters are one index into a table of bytes, and nearly everywhere the table says no:
 * that is all that is done for a character. A keyword is noticed by those three of its characters that are seen least
 * often (by all it has, if it is shorter), and compared whole then.
 */
export class KeywordIndex<T> {
  readonly #noticed = new Uint8Array(1 << (3 * CLASS_BITS));
  /** Keywords of three characters and more: which of the lists, by what three of them make. */
  readonly #listOf = new Uint16Array(1 << (3 * CLASS_BITS));
  readonly #lists: Anchored<T>[][] = [[]];
  /** Shorter ones, by what their last two characters make. */
  readonly #short: (KeywordEntry<T>[] | undefined)[] = Array.from({ length: CLASSES * CLASSES }, () => undefined);
  readonly #runs: RunTable<T>;
  /** The longest keyword, in UTF-16 units. */
  readonly longest: number;

  constructor(entries: readonly KeywordEntry<T>[]) {
    // What short ones make of two characters is the same whatever stands before those.
    const pairs = new Uint8Array(CLASSES * CLASSES);
    for (const entry of entries)
      if (entry.keyword.length === 1 || entry.keyword.length === 2) this.#noticeShort(entry, pairs);
    this.#runs = new RunTable(entries.filter(({ keyword }) => keyword === ""));
    if (this.#runs.hasAny) noticeRuns(pairs);
    for (let before = 0; before < CLASSES; before += 1) this.#noticed.set(pairs, before * pairs.length);
    for (const entry of entries) if (entry.keyword.length >= 3) this.#noticeLong(entry);
    this.longest = entries.reduce((most, { keyword }) => Math.max(most, keyword.length), 0);
  }

  #noticeLong(entry: KeywordEntry<T>): void {
    const at = rarestPart(entry.keyword, 3);
    const hash = hashOf(entry.keyword.slice(at, at + 3));
    const anchored = { entry, noticedAt: at + 2 };
    this.#noticed[hash] = (this.#noticed[hash] ?? 0) | LONG;
    const list = this.#listOf[hash] ?? 0;
    if (list > 0) this.#lists[list]?.push(anchored);
    else this.#listOf[hash] = this.#lists.push([anchored]) - 1;
  }

  #noticeShort(entry: KeywordEntry<T>, pairs: Uint8Array): void {
    const hash = hashOf(entry.keyword);
    for (let at = hash; at < pairs.length; at += entry.keyword.length === 1 ? CLASSES : pairs.length) {
      pairs[at] = (pairs[at] ?? 0) | SHORT;
      (this.#short[at] ??= []).push(entry);
    }
  }

  /**
   * Calls back for each keyword that stands whole between two places of a text, roughly in order; stops when `false`
   * comes back.
   *
   * @param goOn asked now and then, also where no keyword is.
   */
  visit(text: string, from: number, to: number, visit: KeywordVisitor<T>, goOn: () => boolean = always): void {
    const noticed = this.#noticed;
    let hash = 0;
    let index = from;
    while (index < to) {
      for (const pause = Math.min(to, index + STRIDE); index < pause; index += 1) {
        hash = ((hash << CLASS_BITS) | (CLASS_OF[text.charCodeAt(index)] ?? 0)) & MASK;
        const what = noticed[hash] ?? 0;
        if (what === 0) continue;
        if ((what & RUN) !== 0 && !this.#runs.visitAt(text, index, visit)) return;
        if ((what & ~RUN) !== 0 && !this.#visitAt(text, index, from, to, hash, what, visit)) return;
      }
      if (!goOn()) return;
    }
  }

  #visitAt(
    text: string,
    index: number,
    from: number,
    to: number,
    hash: number,
    what: number,
    visit: KeywordVisitor<T>,
  ): boolean {
    if ((what & SHORT) !== 0)
      for (const entry of this.#short[hash & PAIRS] ?? NONE) {
        const start = index + 1 - entry.keyword.length;
        if (start < from || !standsAt(text, entry.keyword, start)) continue;
        if (!visit(entry, start, index + 1)) return false;
      }
    if ((what & LONG) !== 0)
      for (const { entry, noticedAt } of this.#lists[this.#listOf[hash] ?? 0] ?? NONE) {
        const start = index - noticedAt;
        const end = start + entry.keyword.length;
        if (start < from || end > to || !standsAt(text, entry.keyword, start)) continue;
        if (!visit(entry, start, end)) return false;
      }
    return true;
  }
}

const always = (): boolean => true;

/** A digit behind what is none. */
const noticeRuns = (pairs: Uint8Array): void => {
  for (let before = 0; before < CLASSES; before += 1) {
    if (isDigitClass(before)) continue;
    for (let digit = ZERO; digit <= NINE; digit += 1) {
      const at = before * CLASSES + digit;
      pairs[at] = (pairs[at] ?? 0) | RUN;
    }
  }
};
