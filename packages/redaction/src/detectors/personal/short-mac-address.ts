import type { TextRange } from "../../detector/detector.ts";
import { isAlphanumeric, isHex } from "../../scan/unit-classes.ts";

const COLON = 58;
const UNDERSCORE = 95;

/** Six groups, of which some have one digit: as `arp` prints them on macOS. */
const groups = /(?:[\da-f]{1,2}:){5}[\da-f]{1,2}(?!\w|:[\da-f:])/iy;

/** A colon behind a group, or behind nothing: the address is the end of something longer. */
const groupBefore = /(?:^|[^\da-z])[\da-f]{0,2}:$/i;

const isShort = (address: string): boolean =>
  /[a-f]/i.test(address) && /\d/.test(address) && (address.match(/[\da-f]{2}/gi)?.length ?? 0) >= 3;

/** The address without zeros in front of its groups whose first colon stands at a place. */
export const findShortMac = (text: string, colon: number): TextRange | undefined => {
  if (text.charCodeAt(colon) !== COLON) return undefined;
  const start = isHex(text.charCodeAt(colon - 2)) ? colon - 2 : colon - 1;
  const before = text.charCodeAt(start - 1);
  if (isAlphanumeric(before) || before === UNDERSCORE) return undefined;
  if (before === COLON && groupBefore.test(text.slice(Math.max(0, start - 4), start))) return undefined;
  groups.lastIndex = start;
  const found = groups.exec(text);
  return found !== null && isShort(found[0]) ? { start, end: groups.lastIndex } : undefined;
};
