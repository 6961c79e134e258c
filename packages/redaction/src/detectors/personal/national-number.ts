import type { TextRange } from "../../detector/detector.ts";
import { startsToken } from "../../scan/starts-token.ts";
import { dialedBlocks, goesOnBehind } from "./dialed-digits.ts";
import { isAlphanumeric, isDigit } from "../../scan/unit-classes.ts";

/** `(415) 555-0132`, `415-555-0132`, `415.555.0132`, each also with `1` before it. */
const northAmerican =
  /(?:1[-. ]?)?(?:\([1-9]\d\d\)[-. \u00a0]?\d{3}[-. \u00a0]\d{4}|[1-9]\d\d-\d{3}-\d{4}|[2-9]\d\d\.[2-9]\d\d\.\d{4})(?!\d)/y;

/** Orders, parts and the like have numbers that look like this. */
const named =
  /(?:^|[^a-z])(?:order|invoice|ticket|case|part|model|serial|sku|tracking|shipment|po|rma|item|isbn|catalog|policy|claim|confirmation|booking|p\/n|s\/n)s?(?:[ _-]?(?:number|num|no|nr|id|code))?["')]{0,2}(?: is)?[ .:#="']{0,4}$/i;

/** How far back it is looked at, in UTF-16 units. */
const CONTEXT = 40;

const isJoinedBefore = (text: string, start: number): boolean => {
  const unit = text.charCodeAt(start - 1);
  if (unit === 95 || unit === 43) return true;
  return (unit === 45 || unit === 46) && isAlphanumeric(text.charCodeAt(start - 2));
};

/** A number as it is written in North America: nothing else looks like that. */
export const findNorthAmerican = (text: string, digits: number): TextRange | undefined => {
  const isOpen = text.charAt(digits - 1) === "(" && text.charAt(digits + 3) === ")";
  const start = isOpen ? digits - 1 : digits;
  northAmerican.lastIndex = start;
  if (isJoinedBefore(text, start) || !northAmerican.test(text)) return undefined;
  const end = northAmerican.lastIndex;
  if (goesOnBehind(text, end) || !startsToken(text, start)) return undefined;
  return named.test(text.slice(Math.max(0, start - CONTEXT), start)) ? undefined : { start, end };
};

const filler =
  /(?:[\s"'`:=#>,()*_|\\-]|efon[oe]?|\u00e9fono|s\b|number|nummer|numero|n\u00famero|num|no|nr|ing|is|was|at|on|me|us|him|her|them|back|my|our|your|his|their|the|or|home|work|office|cell|mobile|direct|line|now|today|please|to|toll|free|text|us|uk|intl|\.(?= ?[\d+(])){0,14}/iy;

/** How far behind a word the number may begin, in UTF-16 units. */
const MAX_GAP = 40;

const MAX_DIGITS = 13;

/** With `00` before the code of the country. */
const MAX_WITH_ZEROS = 17;

/** Seconds and milliseconds since 1970. */
const isTime = (digits: string): boolean => /^1[4-9]\d{8}$|^1[4-9]\d{11}$/.test(digits);

/** What begins with a date, is an IP address or has decimals. */
const isOtherNumber = (number: string): boolean =>
  /^(?:(?:19|20)\d\d[-./]\d\d?[-./]\d\d?|\d\d?[-./]\d\d?[-./](?:19|20)\d\d)(?!\d)|^\d+\.\d{1,6}$|^\d{1,3}(?:\.\d{1,3}){3}$/.test(
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
  if (end === wordEnd || end - wordEnd > MAX_GAP || text.charAt(end - 1) === "_") return undefined;
  return numberAt(text, text.charAt(end - 1) === "(" ? end - 1 : end);
};

/** Words for a telephone that are not in ASCII, so no keywords. */
const otherWords =
  /(?:\u7535\u8bdd|\u96fb\u8a71|\u624b\u673a|\u624b\u6a5f|\u643a\u5e2f|\uc804\ud654|\ud734\ub300\ud3f0|\u0442\u0435\u043b\u0435\u0444\u043e\u043d\p{L}{0,2}|\u0442\u0435\u043b\.?|\u03c4\u03b7\u03bb\u03ad\u03c6\u03c9\u03bd\u03bf)(?:\u53f7\u7801|\u865f\u78bc|\u756a\u53f7|\ubc88\ud638)?[\s:\uff1a(\u662f\u70ba\u306f\ub294\uc740]{0,3}$/iu;

/** How far back a word in another script is looked for, in UTF-16 units. */
const OTHER_WORD = 20;

/** A number behind a word for a telephone in Chinese, Japanese, Korean, Russian or Greek. */
export const findBehindOtherWord = (text: string, digits: number): TextRange | undefined => {
  // Letters of these scripts stand within a few characters; nearly nowhere else is there anything to do.
  if (text.charCodeAt(digits - 1) < 0x370 && text.charCodeAt(digits - 2) < 0x370 && text.charCodeAt(digits - 3) < 0x370)
    return undefined;
  if (!otherWords.test(text.slice(Math.max(0, digits - OTHER_WORD), digits))) return undefined;
  return numberAt(text, text.charAt(digits - 1) === "(" ? digits - 1 : digits);
};
