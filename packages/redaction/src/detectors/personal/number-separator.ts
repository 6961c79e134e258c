import { isDigit } from "../../scan/unit-classes.ts";

const SPACE = 32;
const PERCENT = 37;
const PLUS = 43;
const DASH = 45;
const DOT = 46;
const UNDERSCORE = 95;

/** Whether a UTF-16 unit is a space that keeps what it separates on one line. */
export const isSpace = (unit: number): boolean =>
  unit === SPACE || unit === 0xa0 || unit === 0x2007 || unit === 0x2009 || unit === 0x202f;

/** Whether a UTF-16 unit is a kind of dash. */
export const isDash = (unit: number): boolean => unit === DASH || (unit >= 0x2010 && unit <= 0x2014) || unit === 0x2212;

const isBetweenBlocks = (unit: number): boolean =>
  isSpace(unit) || isDash(unit) || unit === DOT || unit === UNDERSCORE || unit === PLUS;

/** Whether what separates blocks of digits may begin with a unit. */
export const maySeparate = (unit: number): boolean => unit === PERCENT || isBetweenBlocks(unit);

/**
 * How many UTF-16 units separate a digit from a digit at a place of the text: 0, if that is not the beginning of what
 * people put between the blocks of a number. Line breaks are not: what stands below each other are different numbers.
 */
export const separatorLength = (text: string, at: number): number => {
  const unit = text.charCodeAt(at);
  if (unit === PERCENT) return text.startsWith("%20", at) && isDigit(text.charCodeAt(at + 3)) ? 3 : 0;
  if (isDigit(text.charCodeAt(at + 1))) return isBetweenBlocks(unit) ? 1 : 0;
  if (unit !== SPACE || text.charCodeAt(at + 2) !== SPACE || !isDash(text.charCodeAt(at + 1))) return 0;
  return isDigit(text.charCodeAt(at + 3)) ? 3 : 0;
};
