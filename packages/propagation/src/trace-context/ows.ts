const SPACE = 0x20;
const TAB = 0x09;

/** Whether the character is optional white space as HTTP has it: space or tab, and no other (RFC 9110, 5.6.3). */
export const isOws = (code: number): boolean => code === SPACE || code === TAB;

/** The text without the optional white space around it: itself, where there is none. */
export const trimOws = (text: string): string => {
  let start = 0;
  let end = text.length;
  while (start < end && isOws(text.charCodeAt(start))) start++;
  while (end > start && isOws(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
};
