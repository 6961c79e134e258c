import { CLASS_BITS, classOf } from "./fold.ts";

const CLASSES = 1 << CLASS_BITS;

/**
 * The beginnings of keywords, as states: from each leads one step per class of characters to the next, and 0 is where none
 * has begun.
 */
export class KeywordTrie {
  /** Where each step leads: `steps[state * 64 + class]`. */
  readonly steps: Uint16Array | Uint32Array;
  /** The class of the character that was read last, by state. */
  readonly lastRead: Uint8Array;
  /** How many characters have been read, by state. */
  readonly depths: Uint16Array;
  /** The states that are one step longer: one of them, and of each the next. */
  readonly #child: Uint32Array;
  readonly #sibling: Uint32Array;
  #states = 1;

  /** @param most how many characters all keywords have together. */
  constructor(most: number) {
    const length = (most + 1) * CLASSES;
    this.steps = most < 1 << 16 ? new Uint16Array(length) : new Uint32Array(length);
    this.lastRead = new Uint8Array(most + 1);
    this.depths = new Uint16Array(most + 1);
    this.#child = new Uint32Array(most + 1);
    this.#sibling = new Uint32Array(most + 1);
  }

  get states(): number {
    return this.#states;
  }

  /** Adds a keyword; returns its last state. */
  add(keyword: string): number {
    let state = 0;
    for (let index = 0; index < keyword.length; index += 1) {
      const read = classOf(keyword.charCodeAt(index));
      state = this.steps[state * CLASSES + read] || this.#grow(state, read);
    }
    return state;
  }

  #grow(state: number, read: number): number {
    const grown = this.#states;
    this.#states += 1;
    this.steps[state * CLASSES + read] = grown;
    this.lastRead[grown] = read;
    this.depths[grown] = (this.depths[state] ?? 0) + 1;
    this.#sibling[grown] = this.#child[state] ?? 0;
    this.#child[state] = grown;
    return grown;
  }

  /**
   * Makes the trie an automaton, by the construction of Aho and Corasick: a step that no keyword has leads to where the longest
   * beginning goes on that what was read ends with. Source: Efficient String Matching, 1975.
   *
   * @param link told of each state, shorter ones first: the longest other beginning that it ends with.
   */
  connect(link: (state: number, shorter: number) => void): void {
    const { steps } = this;
    const shorterOf = new Uint32Array(this.#states);
    const queue = [0];
    for (let head = 0; head < queue.length; head += 1) {
      const state = queue[head] ?? 0;
      const shorter = (shorterOf[state] ?? 0) * CLASSES;
      if (state !== 0) {
        link(state, shorterOf[state] ?? 0);
        steps.copyWithin(state * CLASSES, shorter, shorter + CLASSES);
      }
      for (let child = this.#child[state] ?? 0; child !== 0; child = this.#sibling[child] ?? 0) {
        const read = this.lastRead[child] ?? 0;
        shorterOf[child] = state === 0 ? 0 : (steps[shorter + read] ?? 0);
        steps[state * CLASSES + read] = child;
        queue.push(child);
      }
    }
  }
}
