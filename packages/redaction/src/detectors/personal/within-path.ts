/** Numbers, and commands of one letter. */
const before = /(?:[\d., -]|z|[achlmqstv](?![a-z])){12}$/i;
const behind = /^(?:(?:[\d., -]|z|[achlmqstv](?![a-z])){0,11}["']|(?:[\d., -]|z|[achlmqstv](?![a-z])){12})/i;

/** Two numbers with less between them than elsewhere: `8-.4`, `c.3`, `1-2.5`, `0a12`, `5.81.4`; but no range of addresses. */
const glued =
  /[ ,a-z-]\.\d|\d-\d{0,4}\.\d(?!\d{0,2}\.\d)|[achlmqstv]-?\d{0,4}\.\d|\d[achlmqstvz]-?\d|[^\d.]\d{1,3}\.\d{1,3}\.\d{1,3}(?=[^\d.])/i;

/** An octet that no address has, unless all are filled up; or no space before the first. */
const unlikely = /\.0\d\d/;
const joined = /[.a-z-]$/i;

/** The flags of an arc, between two numbers. */
const flags = /[ ,][01][ ,][01][ ,]/;

const decimalBefore = /(?:^|[^\d.])\d{0,3}\.\d{1,3}[ ,]$/;
const decimalBehind = /^[ ,-]-?\d{0,3}\.\d{1,3}(?![\d.])/;

/** How far around it is looked, in UTF-16 units. */
const CONTEXT = 24;

/** Where there is nothing peculiar near, in UTF-16 units. */
const FAR = 72;

const isPath = (text: string): boolean => /^[\d., a-z-]*$/i.test(text) && !/[a-y][a-z]/i.test(text) && glued.test(text);

/** Whether numbers with dots stand in a path of SVG, where a dot is enough between two: `.1 1.49.53.2 1.12.3`. */
export const isWithinPath = (text: string, start: number, end: number): boolean => {
  const left = text.slice(Math.max(0, start - CONTEXT), start);
  const right = text.slice(end, end + CONTEXT);
  if (!before.test(left) || !behind.test(right)) return false;
  if (glued.test(left) || glued.test(right)) return true;
  if (isPath(text.slice(Math.max(0, start - FAR), start)) || isPath(text.slice(end, end + FAR))) return true;
  // Numbers without anything peculiar are also in the columns of a log.
  if (!joined.test(left) && !unlikely.test(text.slice(start, end))) return false;
  return flags.test(left) || flags.test(right) || (decimalBefore.test(left) && decimalBehind.test(right));
};
