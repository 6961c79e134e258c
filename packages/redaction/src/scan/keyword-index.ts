import { CLASS_BITS, CLASS_OF, classOf } from "./fold.ts";
import { KeywordTrie } from "./keyword-trie.ts";
import { type DigitCounts, RunTable } from "./run-table.ts";
import { isDigit } from "./unit-classes.ts";

/** What is noticed in a state: the end of keywords, a digit. */
const KEYWORD = 1;
const RUN = 2;

/** So many characters are passed over between two looks at whether to go on. */
const STRIDE = 1 << 16;

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
  /** By state, the keywords that end there. */
  readonly #ending: readonly (readonly KeywordEntry<T>[])[];
  readonly #runs: RunTable<T>;
  /** The longest keyword, in UTF-16 units. */
  readonly longest: number;

  constructor(entries: readonly KeywordEntry<T>[]) {
    this.#runs = new RunTable(entries.filter(({ keyword }) => keyword === ""));
    const keywords = entries.map(({ keyword }) => keyword);
    if (this.#runs.hasAny) keywords.push(...DIGITS.split(""));
    const trie = new KeywordTrie(keywords.reduce((sum, { length }) => sum + length, 0));
    const lastStates = keywords.map((keyword) => trie.add(keyword));
    const ending: KeywordEntry<T>[][] = Array.from({ length: trie.states }, () => []);
    for (const [index, entry] of entries.entries())
      if (entry.keyword !== "") ending[lastStates[index] ?? 0]?.push(entry);
    trie.connect((state, shorter) => ending[state]?.push(...(ending[shorter] ?? [])));
    this.#steps = trie.steps.slice(0, trie.states << CLASS_BITS);
    this.#depths = trie.depths;
    this.#ending = ending;
    this.#noticed = Uint8Array.from(ending, ({ length }, state) => {
      const isRun = this.#runs.hasAny && isDigitClass(trie.lastRead[state] ?? 0);
      return (length > 0 ? KEYWORD : 0) | (isRun ? RUN : 0);
    });
    this.longest = entries.reduce((longest, { keyword }) => Math.max(longest, keyword.length), 0);
  }

  /**
   * Calls back for each keyword that stands whole between two places of a text, by where it ends; stops when `false` comes
   * back.
   *
   * @param goOn asked now and then, also where no keyword is.
   */
  visit(text: string, from: number, to: number, visit: KeywordVisitor<T>, goOn: () => boolean = always): void {
    const steps = this.#steps;
    const noticed = this.#noticed;
    let state = 0;
    let index = from;
    while (index < to) {
      for (const pause = Math.min(to, index + STRIDE); index < pause; index += 1) {
        state = steps[(state << CLASS_BITS) | (CLASS_OF[text.charCodeAt(index)] ?? 0)] ?? 0;
        const what = noticed[state] ?? 0;
        if (what === 0) continue;
        if ((what & RUN) !== 0 && !isDigit(text.charCodeAt(index - 1)) && !this.#runs.visitAt(text, index, visit))
          return;
        if ((what & KEYWORD) !== 0 && !this.#visitEnds(text, state, index + 1, visit)) return;
      }
      if (!goOn()) return;
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
