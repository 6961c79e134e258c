import { isLetter, isLower, isUpper } from "../../scan/unit-classes.ts";

/** Whether a word of a name begins at a place: `T` of `apiToken`, `t` of `api_token`. */
const begins = (name: string, at: number): boolean => {
  const unit = name.charCodeAt(at);
  const before = name.charCodeAt(at - 1);
  return isLetter(unit) && (!isLetter(before) || (isUpper(unit) && isLower(before)));
};

const endOfWord = (name: string, start: number): number => {
  let end = start + 1;
  while (isLetter(name.charCodeAt(end)) && !begins(name, end)) end += 1;
  return end;
};

/** The words that a name is put together of, in small letters: `api`, `token` of `API_TOKEN2`. */
export const wordsOfName = (name: string): string[] => {
  const words: string[] = [];
  for (let at = 0; at < name.length; at += 1) {
    if (begins(name, at)) words.push(name.slice(at, endOfWord(name, at)).toLowerCase());
  }
  return words;
};

/** The last word of a name, and the one before it: as far as there are any. */
export const lastWordsOfName = (name: string): [last?: string, previous?: string] => {
  const words: [last?: string, previous?: string] = [];
  for (let at = name.length - 1; at >= 0 && words.length < 2; at -= 1) {
    if (begins(name, at)) words.push(name.slice(at, endOfWord(name, at)).toLowerCase());
  }
  return words;
};
