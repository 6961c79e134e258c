import type { TextRange } from "../../detector/detector.ts";
import { startsToken } from "../../scan/starts-token.ts";
import { countryCode } from "./country-codes.ts";
import { type Block, dialedBlocks, goesOnBehind } from "./dialed-digits.ts";
import { isSpace } from "./number-separator.ts";

const PLUS = 43;
const FULL_WIDTH_PLUS = 0xff0b;
const OPENING = 40;
const DOT = 46;

/** Where the plus stands that is before a run of digits, if there is one. */
export const plusBefore = (text: string, start: number): number | undefined => {
  const unit = text.charCodeAt(start - 1);
  if (unit === PLUS || unit === FULL_WIDTH_PLUS) return start - 1;
  if (unit === OPENING && text.charCodeAt(start - 2) === PLUS) return start - 2;
  return unit === 66 && text.startsWith("%2B", start - 3) ? start - 3 : undefined;
};

/** `+1.5` with decimals, unless the dot is behind the country code, as in the directories of domains. */
const isDecimal = (text: string, [first]: readonly Block[], count: number, code: number): boolean =>
  count === 2 && first !== undefined && text.charCodeAt(first.end) === DOT && first.total !== code;

/**
 * Where a number ends whose country code begins at a place, behind the prefix: as many blocks as a number of the country
 * can have.
 */
export const endOfNumber = (text: string, start: number, prefix: number): number | undefined => {
  const digits = text.slice(start + prefix, start + prefix + 12).replaceAll(/\(0\)|\D/g, "");
  const country = countryCode(digits);
  // `+33 000 000 000` is an amount.
  if (country === undefined || digits.startsWith("00", country.length)) return undefined;
  const blocks = dialedBlocks(text, start);
  for (let index = blocks.length - 1; index >= 0; index -= 1) {
    const { end = 0, total = 0, next = 0 } = blocks[index] ?? {};
    const length = total - prefix - country.length;
    if (length < country.min) return undefined;
    if (length > country.max || isDecimal(text, blocks, index + 1, country.length)) continue;
    // A single digit behind a space is another number, if there is enough without it.
    const before = blocks[index - 1];
    if (before?.next === end - 1 && isSpace(text.charCodeAt(end - 2)) && length > country.min) continue;
    // Behind a space another number may stand.
    if (!goesOnBehind(text, end) || (next > end && text.slice(end, next).trim() === "")) return end;
  }
  return undefined;
};

/** `+24.0397-79.6311`, `+82.26128082 +104.453763`: latitude and longitude (ISO 6709). */
const coordinates = /\d{1,3}\.\d{1,12}[ ,;]{0,2}[+-]\d{1,3}\.\d/y;

const isCoordinate = (text: string, start: number): boolean => {
  coordinates.lastIndex = start;
  return coordinates.test(text);
};

/** In what a patch adds: `+2024-05-01 10:30`, `+6.1.7.2 2024-05-01`. */
const hasDate = (number: string): boolean =>
  /(?:^|\D)(?:19|20)\d\d([-./])(?:0?[1-9]|1[0-2])\1(?:[0-2]?\d|3[01])(?!\d)/.test(number);

/** With the bracket that is open before it and closed in it: `(+49) 30 …`. */
const withBracket = (text: string, start: number, end: number): TextRange => {
  const isOpen = text.charCodeAt(start - 1) === OPENING && /^[^(]*\)/.test(text.slice(start, end));
  return { start: isOpen ? start - 1 : start, end };
};

/** A number with a plus before its country code. */
export const findBehindPlus = (text: string, start: number, plus: number): TextRange | undefined => {
  if (!startsToken(text, plus) || text.charCodeAt(plus - 1) === PLUS) return undefined;
  if (isCoordinate(text, start)) return undefined;
  const end = endOfNumber(text, start, 0);
  if (end === undefined || hasDate(text.slice(start, end))) return undefined;
  return withBracket(text, plus, end);
};
