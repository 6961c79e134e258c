import { looksRandom } from "../looks-random.ts";

/** What names are put together of: `foo`, `Bar`, `API`, `42`. */
const pieces = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g;

/** Names have no more digits, unless they are nothing else. */
const MAX_DIGITS = 4;

/** Words are at least as long, on average; in long names, longer. */
const MIN_WORD = 2.5;
const MIN_WORD_OF_LONG = 3;

/** A name is long from here on. */
const LONG = 16;

/** Words are at most as long. */
const MAX_WORD = 18;

/** No word has so many consonants on end. */
const unspeakable = /[bcdfghjklmnpqrstvwxz]{6}/i;

/** A word, and no abbreviation in capitals, without a vowel. */
const mute = /^[B-DF-HJ-NP-TV-XZ]?[bcdfghjklmnpqrstvwxz]{2,}$/;

const isWord = (part: string): boolean => {
  if (/^\d{1,12}$/.test(part)) return true;
  if (!/^[A-Za-z0-9]*$/.test(part) || part.length > 48) return false;
  let words = 0;
  let letters = 0;
  let numbers = 0;
  let digits = 0;
  let mutes = 0;
  for (const piece of part.match(pieces) ?? []) {
    if (/\d/.test(piece)) {
      numbers += 1;
      digits += piece.length;
    } else {
      if (piece.length > MAX_WORD) return false;
      words += 1;
      if (mute.test(piece)) mutes += 1;
      letters += piece.length;
    }
  }
  if (digits > MAX_DIGITS || numbers > 2) return false;
  if (part.length < 6) return true;
  const isLong = part.length >= LONG;
  if (letters < (isLong ? MIN_WORD_OF_LONG : MIN_WORD) * words || (isLong && mutes > 1)) return false;
  if (unspeakable.test(part)) return false;
  return numbers < 2 || part.length < 8 || !looksRandom(part);
};

/** Letters and digits that take turns: by itself `k8s`, but no two of them in a name. */
const odd = /[A-Za-z]\d[A-Za-z]|\d[A-Za-z]\d|[a-z][A-Z]+\d/;

const isOdd = (parts: readonly string[]): boolean => {
  if (parts.length < 2) return false;
  const count = parts.reduce((sum, part) => sum + (odd.test(part) ? 1 : 0), 0);
  return count >= 2 && 2 * count >= parts.length;
};

/** Whether a text is made of words and numbers, as names, paths and enumerated values are. */
export const isWordy = (text: string): boolean => {
  if (text.length > 160) return false;
  const parts = text.split(/[-_./:@+ =*$]+/).filter((part) => part !== "");
  return parts.every(isWord) && !isOdd(parts);
};
