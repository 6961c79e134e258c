import { isAlphanumeric, isDigit, isLower, isUpper } from "./unit-classes.ts";

const PLUS = 43;
const DASH = 45;
const SLASH = 47;
const UNDERSCORE = 95;

/** So many characters before a place are looked at. */
const LENGTH = 20;

/** In what is random, letters and digits take turns so often, and capitals follow each other; in names both seldom happens. */
const MIN_TURNS = 3;

/**
 * Whether a mark of base 64 before a place is one: behind twenty random letters and digits, what looks like the beginning
 * of a key stands there by chance.
 */
export const isWithinToken = (text: string, at: number): boolean => {
  const mark = text.charCodeAt(at - 1);
  const isUrlSafe = mark === DASH || mark === UNDERSCORE;
  if (!isUrlSafe && mark !== PLUS && mark !== SLASH) return false;
  let turns = 0;
  let capitals = 0;
  let lower = 0;
  for (let index = at - 2; index > at - 2 - LENGTH; index -= 1) {
    const unit = text.charCodeAt(index);
    if (isAlphanumeric(unit)) {
      const behind = text.charCodeAt(index + 1);
      if (isUpper(unit) && isUpper(behind)) capitals += 1;
      if (isLower(unit)) lower += 1;
      if (isAlphanumeric(behind) && isDigit(unit) !== isDigit(behind)) turns += 1;
    } else if (!(isUrlSafe ? unit === DASH || unit === UNDERSCORE : unit === PLUS || unit === SLASH)) return false;
  }
  return turns >= MIN_TURNS && capitals > 0 && lower > 1;
};
