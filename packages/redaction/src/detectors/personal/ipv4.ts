import type { TextRange } from "../../detector/detector.ts";
import { startsToken } from "../../scan/starts-token.ts";
import { isAlphanumeric, isDigit, isLetter } from "../../scan/unit-classes.ts";
import { isLoneSection, isReleaseOrSection, isSection } from "./release-before.ts";
import { isVersionBefore } from "./version-before.ts";
import { isWithinPath } from "./within-path.ts";

const DASH = 45;
const DOT = 46;
const COLON = 58;
const COMMA = 44;
const UNDERSCORE = 95;
const PLUS = 43;
const SLASH = 47;

/** Where four octets end that begin at a place. */
export const octetsEnd = (text: string, start: number): number | undefined => {
  let at = start;
  for (let count = 0; count < 4; count += 1) {
    if (count > 0) {
      if (text.charCodeAt(at) !== DOT) return undefined;
      at += 1;
    }
    const first = at;
    let octet = 0;
    while (at - first < 4 && isDigit(text.charCodeAt(at))) {
      octet = octet * 10 + text.charCodeAt(at) - 48;
      at += 1;
    }
    const digits = at - first;
    // 010 is written to fill three columns; 01 is in dates.
    if (digits === 0 || digits > 3 || octet > 255 || (digits === 2 && octet < 10)) return undefined;
  }
  return at;
};

/** Domains in which addresses are names. */
const addressDomains = /^\.(?:in-addr\.arpa|nip\.io|sslip\.io|xip\.io)/i;

const goesOn = (text: string, end: number): boolean => {
  const unit = text.charCodeAt(end);
  const next = text.charCodeAt(end + 1);
  if (isAlphanumeric(unit)) return true;
  if (unit === UNDERSCORE) return isAlphanumeric(next);
  if (unit === DOT) return isAlphanumeric(next) && !addressDomains.test(text.slice(end, end + 14));
  if (unit === DASH) return isAlphanumeric(next) && octetsEnd(text, end + 1) === undefined;
  return unit === PLUS && isAlphanumeric(next);
};

const isContinued = (text: string, start: number): boolean => {
  const unit = text.charCodeAt(start - 1);
  const before = text.charCodeAt(start - 2);
  if (unit === DOT) return before !== DOT;
  if (unit === DASH)
    return (isLetter(before) && isSmall(text, start)) || epoch.test(text.slice(Math.max(0, start - 12), start));
  return unit === UNDERSCORE && isAlphanumeric(before) && isSmall(text, start);
};

/** What cookies have before the version of their format, `-1759433561-1.0.1.1-`; packages for CUDA, `cudnn-cu12-8.9.2.26`. */
const epoch = /\d{10}-$|-cu\d\d-$/;

/** Whether all octets are as small as the parts of a version. */
const isSmall = (text: string, start: number): boolean => !/^[\d.]{0,12}\d{3}/.test(text.slice(start, start + 15));

/** `4.1.2.3 Scope` where a line begins. */
const isHeading = (text: string, start: number, end: number): boolean =>
  (start === 0 || text.charCodeAt(start - 1) === 10) &&
  isSection(text, start, end) &&
  /^ [A-Z][a-z]/.test(text.slice(end, end + 3));

/** Whether it is an address whatever stands before: of a private network, or with a port. */
const isNoVersion = (text: string, start: number, end: number): boolean =>
  (text.charCodeAt(end) === COLON && isDigit(text.charCodeAt(end + 1))) ||
  /^(?:127\.0\.0\.1(?!\d)|169\.254\.|192\.168\.)/.test(text.slice(start, start + 10));

/** `2.000.000.000`, `100.000.000.000`: with dots between thousands, as most languages of Europe and South America have them. */
const isAmount = (text: string): boolean =>
  /^\d\d?(?:\.\d{3}){3}$/.test(text) ? text.includes(".0") : /^[1-9]\d\d\.\d{3}\.000\.000$/.test(text);

/** `3.4.0.0`: a version or a network, but the address of nobody. */
const isNetwork = (text: string, start: number, end: number): boolean =>
  text.slice(start, end).endsWith(".0.0") &&
  text.charCodeAt(end) !== SLASH &&
  !/^(?:0|10|172|192)\./.test(text.slice(start, start + 4));

const octetsBefore = /(?:^|[^\d.])(?:\d{1,3}\.){3}\d{1,3}(?:[ ,]|, )$/;

/** Whether an address stands right before: then this is one more, and nothing else has to be looked at. */
const isListed = (text: string, start: number): boolean =>
  isDigit(text.charCodeAt(start - (text.charCodeAt(start - 2) === COMMA ? 3 : 2))) &&
  octetsBefore.test(text.slice(Math.max(0, start - 18), start));

/** The address that begins with a run of digits. */
export const findIpv4 = (text: string, start: number): TextRange | undefined => {
  const end = octetsEnd(text, start);
  if (end === undefined || isContinued(text, start) || goesOn(text, end) || !startsToken(text, start)) return undefined;
  if (isAmount(text.slice(start, end))) return undefined;
  // No host has an address of the network 0, but for that of all.
  if (/^0\.[1-9]/.test(text.slice(start, start + 3))) return undefined;
  if (isNoVersion(text, start, end) || isListed(text, start)) return { start, end };
  if (
    isNetwork(text, start, end) ||
    isLoneSection(text, start, end) ||
    isVersionBefore(text, start) ||
    isHeading(text, start, end) ||
    isWithinPath(text, start, end)
  )
    return undefined;
  return isSmall(text, start) && isReleaseOrSection(text, start, end) ? undefined : { start, end };
};
