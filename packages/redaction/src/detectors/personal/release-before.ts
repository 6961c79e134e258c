/** What a number with dots is a part of, by the words before it: a program that has four of them, a standard with sections. */
const numbered =
  /(?:^|[^a-z])(?:v8|git|dpkg|step|sec|gcc|glibc|rfc ?\d{3,5},?|ecma-?\d{3}(?:[-\d:]{0,8}),?|hyperspec|c\+\+\d\d)["'`)]{0,2}[ :="'`([]{1,4}$/i;

/** `upgraded to`, `fixed in`, `since`. */
const changed =
  /(?:(?:(?:up|down)grad|updat|bump|patch|fix|broke|introduc|backport|deprecat|releas)\w{0,5}(?: [\w`*"'-]{1,16}){0,3}? (?:to|in|from|since|with|at)|(?:^|[^a-z])since) ["'`]?$/i;

/** What is changed is an address. */
const address =
  /(?:^|[^a-z])(?:ip|dns|addr|address|host|server|gateway|client|record|node|peer|route|subnet|from)(?:$|[^a-z])/i;

/** Coordinates of a Maven artifact: `com.example:library:`. */
const coordinates = /[a-z]\w*(?:\.\w+)+:[\w.-]{1,40}:$/i;

/** How far back it is looked at, in UTF-16 units. */
const CONTEXT = 64;

const LINE_FEED = 10;

/** Whether nothing but the beginning of a comment stands before a place in its line. */
const startsComment = (text: string, at: number): boolean => {
  const before = text.slice(Math.max(0, at - CONTEXT), at);
  const start = before.lastIndexOf("\n") + 1;
  if (start === 0 && at > CONTEXT && text.charCodeAt(at - CONTEXT - 1) !== LINE_FEED) return false;
  return /^[ \t]{0,40}(?:\/\/\/?|\/?\*{1,2}|#{1,6}|;|--) \[?$|(?:\/\/|\/\*\*?) \[?$/.test(before.slice(start));
};

/** Whether four numbers are as small as those of sections, and not of a private network. */
export const isSection = (text: string, start: number, end: number): boolean =>
  /^(?!10\.)(?:[123]?\d\.){3}[123]?\d$/.test(text.slice(start, end));

const decimalBefore = /\d?\.\d+[ ,]?[a-z]?-?$/i;
const decimalBehind = /^(?:[ ,]?[a-z]?-?|[ ,])\d*\.\d/i;

/** `1.9.1 2.4.3.6 6.5`: in the paths of SVG, a dot is enough between two numbers. */
const isInPath = (text: string, start: number, end: number): boolean =>
  decimalBehind.test(text.slice(end, end + 8)) && decimalBefore.test(text.slice(Math.max(0, start - 12), start));

/**
 * Whether what stands around four numbers without one of three digits says that they are the version of something, or the
 * section of a standard.
 */
export const isReleaseOrSection = (text: string, start: number, end: number): boolean => {
  if (text.startsWith("10.", start)) return false;
  if (/^ (?:release|version)/i.test(text.slice(end, end + 9))) return true;
  const before = text.slice(Math.max(0, start - CONTEXT), start);
  if (numbered.test(before) || coordinates.test(before)) return true;
  if (changed.test(before) && !address.test(before)) return true;
  return isSection(text, start, end) && (startsComment(text, start) || isInPath(text, start, end));
};
