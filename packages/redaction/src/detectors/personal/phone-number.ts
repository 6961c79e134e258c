import type { FunctionDetector, TextRange } from "../../detector/detector.ts";
import { findBehindPlus, findBehindZeros, plusBefore } from "./international-number.ts";
import { findBehindOtherWord, findBehindWord, findNorthAmerican } from "./national-number.ts";
import { numberStart } from "./number-start.ts";
import { isDigit, isLetter } from "../../scan/unit-classes.ts";
import { runOf } from "../../scan/run-start.ts";

const OPENING = 40;
const CLOSING = 41;
const DASH = 45;
const DOT = 46;
const ZERO = 48;
const ONE = 49;
const SMALL_I = 105;

/** Whether it can stand behind the area of a North American number. */
const isBehindArea = (unit: number): boolean => unit === CLOSING || unit === DASH || unit === DOT;

/** A number in North America, if the first block and what follows it look like one. */
const findNational = (text: string, start: number, length: number): TextRange | undefined => {
  if (length === 3) return isBehindArea(text.charCodeAt(start + 3)) ? findNorthAmerican(text, start) : undefined;
  if (length !== 1 || text.charCodeAt(start) !== ONE) return undefined;
  const next = text.charCodeAt(start + 2);
  return isDigit(next) || next === OPENING || text.charCodeAt(start + 1) === OPENING
    ? findNorthAmerican(text, start)
    : undefined;
};

/** `phone` in `iPhone 15` and `microphone`, `tel` in `hotel`, `call` in `recall` are no words for it. */
const isOtherWord = (text: string, { start, end }: TextRange): boolean => {
  const before = text.charCodeAt(start - 1);
  // In `userPhone` the word begins with a capital letter.
  const isHump = before >= 97 && before !== SMALL_I && text.charCodeAt(start) < 97;
  if (isLetter(before) && !isHump)
    return !/(?:tele|cell|work|home|mobile?|smart|my)$/i.test(text.slice(Math.max(0, start - 6), start));
  const behind = text.slice(end, end + 10);
  return (
    /^[a-z]/.test(behind) && !/^(?:number|num|no|nr|ing|s\b|ephone|efon|efono|efone|\u00e9fono|app\b)/i.test(behind)
  );
};

/** Of `my number is …` it takes a word for whose it is, lest it is an order's or a card's. */
const isSomeones = (text: string, start: number): boolean =>
  /\b(?:my|your|his|her|our|their)\b(?: (?!order|account|card|case|ticket|invoice|tracking|model|serial|part|version|policy|member|passport|license|reference|id\b)\w{1,12}){0,2} $/i.test(
    text.slice(Math.max(0, start - 32), start),
  );

const findAtWord = (text: string, word: TextRange): TextRange | undefined => {
  if (isOtherWord(text, word)) return undefined;
  if (/^number/i.test(text.slice(word.start, word.end)) && !isSomeones(text, word.start)) return undefined;
  return findBehindWord(text, word.end);
};

/** Phone numbers: in international form anywhere, as written in North America, and of any country behind a word for it. */
export const phoneNumber: FunctionDetector = Object.freeze({
  name: "phone-number",
  label: "PHONE",
  kind: "personal",
  keywords: [
    "phone",
    "tel",
    "call",
    "mobile",
    "fax",
    "whatsapp",
    "sms",
    "dial",
    "handy",
    "cell",
    "number is",
    "contact no",
    "contact number",
    "reach me",
  ],
  digits: true,
  maxLength: 128,
  earliest: /* @__PURE__ */ runOf(/[+(%2B\uff0b]/),
  pending:
    /(?:\d[\d\s./()%+\u2010-\u2014\u2212-]{0,100}[^]{0,8}|[a-z][^\d]{0,60}(?:\d[\d\s./()%+\u2010-\u2014\u2212-]{0,100}[^]{0,8})?)/i,
  find: (text: string, keyword: TextRange): TextRange | undefined => {
    if (!isDigit(text.charCodeAt(keyword.start))) return findAtWord(text, keyword);
    const plus = plusBefore(text, keyword.start);
    if (plus !== undefined) return findBehindPlus(text, keyword.start, plus);
    const start = numberStart(text, keyword);
    const length = keyword.end - start;
    const first = text.charCodeAt(start);
    const isPrefix = first === ZERO && length > 1 && text.charCodeAt(start + 1) === ZERO;
    const found = isPrefix ? findBehindZeros(text, start) : findNational(text, start, length);
    return found ?? findBehindOtherWord(text, start);
  },
  example: () => `+${["44", "20", "7946", "0958"].join(" ")}`,
});
