import { ChangedPlaces } from "../scan/changed-places.ts";

/**
 * `\u0073` and `\/` within however many levels of JSON, `%73`, `%C3%A9`, `&#115;`, `&quot;`: of what can stand in or around a secret.
 * So can what is not seen: soft hyphens, and blanks and joiners without a width.
 */
const escapes =
  /\\{1,15}(?:u00[2-7][\da-f]|\/)|%(?:[0-7][\da-f]|[c-f][\da-f](?:%[89ab][\da-f]){1,3})|&#x0{0,4}[2-7][\da-f];|&#\d{2,3};|&(?:quot|apos|amp|lt|gt);|[\u00ad\u200b\u2060]/gi;

const NAMED: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ["quot", '"'],
  ["apos", "'"],
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
]);

/** What stands in strings of JSON. */
const jsonEscapes = /\\(?:u[\da-f]{4}|[^u])/gi;

const CONTROLS: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["b", "\b"],
  ["f", "\f"],
]);

const meaningInJson = (escape: string): string =>
  escape.length > 2
    ? String.fromCharCode(Number.parseInt(escape.slice(2), 16))
    : (CONTROLS.get(escape.charAt(1)) ?? escape.charAt(1));

/** One unit: what needs more of them is in no secret. */
const meaningInUrl = (escape: string): string => {
  try {
    const meant = decodeURIComponent(escape);
    return meant.length === 1 ? meant : REPLACEMENT;
  } catch {
    return REPLACEMENT;
  }
};

const REPLACEMENT = "\ufffd";

const meaningOf = (escape: string): string => {
  if (escape.startsWith("%")) return meaningInUrl(escape);
  if (escape.endsWith("/")) return "/";
  if (escape.startsWith("\\")) return String.fromCharCode(Number.parseInt(escape.slice(-2), 16));
  if (escape.length === 1) return "";
  const name = escape.slice(1, -1).toLowerCase();
  const named = NAMED.get(name);
  if (named !== undefined) return named;
  const unit = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return unit >= 32 && unit < 127 ? String.fromCharCode(unit) : " ";
};

/** What is escaped may be escaped again so often. */
export const MAX_LEVELS = 3;

/** A text with its escapes replaced by what they mean. */
export class Unescaped {
  readonly text: string;
  /** Where what an escape means stands and ends, and where in the original the escape ends. */
  readonly #places: readonly number[];
  readonly #afters: readonly number[];
  readonly #ends: readonly number[];

  constructor(original: string, expression: RegExp = escapes, meaning: (escape: string) => string = meaningOf) {
    const parts: string[] = [];
    const places: number[] = [];
    const afters: number[] = [];
    const ends: number[] = [];
    let done = 0;
    let length = 0;
    for (const { 0: escape, index } of original.matchAll(expression)) {
      const meant = meaning(escape);
      parts.push(original.slice(done, index), meant);
      length += index - done;
      done = index + escape.length;
      places.push(length);
      ends.push(done);
      length += meant.length;
      afters.push(length);
    }
    parts.push(original.slice(done));
    this.text = parts.join("");
    this.#places = places;
    this.#afters = afters;
    this.#ends = ends;
  }

  /** Where what escapes mean stands: what is far from there reads as it is written. */
  get changed(): ChangedPlaces {
    return new ChangedPlaces(this.#places.map((start, index) => ({ start, end: this.#afters[index] ?? start })));
  }

  /** Where in the original a place is, as a beginning or as an end. */
  originalOf(place: number): number {
    const before = countBelow(this.#places, place);
    if (before === 0) return place;
    return (this.#ends[before - 1] ?? 0) + place - (this.#afters[before - 1] ?? 0);
  }

  /** Where a place of the original is: one within an escape is where what the escape means begins. */
  placeOf(original: number): number {
    const before = countBelow(this.#ends, original + 1);
    const behind = before === 0 ? 0 : (this.#afters[before - 1] ?? 0);
    const place = behind + original - (before === 0 ? 0 : (this.#ends[before - 1] ?? 0));
    return Math.min(place, this.#places[before] ?? place);
  }
}

/** How many of several places, which are in order, stand before one. */
const countBelow = (places: readonly number[], limit: number): number => {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** In shorter texts, to look at each unit costs less than to search seven times. */
const SHORT = 160;

const PERCENT = 37;
const AMPERSAND = 38;
const BACKSLASH = 92;
const SOFT_HYPHEN = 0xad;
const ZERO_WIDTH_SPACE = 0x200b;
const WORD_JOINER = 0x2060;

/** To search for a blank without a width as a text takes V8 a look at each blank there is. */
const withoutWidth = /[\u200b\u2060]/;

/** Whether a text has any of what escapes begin with; nearly all have none. */
const mayHaveEscapes = (text: string): boolean => {
  if (text.length > SHORT)
    return (
      text.includes(String.raw`\u00`) ||
      text.includes(String.raw`\U00`) ||
      text.includes(String.raw`\/`) ||
      text.includes("%") ||
      text.includes("&") ||
      text.includes("\u00ad") ||
      withoutWidth.test(text)
    );
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === PERCENT || unit === AMPERSAND || unit === BACKSLASH) return true;
    if (unit >= SOFT_HYPHEN && (unit === SOFT_HYPHEN || unit === ZERO_WIDTH_SPACE || unit === WORD_JOINER)) return true;
  }
  return false;
};

/** Whether there are escapes in a text. */
export const hasEscapes = (text: string): boolean => mayHaveEscapes(text) && text.search(escapes) >= 0;

/** The text as its escapes are meant; nothing if there are none. */
export const unescape = (text: string): Unescaped | undefined => (hasEscapes(text) ? new Unescaped(text) : undefined);

/** The text as a string of JSON is meant, one level of it; nothing if it has no escapes. */
export const unescapeJson = (text: string): Unescaped | undefined =>
  text.includes("\\") ? new Unescaped(text, jsonEscapes, meaningInJson) : undefined;
