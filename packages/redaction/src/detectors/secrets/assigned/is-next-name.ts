import type { Assignment } from "../../../scan/assignment.ts";
import { isNameUnit } from "../../../scan/units.ts";
import { looksRandom } from "../../looks-random.ts";
import { isWordy } from "../is-wordy.ts";

/** What is assigned is a name like this one, that is given something itself: it is read when its own turn comes. */
const nextName =
  /[?&]?(?:[A-Za-z_][\w.-]{0,40}?)?(?:pass|word|wd|phrase|code|wort|secret|token|key|credential|creds|auth)s?=(?!=)/iy;

/** The longest such name, in UTF-16 units, and more. */
const MAX_NAME = 64;

const EQUALS = 61;

/** Whether what begins at a place may be given something: cheap, since next to nothing is. */
const mayBeGiven = (text: string, at: number): boolean => {
  let end = at + 1;
  while (end < at + MAX_NAME && isNameUnit(text.charCodeAt(end))) end += 1;
  return text.charCodeAt(end) === EQUALS;
};

export const isNextName = (text: string, at: number): boolean => {
  nextName.lastIndex = at;
  return mayBeGiven(text, at) && nextName.test(text);
};

/** In a list of names, one in each line, another name follows. */
export const isNextInList = (operator: string, between: string, value: string): boolean =>
  operator === "," &&
  between.includes("\n") &&
  (/^[a-z]{1,24}\d{0,2}(?:_[a-z\d]{1,48}){2,12}$/.test(value) ||
    (/^[A-Za-z_]{8,64}$/.test(value) && /(?:Password|Token|Secret|Auth|Key)/.test(value)));

/** What is compared with a name and is not in quotes is a name itself. */
export const comparison: RegExp = /^={2,3}$/;

/** Ids and hashes stand in rows of numbers and words. */
const isHex = /^\{?[\da-f-]{16,}\}?$/i;

/** Among names, in UTF-16 units. */
const MIN_RANDOM_IN_LIST = 20;

/** A variable may stand behind `==`, `,` and `(` where there are no quotes; but none looks like this. */
export const isRandomThere = (text: string, { nameEnd, operator, start, end }: Assignment): boolean => {
  if (operator === "(" && text.charAt(end) !== ")") return false;
  // In a list of names, one in each line, another one follows.
  if (operator === "," && (text.charAt(end) === "," || isHex.test(text.slice(start, end)))) return false;
  if (operator === "," && (end - start < MIN_RANDOM_IN_LIST || text.slice(nameEnd, start).includes("\n"))) return false;
  if (comparison.test(operator) && start !== nameEnd + operator.length) return false;
  const value = text.slice(start, end);
  return /\d/.test(value) && /^[\w+/=.-]+$/.test(value) && !isWordy(value) && looksRandom(value);
};

/** A value without quotes that a name in a program could be, behind other words. */
export const isNameBehindWords = (operator: string, value: string): boolean =>
  operator === "" && /[a-z\d][A-Z]/.test(value) && isWordy(value);
