import { type Assignment, MAX_VALUE } from "../../../scan/assignment.ts";
import { isValueUnit } from "../../../scan/units.ts";
import { MIN_SECRET } from "./is-secret-value.ts";

/** The longest value, in UTF-16 units. */
export const MAX_LENGTH: number = 4096;

const closingOf: Readonly<Record<string, RegExp>> = { '"': /["\r\n]/, "'": /['\r\n]/, "`": /[`\r\n]/ };

const BACKSLASH = 92;

/** Where a value in quotes ends: at the quote, without what escapes it. The same place if no quote ends it. */
const endOfQuoted = (text: string, start: number, quote: string): number => {
  const length = text.slice(start, start + MAX_LENGTH).search(closingOf[quote] ?? quote);
  if (length <= 0 || text.charAt(start + length) !== quote) return start;
  let end = start + length;
  while (end > start && text.charCodeAt(end - 1) === BACKSLASH) end -= 1;
  return end;
};

const line = /* @__PURE__ */ new RegExp(String.raw`[^\s"'\`\\]{1,${MAX_LENGTH}}`, "y");

/** Scripts without blanks between words: what is said behind a value follows it at once, `tokenはabc123です`. */
const unspaced = /[\u2e80-\ua4cf\uac00-\ud7af]/;

/** Where a value without quotes ends: at what ends any, the next parameter of a URL, the end of the sentence. */
const endOfBare = (text: string, { start, end, operator }: Assignment): number => {
  const value = text.slice(start, end);
  let length = value.length;
  const words = value.search(unspaced);
  if (words >= MIN_SECRET) length = words;
  const ampersand = value.indexOf("&");
  if (ampersand > 0 && ampersand < length) length = ampersand;
  const marks = operator === "is" ? ".!?:*" : ".:*";
  while (length > 0 && marks.includes(value.charAt(length - 1))) length -= 1;
  return start + length;
};

/** Where the value ends that a name is given: where the quote does, or the line that a variable is set in, or the word. */
export const endOfValue = (text: string, assignment: Assignment, quote: string, isLine: boolean): number => {
  const { start } = assignment;
  const quoted = quote === "" ? start : endOfQuoted(text, start, quote);
  if (quoted > start) return quoted;
  line.lastIndex = start;
  if (isLine && line.test(text)) return line.lastIndex;
  return endOfBare(text, assignment);
};

const AMPERSAND = 38;

/** Where a long value ends of which only the beginning was looked at. */
export const endOfLong = (text: string, start: number, end: number): number => {
  if (end !== start + MAX_VALUE) return end;
  let last = end;
  while (last < start + MAX_LENGTH && isValueUnit(text.charCodeAt(last)) && text.charCodeAt(last) !== AMPERSAND)
    last += 1;
  return last;
};
