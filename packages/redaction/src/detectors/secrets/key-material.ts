import { endOfMatch } from "../../scan/end-of-match.ts";

/** As much base 64 on end is a line of a key rather than a word. */
const LEAST_LINE = 16;

/** As much is what a line of a key has, if it is not the last. */
const FULL_LINE = 48;

/** What is longer is the whole key on one line. */
const LONGEST_LINE = 128;

/** Line ends, in whatever way they are escaped, and what stands around lines in code and messages. */
const betweenLines = /(?:\s|\\[nrt]?|["'`,+>|#*;.()]){1,128}/y;

const header = /[A-Za-z][A-Za-z-]{2,30}: [^\n\\"]{0,200}(?:\n|\\+n|\\+r\\+n)/y;

const line = /[A-Za-z0-9+/]{1,16384}={0,2}/y;

const lineInUrls = /[A-Za-z0-9+/_-]{1,16384}={0,2}/y;

const checksum = /=[A-Za-z0-9+/]{4}(?![A-Za-z0-9+/=])/y;

const lineBreak = /(?:\r?\n|(?:\\{1,8}r)?\\{1,8}n)[ \t]{0,24}/y;

/** Where the base 64 ends that begins at a place: on one line, or on lines of one length of which the last is shorter. */
export const endOfBase64 = (text: string, from: number, limit: number): number => {
  let end = endOfMatch(lineInUrls, text, from);
  const full = end - from;
  if (full > LONGEST_LINE) return end;
  for (let length = full; length === full && end < limit;) {
    const next = endOfMatch(lineBreak, text, end);
    length = next === end ? 0 : endOfMatch(lineInUrls, text, next) - next;
    if (length > 0 && length <= full) end = next + length;
  }
  return end;
};

/**
 * Where the key ends whose lines of base 64 begin at a place: at the first that is no such line, or is shorter than the
 * others. The same place if there is none.
 */
export const endOfKeyMaterial = (text: string, from: number, limit: number): number => {
  let end = from;
  let place = endOfMatch(betweenLines, text, from);
  let first = true;
  while (place < limit) {
    const behindHeader = endOfMatch(header, text, place);
    if (behindHeader > place) {
      end = behindHeader;
      place = endOfMatch(betweenLines, text, behindHeader);
      continue;
    }
    const lineEnd = endOfMatch(line, text, place);
    const length = lineEnd - place;
    if (length === 0 || (first && length < LEAST_LINE)) break;
    first = false;
    end = lineEnd;
    const next = endOfMatch(betweenLines, text, lineEnd);
    if (length < FULL_LINE || length > LONGEST_LINE || text.charCodeAt(lineEnd - 1) === 61) {
      // The last line, and the checksum of PGP behind it.
      const behind = endOfMatch(checksum, text, next);
      return behind > next ? behind : end;
    }
    if (next === lineEnd) break;
    place = next;
  }
  return end;
};
