import { isNameUnit } from "./units.ts";

/** Where the name begins in which a place is, at most so many UTF-16 units before it. */
export const startOfName = (text: string, at: number, most: number): number => {
  let start = at;
  while (start > 0 && at - start < most && isNameUnit(text.charCodeAt(start - 1))) start -= 1;
  return start;
};
