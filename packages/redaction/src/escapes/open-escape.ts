/** What may be the beginning of an escape, or of several that mean one character; with what may escape it. */
const opening =
  /\\{0,32}(?:\\(?:u[\da-f]{0,4})?|%(?:[\da-f]?|[c-f][\da-f](?:%[89ab][\da-f]){0,2}(?:%[89ab]?)?)|&#?\w{0,8})$/i;

/** The longest of these, in UTF-16 units. */
const LONGEST = 44;

/** Where the escape begins with which a text ends that may go on; the end of the text if it ends with none. */
export const openEscapeIn = (text: string): number => {
  const from = Math.max(0, text.length - LONGEST);
  const at = text.slice(from).search(opening);
  return at < 0 ? text.length : from + at;
};
