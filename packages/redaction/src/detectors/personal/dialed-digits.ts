import { isDash, isSpace } from "./number-separator.ts";
import { extensionEnd } from "./extension.ts";
import { isAlphanumeric, isDigit, isLetter } from "../../scan/unit-classes.ts";

const PERCENT = 37;
const OPENING = 40;
const DASH = 45;
const DOT = 46;
const UNDERSCORE = 95;

/** More digits than this has no number (ITU-T E.164), nor one with `00` or `0` in front. */
const MAX_DIGITS = 18;

const isBetween = (unit: number): boolean =>
  isSpace(unit) || isDash(unit) || (unit >= 46 && unit <= 47) || (unit >= 40 && unit <= 41);

/** Whether what stands between two blocks may begin with a unit. */
export const mayBeBetween = (unit: number): boolean => unit === PERCENT || isBetween(unit);

/** The zero of calls within the country, which is not dialed from abroad: `+44 (0)20 …`. */
const trunkZero = /[ \u00a0]?\(0\)[ \u00a0.-]?(?=\d)/y;

/** How long what stands between two digits may be: `) `, ` - `, ` (`. */
const MAX_BETWEEN = 3;

/** A block of digits that are dialed. */
export interface Block {
  readonly end: number;
  /** How many digits there are up to its end. */
  readonly total: number;
  /** Where the next block begins, or its own end. */
  readonly next: number;
}

/** A dot beside a space or a dash begins decimals: `0-.206`. */
const isSeparator = (between: string): boolean => !between.includes(".") || /[()]/.test(between);

/** Where the next digit stands, behind no more than what separates blocks of one number. */
const nextDigit = (text: string, at: number): number | undefined => {
  const unit = text.charCodeAt(at);
  if (unit === PERCENT) return text.startsWith("%20", at) && isDigit(text.charCodeAt(at + 3)) ? at + 3 : undefined;
  if (!isBetween(unit)) return undefined;
  if (isDigit(text.charCodeAt(at + 1)) && unit !== OPENING) return at + 1;
  trunkZero.lastIndex = at;
  if (trunkZero.test(text)) return trunkZero.lastIndex;
  // `+6762 -6415` are two numbers.
  if (isSpace(unit) && isDash(text.charCodeAt(at + 1)) && isDigit(text.charCodeAt(at + 2))) return undefined;
  for (let next = at + 1; next <= at + MAX_BETWEEN; next += 1) {
    if (isDigit(text.charCodeAt(next))) return isSeparator(text.slice(at, next)) ? next : undefined;
    if (!isBetween(text.charCodeAt(next))) return undefined;
  }
  return undefined;
};

/** The blocks of digits that are dialed from a place on. */
export const dialedBlocks = (text: string, start: number): readonly Block[] => {
  const blocks: Block[] = [];
  let total = 0;
  let at = start;
  while (total <= MAX_DIGITS) {
    let end = at;
    while (end - at <= MAX_DIGITS && isDigit(text.charCodeAt(end))) end += 1;
    total += end - at;
    const next = nextDigit(text, end);
    blocks.push({ end, total, next: next ?? end });
    if (next === undefined) break;
    at = next;
  }
  return blocks;
};

/** Whether a number that ends here is the beginning of something else: of a word, or of a longer number. */
export const goesOnBehind = (text: string, end: number): boolean => {
  const unit = text.charCodeAt(end);
  if (isDigit(unit)) return true;
  if (unit === UNDERSCORE) return isAlphanumeric(text.charCodeAt(end + 1));
  if (isLetter(unit)) return extensionEnd(text, end) === end;
  return (unit === DASH || unit === DOT) && isDigit(text.charCodeAt(end + 1));
};
