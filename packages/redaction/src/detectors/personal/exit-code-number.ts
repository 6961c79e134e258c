import type { TextRange } from "../../detector/detector.ts";
import { startsToken } from "../../scan/starts-token.ts";
import { countryCode } from "./country-codes.ts";
import { endOfNumber } from "./international-number.ts";

const DOT = 46;
const DASH = 45;

/** A block of four, as in account numbers; hours, of which these are the minutes; bytes, as in dumps. */
const notBeforeZeros = /\d{4} $|\d:$|(?:^|[^\da-z])[\da-f]{2} $|(?:^|\W)(?=\d{0,3}[a-f])(?=[a-f]{0,3}\d)[\da-f]{4} $/i;

const bytes = /^\d{8} {2}\d\d |^00\D(?:\d\d\D\d\d\D\d\d(?!\d)|\d\d {2})/;

/** Italy, Ivory Coast, Benin, Gabon, Congo, San Marino. */
const zeroAllowed = /^(?:39|225|229|241|242|378)/;

/**
 * Whether digits alone, as ids are that zeros fill up, can be dialed: only a few countries have national numbers that begin
 * with 0, and North America no exchange with 0 or 1.
 */
const canBeDialed = (digits: string): boolean => {
  const national = digits.slice(countryCode(digits)?.length ?? 0);
  if (digits.startsWith("1")) return /^[2-9]\d\d[2-9]/.test(national);
  return zeroAllowed.test(digits) || !national.startsWith("0");
};

/** `0 00-2 3.1`, `0 0012.2`: arcs in paths of SVG. */
const isArc = (text: string, start: number): boolean =>
  /^00(?:-|\d{0,3}\.)/.test(text.slice(start, start + 6)) && /\d $/.test(text.slice(Math.max(0, start - 2), start));

/** Code points, stock numbers, and accounts in Britain: `0069 0307 0300`, `0020-75-004-4545`, `00-63-13 52101159`. */
const otherBlocks = /^00\d\d(?: 0\d{3}(?!\d)|-\d\d-\d{3}-\d{4})|^00-\d\d-\d\d \d{8}(?!\d)/;

/** Whether the code of the country is divided by what separates blocks: `006 779 766`. */
const dividesCode = (text: string, start: number): boolean => {
  const [, first = ""] = /^00(\d{1,2})\D/.exec(text.slice(start, start + 5)) ?? [];
  return first !== "" && countryCode(first) === undefined;
};

/** What ids and codes of goods stand behind, of which some begin with zeros. */
const named =
  /(?:^|[^a-z])(?:ean|upc|gtin|isbn|sku|barcode|order|invoice|account|ticket|case|tracking|serial|part|item|batch|lot|ref|reference|id)[\w-]{0,8}["')]{0,2}[ #:=."']{0,4}$|(?:^|[^a-z]):$|\/$/i;

/** How far back it is looked at, in UTF-16 units. */
const CONTEXT = 32;

/** A number with `00` before its country code: and no dump of bytes. */
export const findBehindZeros = (text: string, start: number): TextRange | undefined => {
  const before = text.charCodeAt(start - 1);
  if (before === DOT || before === DASH || !startsToken(text, start)) return undefined;
  if (notBeforeZeros.test(text.slice(Math.max(0, start - 6), start))) return undefined;
  const head = text.slice(start, start + 18);
  if (bytes.test(head) || otherBlocks.test(head) || dividesCode(text, start) || isArc(text, start)) return undefined;
  const end = endOfNumber(text, start, 2);
  if (end === undefined) return undefined;
  const number = text.slice(start, end);
  if (/\D/.test(number)) return { start, end };
  if (named.test(text.slice(Math.max(0, start - CONTEXT), start))) return undefined;
  return canBeDialed(number.slice(2)) ? { start, end } : undefined;
};

/** A number with `011` before its country code, as it is dialed in North America, in blocks. */
export const findBehindExitCode = (text: string, start: number): TextRange | undefined => {
  const before = text.charCodeAt(start - 1);
  if (before === DOT || before === DASH || !startsToken(text, start)) return undefined;
  if (notBeforeZeros.test(text.slice(Math.max(0, start - 6), start))) return undefined;
  const end = endOfNumber(text, start, 3);
  if (end === undefined || !/^011[ -]\d{1,3}[ -]/.test(text.slice(start, end))) return undefined;
  return canBeDialed(text.slice(start + 3, end).replaceAll(/\D/g, "")) ? { start, end } : undefined;
};
