const LONGEST = 200;

// What would break a line, or the terminal that shows it; U+2028 and U+2029 are line ends too.
const CONTROLS = /[\p{Cc}\u2028\u2029]/gu;

const WRITTEN: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

const escapeControl = (control: string): string =>
  WRITTEN[control] ?? `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** A text without control characters; they are written as in JSON. */
export const escapeControls = (text: string): string => text.toWellFormed().replaceAll(CONTROLS, escapeControl);

/** The beginning of a text, never half a character: a lone surrogate would not survive being written to a file. */
export const cut = (text: string, length: number): string =>
  text.length <= length ? text : text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "");

/** A text as it can stand within a line, whatever is in it; a long one is cut. */
export const oneLine = (text: string): string => {
  const start = escapeControls(cut(text, LONGEST));
  return text.length <= LONGEST ? start : `${start}… (${text.length} characters)`;
};
