const SPACE = 0x20;
const TAB = 0x09;

/** Whether the character is optional white space as HTTP has it: space or tab, and no other (RFC 9110, 5.6.3). */
export const isOws = (code: number): boolean => code === SPACE || code === TAB;

/** A part of a text without the optional white space around it. */
export const sliceTrimmed = (text: string, start: number, end: number): string => {
  let first = start;
  let last = end;
  while (first < last && isOws(text.charCodeAt(first))) first++;
  while (last > first && isOws(text.charCodeAt(last - 1))) last--;
  return text.slice(first, last);
};
