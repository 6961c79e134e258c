import { isIssuedWithLength, MAX_CARD_LENGTH, MIN_CARD_LENGTH } from "./card-issuers.ts";
import { isSpace, separatorLength } from "./number-separator.ts";
import { isDigit } from "../../scan/unit-classes.ts";

const DOT = 46;
const COLON = 58;
const UNDERSCORE = 95;

/** How blocks of digits are separated, as far as they have been read. */
class Separation {
  /** The UTF-16 unit between the first two blocks. */
  #first: number | undefined;
  #isEven = true;
  #hasDot = false;

  add(unit: number): void {
    this.#first ??= unit;
    if (unit !== this.#first) this.#isEven = false;
    if (unit === DOT) this.#hasDot = true;
  }

  /** Whether blocks of four, and a last one of up to four, are one number: `4.1512 3.8114` are two. */
  get joinsFours(): boolean {
    return this.#isEven || !this.#hasDot;
  }

  /** Whether other blocks are, as those of 4, 6 and 5 digits: as long as they are separated alike. */
  get joinsOthers(): boolean {
    return this.#isEven && this.#first !== DOT && this.#first !== UNDERSCORE;
  }
}

/** Four, six, and four or five digits: as American Express and Diners Club print them. */
const isPrinted = (sizes: readonly number[]): boolean =>
  sizes.length === 3 && sizes[0] === 4 && sizes[1] === 6 && (sizes[2] === 4 || sizes[2] === 5);

/** Blocks of an even number of digits each, as 8 and 8, and at least 16 in all: orders often have 13 or 14 in two. */
const isEven = (sizes: readonly number[]): boolean =>
  sizes.every((size) => size >= 4 && size % 2 === 0) && sizes.reduce((sum, size) => sum + size) >= 16;

/** Whether nothing but the number stands there: tables and ranges have digits beside it. */
const isAlone = (text: string, start: number, end: number): boolean => {
  if (separatorLength(text, end) > 0 || text.charCodeAt(start - 1) === COLON) return false;
  return !isSpace(text.charCodeAt(start - 1)) || !isDigit(text.charCodeAt(start - 2));
};

/** Whether blocks of such sizes, at least four digits in each but the last, are one number. */
const isOneNumber = (
  text: string,
  start: number,
  end: number,
  separation: Separation,
  sizes: readonly number[],
): boolean => {
  const last = sizes.length - 1;
  if (sizes.every((size, index) => (index === last ? size <= 4 : size === 4))) return separation.joinsFours;
  if (!separation.joinsOthers) return false;
  if (isPrinted(sizes)) return true;
  return isEven(sizes) && isAlone(text, start, end);
};

/**
 * Where the longest card number ends that consists of blocks of digits from a place on, each of at least four but for the
 * last. Its check digit is right.
 *
 * @param head the first four digits
 */
export const endOfCardBlocks = (text: string, start: number, head: number): number | undefined => {
  const separation = new Separation();
  let end: number | undefined;
  let at = start;
  let count = 0;
  const sizes: number[] = [];
  // The two sums that Luhn's can be: every second digit counts double, from the first or from the second on.
  let fromFirst = 0;
  let fromSecond = 0;
  for (;;) {
    const from = at;
    while (isDigit(text.charCodeAt(at))) {
      if (count === MAX_CARD_LENGTH) return end;
      const digit = text.charCodeAt(at) - 48;
      const double = digit > 4 ? 2 * digit - 9 : 2 * digit;
      fromFirst += count % 2 === 0 ? double : digit;
      fromSecond += count % 2 === 0 ? digit : double;
      count += 1;
      at += 1;
    }
    const size = at - from;
    sizes.push(size);
    if (count >= MIN_CARD_LENGTH && isIssuedWithLength(head, count)) {
      const sum = count % 2 === 0 ? fromFirst : fromSecond;
      if (sum % 10 === 0 && isOneNumber(text, start, at, separation, sizes)) end = at;
    }
    const separator = separatorLength(text, at);
    if (separator === 0 || size < 4) return end;
    separation.add(text.charCodeAt(at));
    at += separator;
  }
};
