import type { FunctionDetector, TextRange } from "../../detector/detector.ts";
import { startsToken } from "../../scan/starts-token.ts";
import { ibanStructure, MAX_IBAN_LENGTH } from "./iban-structures.ts";
import { isDash, isSpace } from "./number-separator.ts";
import { isAlphanumeric, isDigit, isLetter } from "../../scan/unit-classes.ts";

const PERCENT = 37;
const PLUS = 43;
const DOT = 46;

/** What a letter counts, `A` as 10 and `Z` as 35, or a digit. */
const valueOf = (unit: number): number => (isDigit(unit) ? unit - 48 : (unit & 0x5f) - 55);

const fits = (unit: number, kind: string): boolean => {
  if (isDigit(unit)) return kind !== "a";
  return kind !== "n" && isLetter(unit);
};

/** The remainder of a number to which a letter or digit is appended, divided by 97 (ISO 13616, ISO/IEC 7064). */
const appended = (remainder: number, unit: number): number => {
  const value = valueOf(unit);
  return (remainder * (value > 9 ? 100 : 10) + value) % 97;
};

const separatorAt = (text: string, at: number): number => {
  const unit = text.charCodeAt(at);
  if (isSpace(unit) || isDash(unit) || unit === DOT || unit === PLUS) return 1;
  return unit === PERCENT && text.startsWith("%20", at) ? 3 : 0;
};

/** Where the two letters of the country begin before the check digits. */
const countryStart = (text: string, digits: number): number => {
  if (isLetter(text.charCodeAt(digits - 1))) return digits - 2;
  return isSpace(text.charCodeAt(digits - 1)) ? digits - 3 : -1;
};

const startsIban = (text: string, at: number): boolean =>
  startsToken(text, at) || /iban$/i.test(text.slice(Math.max(0, at - 4), at));

/** Where what is built like this ends, if its check digits are right. */
const endOf = (text: string, start: number, digits: number, structure: string): number | undefined => {
  let at = digits + 2;
  let remainder = 0;
  for (const kind of structure) {
    if (!isAlphanumeric(text.charCodeAt(at))) at += separatorAt(text, at);
    const unit = text.charCodeAt(at);
    if (!fits(unit, kind)) return undefined;
    remainder = appended(remainder, unit);
    at += 1;
  }
  for (const index of [start, start + 1, digits, digits + 1]) remainder = appended(remainder, text.charCodeAt(index));
  return remainder === 1 && !isAlphanumeric(text.charCodeAt(at)) ? at : undefined;
};

/** In ids of 62 characters, small and capital letters take turns. */
const isMixed = (text: string): boolean => /[a-z]/.test(text) && /[A-Z]/.test(text.replaceAll("%20", ""));

/** International bank account numbers of every country that has them, in one or in groups, with right check digits. */
export const iban: FunctionDetector = Object.freeze<FunctionDetector>({
  name: "iban",
  label: "IBAN",
  kind: "personal",
  keywords: [],
  digits: [2, 40],
  beside: (before) => isLetter(before) || isSpace(before),
  maxLength: 4 * MAX_IBAN_LENGTH,
  earliest: (_text: string, at: number) => at - 3,
  pending:
    /(?<=(?:^|[^A-Za-z0-9]|iban|\\[abfnrtv]|%[\dA-F]{2}|\\[ux][\dA-F]{2,4})[A-Z]{2}\s?)\d{0,2}(?:[A-Z\d\s.+\u2010-\u2014\u2212-]|%20){0,140}/i,
  find: (text: string, run: TextRange): TextRange | undefined => {
    if (run.end - run.start < 2) return undefined;
    const start = countryStart(text, run.start);
    if (start < 0 || !isLetter(text.charCodeAt(start)) || !isLetter(text.charCodeAt(start + 1))) return undefined;
    const structure = ibanStructure(text.charCodeAt(start), text.charCodeAt(start + 1));
    if (structure === undefined || !startsIban(text, start)) return undefined;
    const end = endOf(text, start, run.start, structure);
    return end === undefined || isMixed(text.slice(start, end)) ? undefined : { start, end };
  },
  example: () => `IBAN ${["DE89", "3704", "0044", "0532", "0130", "00"].join(" ")}`,
});
