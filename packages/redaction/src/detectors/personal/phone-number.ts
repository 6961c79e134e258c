import type { FunctionDetector, TextRange } from "../../detector/detector.ts";
import { findBehindExitCode, findBehindZeros } from "./exit-code-number.ts";
import { findBehindPlus, plusBefore } from "./international-number.ts";
import { findBehindOtherWord, findBehindWord, findNorthAmerican } from "./national-number.ts";
import { mayBeBetween } from "./dialed-digits.ts";
import { numberStart } from "./number-start.ts";
import { isSpace } from "./number-separator.ts";
import { extensionEnd } from "./extension.ts";
import { isDigit, isLetter } from "../../scan/unit-classes.ts";
import { runOf } from "../../scan/run-start.ts";

const OPENING = 40;
const CLOSING = 41;
const DASH = 45;
const DOT = 46;
const ZERO = 48;
const ONE = 49;
const SMALL_I = 105;

const isCapital = (unit: number): boolean => unit >= 65 && unit <= 90;
const isSmall = (unit: number): boolean => unit >= 97 && unit <= 122;

/** Whether it can stand behind the area of a North American number. */
const isBehindArea = (unit: number): boolean => unit === CLOSING || unit === DASH || unit === DOT || isSpace(unit);

/** A number in North America, if the first block and what follows it look like one. */
const findNational = (text: string, start: number, length: number): TextRange | undefined => {
  if (length === 3) return isBehindArea(text.charCodeAt(start + 3)) ? findNorthAmerican(text, start) : undefined;
  if (length !== 1 || text.charCodeAt(start) !== ONE) return undefined;
  const next = text.charCodeAt(start + 2);
  return isDigit(next) || next === OPENING || text.charCodeAt(start + 1) === OPENING
    ? findNorthAmerican(text, start)
    : undefined;
};

/** How words go on that mean the same: `telephone`, `teléfono`, `telefonszám`, `cellulare`, `Handynummer`. */
const goesOnAsWord = /^(?:number|num|no|nr|ing|s\b|ephone|efo{1,2}n|epon|\u00e9fono|app\b|ulare|ular|nummer)/i;

/** `phone` in `iPhone 15` and `microphone`, `tel` in `hotel`, `call` in `recall` are no words for it. */
const isOtherWord = (text: string, { start, end }: TextRange): boolean => {
  const before = text.charCodeAt(start - 1);
  // In `userPhone` the word begins with a capital letter.
  const isHump = before >= 97 && before !== SMALL_I && text.charCodeAt(start) < 97;
  if (isLetter(before) && !isHump)
    return !/(?:tele|cell|work|home|mobile?|smart|my)$/i.test(text.slice(Math.max(0, start - 6), start));
  // In `CALLBACK` it goes on as in `callback`.
  const goesOn = isCapital(text.charCodeAt(end - 1)) ? isLetter(text.charCodeAt(end)) : isSmall(text.charCodeAt(end));
  return goesOn && !goesOnAsWord.test(text.slice(end, end + 10));
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

const findNumber = (text: string, keyword: TextRange): TextRange | undefined => {
  if (!isDigit(text.charCodeAt(keyword.start))) return findAtWord(text, keyword);
  const plus = plusBefore(text, keyword.start);
  if (plus !== undefined) return findBehindPlus(text, keyword.start, plus);
  const start = numberStart(text, keyword);
  const length = keyword.end - start;
  const first = text.charCodeAt(start);
  const isPrefix = first === ZERO && length > 1 && text.charCodeAt(start + 1) === ZERO;
  const found = isPrefix ? findBehindZeros(text, start) : findNational(text, start, length);
  const isExitCode = first === ZERO && length === 3 && text.startsWith("011", start);
  return found ?? (isExitCode ? findBehindExitCode(text, start) : undefined) ?? findBehindOtherWord(text, start);
};

/** A number in one block has no fewer digits. */
const LEAST_ALONE = 7;

/** Phone numbers: in international form anywhere, as written in North America, and of any country behind a word for it. */
export const phoneNumber: FunctionDetector = Object.freeze<FunctionDetector>({
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
    "ph:",
    "ph.",
    "ph no",
    "mob:",
    "mob.",
    "celular",
    "mobilnummer",
    "puhelin",
    "msisdn",
    "wa.me/",
    "wa_id",
    "my number",
    "text me",
    "ring me",
    "contact no",
    "contact number",
    "reach me",
  ],
  digits: true,
  beside: (_before, behind, count) => count >= LEAST_ALONE || mayBeBetween(behind),
  maxLength: 128,
  earliest: /* @__PURE__ */ runOf(/[+(%2B\uff0b]/),
  pending:
    /(?:\d[\d\s./()%+\u2010-\u2014\u2212-]{0,100}[^]{0,24}|[a-z][^\d]{0,60}(?:\d[\d\s./()%+\u2010-\u2014\u2212-]{0,100}[^]{0,24})?)/i,
  find: (text: string, keyword: TextRange): TextRange | undefined => {
    const range = findNumber(text, keyword);
    return range && { start: range.start, end: extensionEnd(text, range.end) };
  },
  example: () => `+${["44", "20", "7946", "0958"].join(" ")}`,
});
