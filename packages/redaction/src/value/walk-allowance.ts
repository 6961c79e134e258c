import type { Watch } from "../scan/watch.ts";

/** Values that one value may have in it, at whatever depth. */
const MAX_ITEMS = 65_536;

/** What is beyond so many times the limit is left out: of what comes before next to nothing is kept already. */
const MAX_EXCESS = 4;

/** So many texts are cleaned between two looks at the clock. */
const TEXTS_PER_LOOK = 32;

/** How much of one value was copied, and whether there is room and time for more. */
export class WalkAllowance {
  /** UTF-16 units of every text. */
  readonly lengths: number[] = [];
  /** UTF-16 units of keys and texts so far. */
  total = 0;
  keysTotal = 0;
  /** Whether anything was cut or left out. */
  isCut = false;
  readonly #maxTotal: number;
  readonly #watch: Watch;
  #items = 0;

  constructor(maxTotal: number, watch: Watch) {
    this.#maxTotal = maxTotal;
    this.#watch = watch;
  }

  addText(length: number): void {
    this.lengths.push(length);
    this.total += length;
  }

  addKey(length: number): void {
    this.keysTotal += length;
    this.total += length;
  }

  /** Whether one more value may be copied. */
  takeItem(): boolean {
    this.#items += 1;
    const isWithin = this.keysTotal <= this.#maxTotal && this.total <= MAX_EXCESS * this.#maxTotal;
    if (this.#items <= MAX_ITEMS && isWithin) return true;
    this.isCut = true;
    return false;
  }

  /**
   * The same of one that has a name: what has no time left is left out, as to clean names takes longer than to withhold
   * what is under them.
   */
  takeMember(): boolean {
    if (!this.takeItem()) return false;
    if (!this.#watch.isLate && (this.#items % TEXTS_PER_LOOK !== 0 || !this.#watch.isUp())) return true;
    this.isCut = true;
    return false;
  }

  /** Whether there is no time for one more text. */
  isTimeUp(): boolean {
    return this.#watch.isLate || (this.lengths.length % TEXTS_PER_LOOK === 0 && this.#watch.isUp());
  }
}
