/** What stands at the end of a text that was cut. */
export const CUT_MARKER = "...[TRUNCATED]";

const isHighSurrogate = (unit: number): boolean => (unit & 0xfc00) === 0xd800;
const isLowSurrogate = (unit: number): boolean => (unit & 0xfc00) === 0xdc00;

/** Of texts of one byte per character V8 knows at once that there is none. */
const anySurrogate = /[\ud800-\udfff]/;

/** Where the first so many code points of a text end, in UTF-16 units. */
export const endOfCodePoints = (text: string, count: number): number => {
  if (text.length <= count) return text.length;
  if (!anySurrogate.test(text)) return count;
  let index = 0;
  for (let seen = 0; seen < count && index < text.length; seen += 1) {
    const pair = isHighSurrogate(text.charCodeAt(index)) && isLowSurrogate(text.charCodeAt(index + 1));
    index += pair ? 2 : 1;
  }
  return index;
};

/** Says how many code points parts of a text have. */
export const codePointCounter = (text: string): ((from: number, to: number) => number) => {
  if (!anySurrogate.test(text)) return (from, to) => to - from;
  return (from, to) => {
    let count = to - from;
    for (let index = from; index < to - 1; index += 1) {
      if (!isHighSurrogate(text.charCodeAt(index)) || !isLowSurrogate(text.charCodeAt(index + 1))) continue;
      count -= 1;
      index += 1;
    }
    return count;
  };
};

/** How many code points a text has. */
export const countCodePoints = (text: string): number => codePointCounter(text)(0, text.length);

/** Whether a text has no more code points than that. */
export const fits = (text: string, maxLength: number): boolean =>
  text.length <= maxLength || endOfCodePoints(text, maxLength) === text.length;

/**
 * The beginning of a text and a marker, together of at most so many code points. The result is a text of its own: a part
 * that V8 takes from a text keeps the whole of it in memory.
 */
export const markCut = (text: string, maxLength: number): string => {
  const room = maxLength - CUT_MARKER.length;
  const parts = room < 0 ? [text.slice(0, endOfCodePoints(text, maxLength)), ""] : [startOf(text, room), CUT_MARKER];
  return parts.join("");
};

const startOf = (text: string, count: number): string => text.slice(0, endOfCodePoints(text, count));

/** The text, if it has no more code points than that, else its beginning and a marker, which counts as well. */
export const cutText = (text: string, maxLength: number): string =>
  fits(text, maxLength) ? text : markCut(text, maxLength);
