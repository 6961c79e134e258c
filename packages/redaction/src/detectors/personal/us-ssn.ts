import type { FunctionDetector, TextRange } from "../../detector/detector.ts";
import { startsToken } from "../../scan/starts-token.ts";
import { isSpace, maySeparate, separatorLength } from "./number-separator.ts";
import { numberStart } from "./number-start.ts";
import { isAlphanumeric, isDigit } from "../../scan/unit-classes.ts";
import { atKeyword } from "../../scan/run-start.ts";

const PLUS = 43;
const DASH = 45;
const DOT = 46;
const UNDERSCORE = 95;

/** What may stand between the words and the number. */
const gap = /[^\d;{}]{0,32}/y;

/** Statuses of HTTP: beside a duration and a size they look like a number with spaces in it. */
const statuses = /^(?:20[0-6]|30[0-8]|4[0-2]\d|50[0-5])/;

/** Area, group and serial are given out (SSA, POMS RM 10201.035): 000, 666, 9xx, 00 and 0000 are not. */
const isGivenOut = (digits: string): boolean =>
  !/^(?:000|666|9)/.test(digits) && digits.slice(3, 5) !== "00" && !digits.endsWith("0000");

const areDigits = (text: string, from: number, to: number): boolean => {
  for (let index = from; index < to; index += 1) if (!isDigit(text.charCodeAt(index))) return false;
  return true;
};

/** A digit before, with what separates the blocks between: it is a part of something longer. */
const continuesBefore = (text: string, start: number, between: number): boolean => {
  const before = text.charCodeAt(start - 1);
  if (before === DOT || before === DASH) return isAlphanumeric(text.charCodeAt(start - 2));
  return isSpace(before) && isSpace(between) && isDigit(text.charCodeAt(start - 2));
};

const continuesBehind = (text: string, end: number, between: number): boolean => {
  const unit = text.charCodeAt(end);
  if (isAlphanumeric(unit)) return true;
  if (unit === UNDERSCORE) return isAlphanumeric(text.charCodeAt(end + 1));
  return separatorLength(text, end) > 0 && (!isSpace(unit) || isSpace(between));
};

/** Three, two and four digits with the same between them. */
const findBlocks = (text: string, start: number, inContext: boolean): TextRange | undefined => {
  const separator = separatorLength(text, start + 3);
  const group = start + 3 + separator;
  if (separator === 0 || !areDigits(text, group, group + 2)) return undefined;
  const serial = group + 2 + separator;
  const end = serial + 4;
  const between = text.charCodeAt(start + 3);
  if (text.charCodeAt(group + 2) !== between || !areDigits(text, serial, end)) return undefined;
  if (between === PLUS || between === UNDERSCORE || continuesBehind(text, end, between)) return undefined;
  if (!inContext && continuesBefore(text, start, between)) return undefined;
  if (!startsToken(text, start)) return undefined;
  const digits = text.slice(start, start + 3) + text.slice(group, group + 2) + text.slice(serial, end);
  if (!isGivenOut(digits) || (isSpace(between) && !inContext && statuses.test(digits))) return undefined;
  return { start, end };
};

/** The number behind words such as `SSN`, also without anything between its digits. */
const findBehindWords = (text: string, { start: word, end }: TextRange): TextRange | undefined => {
  const before = text.charCodeAt(word - 1);
  // In `userSsn` the word begins with a capital letter; in `classname` it is none.
  if (before >= 97 && before <= 122 && text.charCodeAt(word) >= 97) return undefined;
  gap.lastIndex = end;
  gap.test(text);
  const start = gap.lastIndex;
  if (start === end || !areDigits(text, start, start + 3)) return undefined;
  if (!isDigit(text.charCodeAt(start + 3))) return findBlocks(text, start, true);
  const last = start + 9;
  if (!areDigits(text, start + 3, last) || isAlphanumeric(text.charCodeAt(last))) return undefined;
  return isGivenOut(text.slice(start, last)) ? { start, end: last } : undefined;
};

/** US social security numbers: in three blocks anywhere, in one beside the words. */
export const usSsn: FunctionDetector = Object.freeze<FunctionDetector>({
  name: "us-ssn",
  label: "SSN",
  kind: "personal",
  keywords: [
    "ssn",
    "ss#",
    "social security",
    "social_security",
    "social-security",
    "socialsecurity",
    "social is",
    "social:",
    "social #",
  ],
  digits: [3, 7],
  beside: (_before, behind) => maySeparate(behind),
  maxLength: 128,
  earliest: atKeyword,
  pending: /(?:\d[\d\s.\u2010-\u2014\u2212-]{0,40}[^]{0,6}|[a-z][^]{0,140})/i,
  find: (text: string, keyword: TextRange): TextRange | undefined => {
    if (!isDigit(text.charCodeAt(keyword.start))) return findBehindWords(text, keyword);
    if (keyword.end - keyword.start < 3) return undefined;
    const start = numberStart(text, keyword);
    return keyword.end - start === 3 ? findBlocks(text, start, false) : undefined;
  },
  example: () => `SSN ${["536", "22", "1987"].join("-")}`,
});
