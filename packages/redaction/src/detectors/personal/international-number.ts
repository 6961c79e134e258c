import type { TextRange } from "../../detector/detector.ts";
import { startsToken } from "../../scan/starts-token.ts";
import { countryCode } from "./country-codes.ts";
import { type Block, dialedBlocks, goesOnBehind } from "./dialed-digits.ts";
import { isSpace } from "./number-separator.ts";

const PLUS = 43;
const FULL_WIDTH_PLUS = 0xff0b;
const OPENING = 40;
const DOT = 46;
const DASH = 45;

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
const endOfNumber = (text: string, start: number, prefix: number): number | undefined => {
  const country = countryCode(text.slice(start + prefix, start + prefix + 8).replaceAll(/\D/g, ""));
  if (country === undefined) return undefined;
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
  return end === undefined ? undefined : withBracket(text, plus, end);
};

/** A block of four, as in account numbers; hours, of which these are the minutes; bytes, as in dumps. */
const notBeforeZeros = /\d{4} $|\d:$|(?:^|[^\da-z])[\da-f]{2} $|(?:^|\W)(?=\d{0,3}[a-f])(?=[a-f]{0,3}\d)[\da-f]{4} $/i;

const bytes = /^\d{8} {2}\d\d |^00\D(?:\d\d\D\d\d\D\d\d(?!\d)|\d\d {2})/;

/**
 * Whether digits alone, as ids are that zeros fill up, can be dialed: no national number but Italian ones begins with 0,
 * and no exchange in North America with 0 or 1.
 */
const canBeDialed = (digits: string): boolean => {
  const national = digits.slice(countryCode(digits)?.length ?? 0);
  if (digits.startsWith("1")) return /^[2-9]\d\d[2-9]/.test(national);
  return digits.startsWith("39") || !national.startsWith("0");
};

/** Code points, stock numbers, and accounts in Britain: `0069 0307 0300`, `0020-75-004-4545`, `00-63-13 52101159`. */
const otherBlocks = /^00\d\d(?: 0\d{3}(?!\d)|-\d\d-\d{3}-\d{4})|^00-\d\d-\d\d \d{8}(?!\d)/;

/** Whether the code of the country is divided by what separates blocks: `006 779 766`. */
const dividesCode = (text: string, start: number): boolean => {
  const [, first = ""] = /^00(\d{1,2})\D/.exec(text.slice(start, start + 5)) ?? [];
  return first !== "" && countryCode(first) === undefined;
};

/** What ids and codes of goods stand behind, of which some begin with zeros. */
const named =
  /(?:^|[^a-z])(?:ean|upc|gtin|isbn|sku|barcode|order|invoice|account|ticket|case|tracking|serial|part|item|batch|lot|ref|reference|id)[\w-]{0,8}["')]{0,2}[ #:=."']{0,4}$|[:/]$/i;

/** How far back it is looked at, in UTF-16 units. */
const CONTEXT = 32;

/** A number with `00` before its country code: and no dump of bytes. */
export const findBehindZeros = (text: string, start: number): TextRange | undefined => {
  const before = text.charCodeAt(start - 1);
  if (before === DOT || before === DASH || !startsToken(text, start)) return undefined;
  if (notBeforeZeros.test(text.slice(Math.max(0, start - 6), start))) return undefined;
  const head = text.slice(start, start + 18);
  if (bytes.test(head) || otherBlocks.test(head) || dividesCode(text, start)) return undefined;
  const end = endOfNumber(text, start, 2);
  if (end === undefined) return undefined;
  const number = text.slice(start, end);
  if (/\D/.test(number)) return { start, end };
  if (named.test(text.slice(Math.max(0, start - CONTEXT), start))) return undefined;
  return canBeDialed(number.slice(2)) ? { start, end } : undefined;
};
