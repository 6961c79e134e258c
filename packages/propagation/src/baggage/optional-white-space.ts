const SPACE = 0x20;
const TAB = 0x09;

const isWhiteSpace = (code: number): boolean => code === SPACE || code === TAB;

/** A part of a text without the optional white space around it: RFC 7230 has it of spaces and tabs, and of nothing else. */
export const sliceTrimmed = (text: string, start: number, end: number): string => {
  let first = start;
  let last = end;
  while (first < last && isWhiteSpace(text.charCodeAt(first))) first++;
  while (last > first && isWhiteSpace(text.charCodeAt(last - 1))) last--;
  return text.slice(first, last);
};
