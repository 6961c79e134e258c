import { isJoinedLetter, isUnspacedLetter } from "./international-letters.ts";
import { runOf } from "../../scan/run-start.ts";
import { isAlphanumeric, isHex } from "../../scan/unit-classes.ts";

/** RFC 5321 allows 64; addresses that mailing lists make to know bounces by are longer. */
export const MAX_LOCAL_PART = 128;

/** What may stand in it besides letters and digits. Of RFC 5322's, those are left out that URLs and quotes end with. */
const ATOM_MARKS = "._%+-'!#$*^~";

const MAX_QUOTED = 64;

const BACKSLASH = 92;
const PERCENT = 37;
const QUOTE = 34;
const EQUALS = 61;

const isAtomUnit = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  if (isAlphanumeric(unit) || isJoinedLetter(unit)) return true;
  if (unit === PERCENT) return !(isHex(text.charCodeAt(at + 1)) && isHex(text.charCodeAt(at + 2)));
  return ATOM_MARKS.includes(text.charAt(at)) && unit > 32;
};

/** How much at the beginning belongs to an escape: `\n`, `\u003c` in JSON within a string, `%3D` in a URL. */
const escapeLength = (text: string, start: number): number => {
  const before = text.charCodeAt(start - 1);
  if (before === PERCENT && isHex(text.charCodeAt(start)) && isHex(text.charCodeAt(start + 1))) return 2;
  if (before !== BACKSLASH) return 0;
  if (/u[0-9a-f]{4}/i.test(text.slice(start, start + 5))) return 5;
  return "abfnrtv".includes(text.charAt(start)) ? 1 : 0;
};

/** `"Jane Doe"@example.com`: where the quote begins whose end is before `end`. */
const quotedStart = (text: string, end: number): number | undefined => {
  if (!isAlphanumeric(text.charCodeAt(end - 2))) return undefined;
  for (let at = end - 2; at >= 0 && end - at <= MAX_QUOTED; at -= 1) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) return isAlphanumeric(text.charCodeAt(at + 1)) ? at : undefined;
    if (unit < 32 || unit === 64 || unit === BACKSLASH) return undefined;
  }
  return undefined;
};

/** Where mailing lists and forwarders have the address of somebody else in theirs, `bounces+1-jane=example.org`. */
const rewritten = /(?:^|[^a-z\d])((?:bounces?|return|prvs|srs[01]|btv1)[\w.+=-]{0,96}=)$/i;

const unquotedStart = /* @__PURE__ */ runOf(/[^\s"@\\]/);

/** Where a local part may begin, quoted or not, that ends at a place or behind it. */
export const earliestLocalPart = (text: string, at: number): number => {
  const quote = text.indexOf('"', Math.max(0, at - MAX_QUOTED));
  const unquoted = unquotedStart(text, at);
  return quote >= 0 && quote < at ? Math.min(quote, unquoted) : unquoted;
};

/** Where the local part of an e-mail address begins that ends at a place. */
export const localPartStart = (text: string, end: number): number | undefined => {
  const last = text.charCodeAt(end - 1);
  if (last === QUOTE) return quotedStart(text, end);
  const limit = Math.max(0, end - MAX_LOCAL_PART);
  let start = end;
  if (isUnspacedLetter(last)) while (start > limit && isUnspacedLetter(text.charCodeAt(start - 1))) start -= 1;
  else while (start > limit && isAtomUnit(text, start - 1)) start -= 1;
  if (text.charCodeAt(start - 1) === EQUALS) {
    const [, before = ""] = rewritten.exec(text.slice(Math.max(0, end - MAX_LOCAL_PART), start)) ?? [];
    start -= before.length;
  }
  start += escapeLength(text, start);
  // A name begins with a letter, a digit or an underscore: `**jane@example.com**`, `'jane@example.com'`.
  while (start < end && ATOM_MARKS.includes(text.charAt(start)) && text.charAt(start) !== "_") start += 1;
  return start < end ? start : undefined;
};
