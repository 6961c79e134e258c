import type { TextRange } from "../../detector/detector.ts";
import { startsToken } from "../../scan/starts-token.ts";
import { dialedBlocks, goesOnBehind } from "./dialed-digits.ts";
import { isAlphanumeric, isDigit } from "../../scan/unit-classes.ts";
import { isWithinPath } from "./within-path.ts";

const PLUS = 43;
const DASH = 45;
const DOT = 46;
const UNDERSCORE = 95;
const ZERO = 48;
const COLON = 58;
const SMALL_E = 101;
const SMALL_L = 108;

/** `(415) 555-0132`, `415-555-0132`, `415.555.0132`, each also with `1` before it. */
const northAmerican =
  /(?:1[-. ]?)?(?:\([1-9]\d\d\)[-. \u00a0]?\d{3}[-. \u00a0]\d{4}|[1-9]\d\d-\d{3}-\d{4}|[2-9]\d\d\.[2-9]\d\d\.\d{4}|[2-9]\d\d[ \u00a0][2-9]\d\d-\d{4})(?!\d)/y;

/** Orders, parts and the like have numbers that look like this. */
const named =
  /(?:^|[^a-z])(?:order|invoice|ticket|case|part|model|serial|sku|tracking|shipment|po|rma|item|isbn|catalog|policy|claim|confirmation|booking|p\/n|s\/n)s?(?:[ _-]?(?:number|num|no|nr|id|code))?["')]{0,2}(?: is)?[ .:#="']{0,4}$/i;

/** How far back it is looked at, in UTF-16 units. */
const CONTEXT = 40;

const isJoinedBefore = (text: string, start: number): boolean => {
  const unit = text.charCodeAt(start - 1);
  const before = text.charCodeAt(start - 2);
  if (unit === UNDERSCORE) return isAlphanumeric(before);
  // Behind other marks than an ellipsis, decimals begin with a dot.
  if (unit === DOT) return before !== DOT;
  return unit === PLUS || (unit === DASH && isAlphanumeric(before));
};

/** A number as it is written in North America: nothing else looks like that. */
export const findNorthAmerican = (text: string, digits: number): TextRange | undefined => {
  const isOpen = text.charAt(digits - 1) === "(" && text.charAt(digits + 3) === ")";
  const start = isOpen ? digits - 1 : digits;
  northAmerican.lastIndex = start;
  if (isJoinedBefore(text, start) || !northAmerican.test(text)) return undefined;
  const end = northAmerican.lastIndex;
  if (goesOnBehind(text, end) || !startsToken(text, start)) return undefined;
  if (text.slice(start, end).includes(".") && isWithinPath(text, start, end)) return undefined;
  return named.test(text.slice(Math.max(0, start - CONTEXT), start)) ? undefined : { start, end };
};

const filler =
  /(?:[\s"'`:;=#>,()*_|\\-]|type|voice|pref|uri|value|tel|efo{1,2}n(?:o|e|u|i|sz\u00e1m|n\u00ed)?|epon|ephone|\u00e9fono|ular(?:e|es)?|s\b|number|nummer|numero|n\u00famero|numaras\u0131|\u010d\u00edslo|num|no|nr|ing|ist|is|est|es|\u00e9|\u00e8|was|at|on|me|us|him|her|them|back|my|our|your|his|their|the|you|we|have|gave|provided|or|home|work|office|cell|mobile|direct|line|now|today|please|sent|toll|to|free|text|file|us|uk|intl|\.(?=[\s:]{0,2}[\d+(])){0,16}/iy;

/** How far behind a word the number may begin, in UTF-16 units. */
const MAX_GAP = 48;

const MAX_DIGITS = 15;

/** With `00` before the code of the country. */
const MAX_WITH_ZEROS = 17;

/** Seconds and milliseconds since 1970. */
const isTime = (digits: string): boolean => /^1[4-9]\d{8}$|^1[4-9]\d{11}$/.test(digits);

/** What begins with a date, is an IP address or has decimals. */
const isOtherNumber = (number: string): boolean =>
  /^(?:(?:19|20)\d\d[-./]\d\d?[-./]\d\d?|\d\d?[-./]\d\d?[-./](?:19|20)\d\d)(?!\d)|^\d+\.\d{1,6}$|^\d\.\d{7,20}$|^\d{1,3}(?:\.\d{1,3}){3}$/.test(
    number,
  );

/** The number that begins at a place, of any country: as many blocks as a number can have. */
const numberAt = (text: string, start: number): TextRange | undefined => {
  const first = text.charAt(start) === "(" ? start + 1 : start;
  if (!isDigit(text.charCodeAt(first))) return undefined;
  const blocks = dialedBlocks(text, first);
  for (let index = blocks.length - 1; index >= 0; index -= 1) {
    const { end = 0, total = 0 } = blocks[index] ?? {};
    if (total < 7) return undefined;
    const number = text.slice(first, end);
    if (
      total <= (number.startsWith("00") ? MAX_WITH_ZEROS : MAX_DIGITS) &&
      !isTime(number) &&
      !isOtherNumber(number) &&
      !goesOnBehind(text, end)
    )
      return { start, end };
  }
  return undefined;
};

/** A number of any country behind a word such as `phone`. */
export const findBehindWord = (text: string, wordEnd: number): TextRange | undefined => {
  filler.lastIndex = wordEnd;
  filler.test(text);
  const end = filler.lastIndex;
  // Behind a mark a number may follow at once: `ph.`, `wa.me/`.
  if (end === wordEnd && isAlphanumeric(text.charCodeAt(end - 1))) return undefined;
  if (end - wordEnd > MAX_GAP || text.charAt(end - 1) === "_") return undefined;
  return numberAt(text, text.charAt(end - 1) === "(" ? end - 1 : end);
};

/** Words for a telephone that are not in ASCII, so no keywords. */
const otherWords =
  /(?:\u7535\u8bdd|\u96fb\u8a71|\u624b\u673a|\u624b\u6a5f|\u643a\u5e2f|\u81f4\u7535|\u62e8\u6253|\uc804\ud654|\ud734\ub300\ud3f0|\uc5f0\ub77d\ucc98|\u0442\u0435\u043b\u0435\u0444\u043e\u043d\p{L}{0,2}|\u0442\u0435\u043b\.?|\u043c\u043e\u0431\.?|\u03c4\u03b7\u03bb\u03ad\u03c6\u03c9\u03bd\u03bf|\u03ba\u03b9\u03bd\u03b7\u03c4\u03cc|\u0647\u0627\u062a\u0641|\u0627\u0644\u062c\u0648\u0627\u0644|\u0645\u0648\u0628\u0627\u064a\u0644|\u062a\u0644\u0641\u0646|\u05d8\u05dc\u05e4\u05d5\u05df|\u05e0\u05d9\u05d9\u05d3|\u092b[\u093c]?\u094b\u0928|\u095e\u094b\u0928|\u092e\u094b\u092c\u093e\u0907\u0932|\u0e42\u0e17\u0e23(?:\u0e28\u0e31\u0e1e\u0e17\u0e4c)?|tho\u1ea1i)(?:\u53f7\u7801?|\u865f\u78bc?|\u756a\u53f7|\ubc88\ud638| \u0928\u0902\u092c\u0930)?[\s:\uff1a(\u662f\u70ba\u306f\ub294\uc740]{0,3}$/iu;

/** How far back a word in another script is looked for, in UTF-16 units. */
const OTHER_WORD = 20;

/** `Tél. : 01 …`: all national numbers there begin with zero. */
const french = /(?:^|[^a-z])t\u00e9l(?:\u00e9phone)?[\s.:]{0,4}$/i;

/** Whether a letter of another script than Latin stands within a few characters. */
const isBehindOtherScript = (text: string, digits: number): boolean => {
  for (let at = digits - 1; at >= digits - 4; at -= 1) if (text.charCodeAt(at) >= 0x370) return true;
  return false;
};

/** Whether that can end with a UTF-16 unit: zeros are at the beginning of many numbers. */
const endsFrench = (unit: number): boolean =>
  unit <= 32 || unit >= 128 || unit === DOT || unit === COLON || (unit | 32) === SMALL_E || (unit | 32) === SMALL_L;

/** A number behind a word for a telephone that is not written in ASCII. */
export const findBehindOtherWord = (text: string, digits: number): TextRange | undefined => {
  // Nearly nowhere is there anything to do.
  const isTrunk = text.charCodeAt(digits) === ZERO && text.charCodeAt(digits + 1) !== DOT;
  const mayBeFrench = isTrunk && endsFrench(text.charCodeAt(digits - 1));
  const words = isBehindOtherScript(text, digits) ? otherWords : mayBeFrench ? french : undefined;
  if (words?.test(text.slice(Math.max(0, digits - OTHER_WORD), digits)) !== true) return undefined;
  return numberAt(text, text.charAt(digits - 1) === "(" ? digits - 1 : digits);
};
