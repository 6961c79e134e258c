import { type Assignment, ReadAssignment } from "./assignment.ts";
import { endOfMatch } from "./end-of-match.ts";
import { mayNest, NESTED_ASSIGNMENT } from "./nested-assignment.ts";
import { skipOpening } from "./skip-quotes.ts";
import { isValueUnit } from "./units.ts";

/** How much may stand between a name and its value, in UTF-16 units. */
export const MAX_GAP: number = 136;

/** The letters before the quote of a string that say how it is written: `b"…"`, `@"…"`. */
const stringPrefix = /(?:[bruflnBRUFLN]{1,2}|[@$]{1,2})(?=["'])/y;

const scheme = /(?:bearer|basic|token|api-?key|flyv1)(?: |%20|\+)/iy;

/** The value that begins behind an operator, or one level below it. */
export const readValue = (text: string, nameEnd: number, operator: string, from: number): Assignment | undefined => {
  let start = skipOpening(text, from, operator);
  for (let level = 0; level < 2 && mayNest(text, start); level += 1) {
    const below = endOfMatch(NESTED_ASSIGNMENT, text, start);
    if (below === start) break;
    start = skipOpening(text, below, operator);
  }
  const prefixed = endOfMatch(stringPrefix, text, start);
  if (prefixed > start) start = skipOpening(text, prefixed, operator);
  start = endOfMatch(scheme, text, start);
  if (start > nameEnd + MAX_GAP || !isValueUnit(text.charCodeAt(start))) return undefined;
  return new ReadAssignment(text, nameEnd, operator, start);
};
