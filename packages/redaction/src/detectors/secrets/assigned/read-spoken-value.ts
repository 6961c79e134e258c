import type { Assignment } from "../../../scan/assignment.ts";
import { isBlank } from "../../../scan/units.ts";
import { isWordy } from "../is-wordy.ts";

const MAX_BLANKS = 4;

/** Letters and digits, up to what ends a sentence. */
const spoken = /(?=[^\s\d]{0,32}\d)(?=[^\sA-Za-z]{0,32}[A-Za-z])[^\s"'`<>,;()[\]{}\\=:]{6,64}(?=[\s.,;"'`]|$)/y;

/** `login ann password x7Kp2q9z`: what looks like no word, right behind the name. */
export const readSpokenValue = (text: string, nameEnd: number): Assignment | undefined => {
  let start = nameEnd;
  while (start < nameEnd + MAX_BLANKS && isBlank(text.charCodeAt(start))) start += 1;
  if (start === nameEnd) return undefined;
  spoken.lastIndex = start;
  const value = spoken.exec(text)?.[0];
  if (value === undefined || isWordy(value)) return undefined;
  return { nameEnd, operator: "", start, end: start + value.length };
};
