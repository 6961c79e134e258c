interface Branch {
  readonly next: Map<number, Branch>;
}

const lower = (unit: number): number => (unit >= 65 && unit <= 90 ? unit + 32 : unit);

/** Knows with what keywords begin: whether one may have begun that the end of a text cuts off. */
export class KeywordBeginnings {
  readonly #root: Branch = { next: new Map() };
  readonly #longest: number;

  constructor(keywords: Iterable<string>) {
    let longest = 0;
    for (const keyword of keywords) {
      longest = Math.max(longest, keyword.length);
      let branch = this.#root;
      for (let index = 0; index < keyword.length; index += 1) {
        const unit = lower(keyword.charCodeAt(index));
        const next = branch.next.get(unit) ?? { next: new Map() };
        branch.next.set(unit, next);
        branch = next;
      }
    }
    this.#longest = longest;
  }

  /** The first place from which the rest of the text is the beginning of a keyword; its end if there is none. */
  firstIn(text: string, from: number): number {
    for (let start = Math.max(from, text.length - this.#longest + 1); start < text.length; start += 1)
      if (this.#isBeginning(text, start)) return start;
    return text.length;
  }

  #isBeginning(text: string, start: number): boolean {
    let branch = this.#root;
    for (let index = start; index < text.length; index += 1) {
      const next = branch.next.get(lower(text.charCodeAt(index)));
      if (next === undefined) return false;
      branch = next;
    }
    return branch.next.size > 0;
  }
}
