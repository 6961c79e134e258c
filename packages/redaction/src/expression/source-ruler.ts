import { isDigit } from "../scan/unit-classes.ts";

const OPEN = 40;
const CLOSE = 41;
const STAR = 42;
const PLUS = 43;
const COMMA = 44;
const QUESTION_MARK = 63;
const DOLLAR = 36;
const OPEN_CLASS = 91;
const BACKSLASH = 92;
const CLOSE_CLASS = 93;
const CIRCUMFLEX = 94;
const OPEN_BRACE = 123;
const BAR = 124;
const CLOSE_BRACE = 125;

/**
 * Measures how far an expression without flag `u` looks ahead, straight from its source: hundreds are measured when a
 * redactor is made, and syntax trees of all of them would take longer than all the rest.
 */
export class SourceRuler {
  readonly #source: string;
  #at = 0;
  /** What the part that was measured last matches at least and at most, and how far it looks. */
  #min = 0;
  #max = 0;
  #ahead = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** In UTF-16 units; infinite where there is no bound. */
  measure(): number {
    this.#choice();
    return this.#ahead;
  }

  /** Up to the end, or the bracket that closes it. */
  #choice(): void {
    let [min, max, ahead] = [Infinity, 0, 0];
    let [partsMin, partsMax, partsAhead] = [0, 0, 0];
    for (;;) {
      const unit = this.#source.charCodeAt(this.#at);
      const ends = Number.isNaN(unit) || unit === CLOSE;
      if (!ends && unit !== BAR) {
        this.#atom(unit);
        this.#repetition();
        partsAhead = Math.max(partsAhead, partsMax + this.#ahead);
        partsMin += this.#min;
        partsMax += this.#max;
        continue;
      }
      min = Math.min(min, partsMin);
      max = Math.max(max, partsMax);
      ahead = Math.max(ahead, partsAhead);
      if (ends) break;
      [partsMin, partsMax, partsAhead] = [0, 0, 0];
      this.#at += 1;
    }
    this.#is(min, max, ahead);
  }

  #is(min: number, max: number, ahead: number): void {
    this.#min = min;
    this.#max = max;
    this.#ahead = ahead;
  }

  #atom(unit: number): void {
    this.#at += 1;
    switch (unit) {
      case CIRCUMFLEX:
        return this.#is(0, 0, 0);
      case DOLLAR:
        return this.#is(0, 0, 1);
      case OPEN:
        return this.#group();
      case BACKSLASH:
        return this.#escape();
      case OPEN_CLASS:
        this.#skipClass();
        return this.#is(1, 1, 1);
      default:
        return this.#is(1, 1, 1);
    }
  }

  #skipClass(): void {
    for (;;) {
      const unit = this.#source.charCodeAt(this.#at);
      this.#at += unit === BACKSLASH ? 2 : 1;
      if (unit === CLOSE_CLASS || Number.isNaN(unit)) return;
    }
  }

  #escape(): void {
    const letter = this.#source.charAt(this.#at);
    this.#at += 1;
    if (letter === "b" || letter === "B") return this.#is(0, 0, 1);
    if (letter === "x") this.#at += 2;
    if (letter === "u") this.#at += 4;
    return this.#is(1, 1, 1);
  }

  #group(): void {
    const opening = this.#source.charCodeAt(this.#at) === QUESTION_MARK ? this.#source.charAt(this.#at + 1) : "";
    const behind = opening === "<" && /[=!]/.test(this.#source.charAt(this.#at + 2));
    if (opening === "<" && !behind) this.#at = this.#source.indexOf(">", this.#at) + 1;
    else if (opening !== "") this.#at += behind ? 3 : 2;
    this.#choice();
    this.#at += 1;
    // What looks behind ends where it is tried.
    if (behind) this.#is(0, 0, Math.max(0, this.#ahead - this.#min));
    if (opening === "=" || opening === "!") this.#is(0, 0, this.#ahead);
  }

  #repetition(): void {
    const unit = this.#source.charCodeAt(this.#at);
    if (unit === OPEN_BRACE) {
      if (!this.#braces()) return;
    } else if (unit === QUESTION_MARK) this.#repeat(0, 1);
    else if (unit === STAR || unit === PLUS) this.#repeat(unit === STAR ? 0 : 1, Infinity);
    else return;
    this.#at += 1;
    if (this.#source.charCodeAt(this.#at) === QUESTION_MARK) this.#at += 1;
  }

  #repeat(min: number, max: number): void {
    if (max === 0) return this.#is(0, 0, 0);
    const before = max === Infinity ? Infinity : this.#max * (max - 1);
    return this.#is(this.#min * min, before + this.#max, before + this.#ahead);
  }

  /** Says whether it is a quantifier, whose last unit comes next then. */
  #braces(): boolean {
    let at = this.#at + 1;
    let [min, max] = [0, 0];
    for (; isDigit(this.#source.charCodeAt(at)); at += 1) min = min * 10 + this.#source.charCodeAt(at) - 48;
    if (at === this.#at + 1) return false;
    max = min;
    if (this.#source.charCodeAt(at) === COMMA) {
      at += 1;
      max = isDigit(this.#source.charCodeAt(at)) ? 0 : Infinity;
      for (; isDigit(this.#source.charCodeAt(at)); at += 1) max = max * 10 + this.#source.charCodeAt(at) - 48;
    }
    if (this.#source.charCodeAt(at) !== CLOSE_BRACE) return false;
    this.#at = at;
    this.#repeat(min, max);
    return true;
  }
}
