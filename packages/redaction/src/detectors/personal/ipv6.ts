import type { TextRange } from "../../detector/detector.ts";
import { startsToken } from "../../scan/starts-token.ts";
import { octetsEnd } from "./ipv4.ts";
import { isAlphanumeric, isDigit, isHex } from "../../scan/unit-classes.ts";

const PERCENT = 37;
const COLON = 58;
const DOT = 46;
const UNDERSCORE = 95;
const BRACKET = 91;

/** Eight groups, or seven with one `::`, or the last two written like IPv4 (RFC 4291, 2.2). */
interface Address {
  readonly end: number;
  /** How many groups are written out. */
  readonly groups: number;
  readonly hasOctets: boolean;
}

const groupEnd = (text: string, start: number): number => {
  let at = start;
  while (at - start < 5 && isHex(text.charCodeAt(at))) at += 1;
  return at;
};

const parse = (text: string, start: number): Address | undefined => {
  let at = start;
  let groups = 0;
  let hasGap = false;
  let hasOctets = false;
  if (text.startsWith("::", at)) {
    hasGap = true;
    at += 2;
  }
  while (groups < 8) {
    const to = groupEnd(text, at);
    if (to === at) break;
    if (text.charCodeAt(to) === DOT && isDigit(text.charCodeAt(to + 1))) {
      const octets = octetsEnd(text, at);
      if (octets === undefined) return undefined;
      hasOctets = true;
      groups += 2;
      at = octets;
      break;
    }
    if (to - at > 4) return undefined;
    groups += 1;
    at = to;
    if (groups === 8 || text.charCodeAt(at) !== COLON) break;
    if (text.charCodeAt(at + 1) === COLON) {
      if (hasGap) return undefined;
      hasGap = true;
      at += 2;
    } else if (isHex(text.charCodeAt(at + 1))) at += 1;
    else break;
  }
  return (hasGap ? groups <= 7 : groups === 8) ? { end: at, groups, hasOctets } : undefined;
};

/** Bytes: of a thumbprint, or of a longer hardware address. */
const fingerprint = /^(?:[\da-f]{2}:){7}[\da-f]{2}$/i;

/** `a::b` is also a name in C++ and Rust, `x[::2]` a slice in Python: the shorter, the more has to speak for an address. */
const isLikely = (text: string, start: number, { end, groups, hasOctets }: Address): boolean => {
  if (hasOctets) return true;
  const written = text.slice(start, end);
  if (!/\d/.test(written) || fingerprint.test(written)) return false;
  if (groups > 2) return true;
  if (written.startsWith("::")) return /^::(?:1$|[\da-f]{3}|ffff:)/i.test(written);
  return /^(?:[23][\da-f]{3}|f[cdef][\da-f]{2}|100|64):/i.test(written);
};

/** A port, as Java writes it behind eight groups. */
const port = /:[1-9]\d{1,4}(?![\w:]|\.\d)/y;

const isContinued = (text: string, start: number, { end, groups }: Address): boolean => {
  const unit = text.charCodeAt(end);
  const next = text.charCodeAt(end + 1);
  port.lastIndex = end;
  // Eight groups of at most two digits, and a ninth, are rather something else.
  if (groups === 8 && port.test(text)) return !/[\da-f]{3}/i.test(text.slice(start, end));
  if (unit === COLON) return isAlphanumeric(next) || next === COLON;
  if (unit === UNDERSCORE) return isAlphanumeric(next);
  return isAlphanumeric(unit) || (unit === DOT && isDigit(next));
};

/** Where the address would begin whose first colon stands at a place. */
const startBefore = (text: string, colon: number): number | undefined => {
  let most = 0;
  while (most < 4 && isHex(text.charCodeAt(colon - most - 1))) most += 1;
  for (let length = most; length >= 0; length -= 1) {
    const start = colon - length;
    const before = text.charCodeAt(start - 1);
    if (before === UNDERSCORE && isAlphanumeric(text.charCodeAt(start - 2))) continue;
    if (!startsToken(text, start)) continue;
    if (before === PERCENT && length > 1) return start + 2;
    return before === COLON && isGroupBefore(text, start - 1) ? undefined : start;
  }
  return undefined;
};

/** Whether what ends at a colon is a group, or nothing: the address began before it. */
const isGroupBefore = (text: string, colon: number): boolean => {
  let at = colon;
  while (colon - at < 5 && isHex(text.charCodeAt(at - 1))) at -= 1;
  if (at === colon) return text.charCodeAt(at - 1) === COLON;
  return colon - at < 5 && !isAlphanumeric(text.charCodeAt(at - 1)) && text.charCodeAt(at - 1) !== UNDERSCORE;
};

/** `x[` and `)[` are before an index, not before an address, as is `[:, `. */
const isIndex = (text: string, start: number): boolean =>
  text.charCodeAt(start - 1) === BRACKET
    ? /[\w)\]]/.test(text.charAt(start - 2))
    : /\[(?::|\.{3})(?:, ?:){0,3}, ?$/.test(text.slice(Math.max(0, start - 16), start));

/** Not an escape of a mark or a space, unless of the percent sign itself. */
const zone = /%(?:25(?=\w)|(?!2[0-9a-f]|3[a-f]|[57][b-f]))[\w.~-]{1,20}/iy;

const zoneEnd = (text: string, end: number): number => {
  zone.lastIndex = end;
  return zone.test(text) ? zone.lastIndex : end;
};

/** The address whose first colon stands at a place. */
export const findIpv6 = (text: string, colon: number): TextRange | undefined => {
  const start = startBefore(text, colon);
  if (start === undefined) return undefined;
  const address = parse(text, start);
  if (address === undefined || isContinued(text, start, address)) return undefined;
  // An underscore before is emphasis in Markdown, if there is one behind as well.
  if (text.charCodeAt(start - 1) === UNDERSCORE && text.charCodeAt(address.end) !== UNDERSCORE) return undefined;
  if (!isLikely(text, start, address) || isIndex(text, start)) return undefined;
  return { start, end: zoneEnd(text, address.end) };
};
