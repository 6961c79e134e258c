import { CUT_MARKER } from "../limit/cut-text.ts";

/** What is taken out of a text that may have escapes: the part, decoded, and where it ends. */
export interface DecodedPart {
  readonly text: string;
  readonly end: number;
}

const escapeLength = (text: string, at: number): number => (text.charCodeAt(at + 1) === 117 ? 6 : 2);

/** No further than to one place: parts are many, and the text may be long. */
const nextEscape = (text: string, from: number, to: number): number => {
  let at = from;
  while (at < to && text.charCodeAt(at) !== 92) at += 1;
  return at;
};

/** Decodes what stands between quotation marks. */
export const decodeString = (text: string): string => JSON.parse(`"${text}"`) as string;

/** What stands between quotation marks for a text. */
export const encodeString = (text: string): string => JSON.stringify(text).slice(1, -1);

/**
 * Decodes from one place of an encoded text up to another.
 *
 * @param swallow whether an escape across the end belongs to the part.
 */
export const decodePart = (text: string, from: number, to: number, swallow: boolean): DecodedPart => {
  let index = from;
  for (;;) {
    const escape = nextEscape(text, index, to);
    if (escape >= to) return { text: decodeString(text.slice(from, to)), end: to };
    index = escape + escapeLength(text, escape);
    if (index <= to) continue;
    const end = swallow ? index : escape;
    return { text: decodeString(text.slice(from, end)), end };
  }
};

/** How much is decoded at a time, in UTF-16 units. */
const CHUNK = 65_536;

/** Decodes what stands between two places, or its beginning if that has so many UTF-16 units already. */
export const decodeBeginning = (text: string, from: number, to: number, enough: number): string => {
  let decoded = "";
  for (let at = from; at < to && decoded.length < enough;) {
    const part = decodePart(text, at, Math.min(to, at + CHUNK), true);
    decoded += part.text;
    at = part.end;
  }
  return decoded;
};

/** The beginning of an encoded text with the marker of a cut, of at most so many code points; no escape is split. */
export const cutEncoded = (text: string, maxLength: number): string => {
  const marker = maxLength < CUT_MARKER.length ? "" : CUT_MARKER;
  let room = maxLength - marker.length;
  let index = 0;
  while (index < text.length && room > 0) {
    const unit = text.charCodeAt(index);
    const length = unit === 92 ? escapedLength(text, index) : (unit & 0xfc00) === 0xd800 ? 2 : 1;
    const cost = unit === 92 ? length : 1;
    if (cost > room) break;
    room -= cost;
    index += length;
  }
  return [text.slice(0, index), marker].join("");
};

/** How many UTF-16 units the character has whose escape begins here; a pair of escaped surrogates is one. */
const escapedLength = (text: string, at: number): number => {
  const length = escapeLength(text, at);
  const isHigh = length === 6 && /^\\u[dD][89abAB]/.test(text.slice(at, at + 4));
  return isHigh && text.startsWith("\\u", at + 6) ? 12 : length;
};
