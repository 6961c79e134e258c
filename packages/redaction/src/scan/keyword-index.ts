import { CLASS_BITS, CLASS_OF, classOf } from "./fold.ts";
import { KeywordTrie } from "./keyword-trie.ts";
import { type DigitCounts, endOfDigits, RunTable } from "./run-table.ts";
import { isDigit } from "./unit-classes.ts";

/** What is noticed in a state: the end of keywords, a digit. */
const KEYWORD = 1;
const RUN = 2;

/** So many characters are passed over between two looks at whether to go on. */
const STRIDE = 1 << 16;

/** At the end of a text no longer than this it is not asked whether to go on: to look at the clock takes as long. */
const SHORT = 1024;

const DIGITS = "0123456789";

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
  /** Whether anything may have to be done about a run of so many digits between two units of ASCII. @default always */
  readonly beside?: ((before: number, behind: number, count: number) => boolean) | undefined;
}

/** Is told of a keyword at a place; says whether to go on. */
export type KeywordVisitor<T> = (entry: KeywordEntry<T>, start: number, end: number) => boolean;

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
 * An automaton reads the classes of the characters, one step each, and nearly everywhere no keyword ends: that is all that is
 * done for a character. What shares a class is told apart where one does.
 */
export class KeywordIndex<T> {
  readonly #steps: KeywordTrie["steps"];
  readonly #depths: KeywordTrie["depths"];
  readonly #noticed: Uint8Array;
  /** By state, the keywords that end there, where any does. */
  readonly #ending: readonly (readonly KeywordEntry<T>[] | undefined)[];
  readonly #runs: RunTable<T>;
  /** The longest keyword, in UTF-16 units. */
  readonly longest: number;

  constructor(entries: readonly KeywordEntry<T>[]) {
    this.#runs = new RunTable(entries.filter(({ keyword }) => keyword === ""));
    const keywords = entries.map(({ keyword }) => keyword);
    if (this.#runs.hasAny) keywords.push(...DIGITS.split(""));
    const trie = new KeywordTrie(keywords.reduce((sum, { length }) => sum + length, 0));
    const lastStates = keywords.map((keyword) => trie.add(keyword));
    const ending = Array.from<KeywordEntry<T>[] | undefined>({ length: trie.states });
    for (const [index, entry] of entries.entries())
      if (entry.keyword !== "") (ending[lastStates[index] ?? 0] ??= []).push(entry);
    trie.connect((state, shorter) => {
      const shorterOnes = ending[shorter];
      if (shorterOnes !== undefined) (ending[state] ??= []).push(...shorterOnes);
    });
    this.#steps = trie.steps.slice(0, trie.states << CLASS_BITS);
    this.#depths = trie.depths;
    this.#ending = ending;
    this.#noticed = new Uint8Array(trie.states);
    for (let state = 0; state < trie.states; state += 1) {
      const isRun = this.#runs.hasAny && isDigitClass(trie.lastRead[state] ?? 0);
      this.#noticed[state] = (ending[state] === undefined ? 0 : KEYWORD) | (isRun ? RUN : 0);
    }
    this.longest = entries.reduce((longest, { keyword }) => Math.max(longest, keyword.length), 0);
  }

  /**
   * Calls back for each keyword that stands whole between two places of a text, by where it ends; stops when `false` comes
   * back.
   *
   * @param goOn asked now and then, also where no keyword is.
   * @param isWhole whether no more of the text may come.
   */
  visit(
    text: string,
    from: number,
    to: number,
    visit: KeywordVisitor<T>,
    goOn: () => boolean = always,
    isWhole: boolean = false,
  ): void {
    const steps = this.#steps;
    const noticed = this.#noticed;
    let state = 0;
    let index = from;
    // Of a run that began before, only the rest is here.
    let runEnd = isDigit(text.charCodeAt(from - 1)) ? endOfDigits(text, from - 1) : from;
    let pause = Math.min(to, from + STRIDE);
    for (;;) {
      let what = 0;
      // Nothing but this is done for nearly every character: kept small, it takes half the time.
      while (index < pause && what === 0) {
        state = steps[(state << CLASS_BITS) | (CLASS_OF[text.charCodeAt(index)] ?? 0)] ?? 0;
        what = noticed[state] ?? 0;
        index += 1;
      }
      if (what === 0) {
        if ((index < to || to - from > SHORT) && !goOn()) return;
        if (index >= to) return;
        pause = Math.min(to, index + STRIDE);
      }
      if ((what & RUN) !== 0 && index > runEnd) {
        const start = index - 1;
        runEnd = endOfDigits(text, start);
        const entry = this.#runs.entryFor(text, start, runEnd, isWhole);
        if (entry !== undefined && !visit(entry, start, runEnd)) return;
      }
      if ((what & KEYWORD) !== 0 && !this.#visitEnds(text, state, index, visit)) return;
    }
  }

  /** The first place from which the rest of a text is the beginning of a keyword, or all of one; its end if there is none. */
  beginningIn(text: string, from: number): number {
    let state = 0;
    for (let index = Math.max(from, text.length - this.longest + 1); index < text.length; index += 1)
      state = this.#steps[(state << CLASS_BITS) | classOf(text.charCodeAt(index))] ?? 0;
    return text.length - (this.#depths[state] ?? 0);
  }

  #visitEnds(text: string, state: number, end: number, visit: KeywordVisitor<T>): boolean {
    for (const entry of this.#ending[state] ?? []) {
      const start = end - entry.keyword.length;
      if (standsAt(text, entry.keyword, start) && !visit(entry, start, end)) return false;
    }
    return true;
  }
}

const always = (): boolean => true;
