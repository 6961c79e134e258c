/** `\u0073` within however many levels of JSON, `%73`, `%C3%A9`, `&#115;`, `&quot;`: of what can stand in or around a secret. */
const escapes =
  /\\{1,15}u00[2-7][\da-f]|%(?:[0-7][\da-f]|[c-f][\da-f](?:%[89ab][\da-f]){1,3})|&#x0{0,4}[2-7][\da-f];|&#\d{2,3};|&(?:quot|apos|amp|lt|gt);/gi;

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
  if (escape.startsWith("\\")) return String.fromCharCode(Number.parseInt(escape.slice(-2), 16));
  const name = escape.slice(1, -1).toLowerCase();
  const named = NAMED.get(name);
  if (named !== undefined) return named;
  const unit = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return unit >= 32 && unit < 127 ? String.fromCharCode(unit) : " ";
};

/** A text with its escapes replaced by what they mean. */
export class Unescaped {
  readonly text: string;
  /** Where what an escape means stands, and where in the original the escape ends. */
  readonly #places: readonly number[];
  readonly #ends: readonly number[];

  constructor(original: string, expression: RegExp = escapes, meaning: (escape: string) => string = meaningOf) {
    const parts: string[] = [];
    const places: number[] = [];
    const ends: number[] = [];
    let done = 0;
    let length = 0;
    for (const { 0: escape, index } of original.matchAll(expression)) {
      parts.push(original.slice(done, index), meaning(escape));
      length += index - done;
      done = index + escape.length;
      places.push(length);
      ends.push(done);
      length += 1;
    }
    parts.push(original.slice(done));
    this.text = parts.join("");
    this.#places = places;
    this.#ends = ends;
  }

  /** Where in the original a place is, as a beginning or as an end. */
  originalOf(place: number): number {
    let low = 0;
    let high = this.#places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#places[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return place;
    return (this.#ends[low - 1] ?? 0) + place - (this.#places[low - 1] ?? 0) - 1;
  }
}

/** In shorter texts, to look at each unit costs less than to search three times. */
const SHORT = 64;

const PERCENT = 37;
const AMPERSAND = 38;
const BACKSLASH = 92;

/** Whether a text has any of what escapes begin with; nearly all have none. */
const mayHaveEscapes = (text: string): boolean => {
  if (text.length > SHORT) return text.includes(String.raw`\u00`) || text.includes("%") || text.includes("&");
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === PERCENT || unit === AMPERSAND || unit === BACKSLASH) return true;
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
