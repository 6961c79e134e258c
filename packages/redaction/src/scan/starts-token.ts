import { isAlphanumeric } from "./unit-classes.ts";

/** What can end in a letter or digit and still is no part of a word: `\n`, `%3D`, `\u0022`, the color of a terminal. */
const escapes = /(?:\\[abfnrtv]|%[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|\[\d{1,2}(?:;\d{1,2})?m)$/;

/** The longest of these, in UTF-16 units. */
const LONGEST_ESCAPE = 7;

const BACKSLASH = 92;
const PERCENT = 37;
const LETTER_M = 109;

/** Cheap, so that nothing is cut out of the text in the middle of an ordinary word. */
const mayBeEscape = (text: string, at: number): boolean =>
  text.charCodeAt(at - 2) === BACKSLASH ||
  text.charCodeAt(at - 3) === PERCENT ||
  text.charCodeAt(at - 4) === BACKSLASH ||
  text.charCodeAt(at - 6) === BACKSLASH ||
  text.charCodeAt(at - 1) === LETTER_M;

/**
 * Whether a token may begin here: not in the middle of a word, unless what stands before is the end of an escape, as in
 * JSON within a string or in a URL.
 */
export const startsToken = (text: string, at: number): boolean => {
  if (at === 0 || !isAlphanumeric(text.charCodeAt(at - 1))) return true;
  return mayBeEscape(text, at) && escapes.test(text.slice(Math.max(0, at - LONGEST_ESCAPE), at));
};
