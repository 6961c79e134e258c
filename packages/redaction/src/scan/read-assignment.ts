import { endOfMatch } from "./end-of-match.ts";
import { skipClosing, skipOpening } from "./skip-quotes.ts";
import { isBlank, isNameUnit, isValueUnit } from "./units.ts";
import { skipOperator } from "./skip-operator.ts";

/** What a name is given. */
export interface Assignment {
  /** Where the name ends. */
  readonly nameEnd: number;
  /** What assigns: `"="`, `":"`, `">"`, `","`, `"("`, `"is"`, … or `""` if the value just follows. */
  readonly operator: string;
  readonly start: number;
  readonly end: number;
}

/** How far behind a keyword the name may end, in UTF-16 units. */
const MAX_NAME = 64;

/** How many words may stand between a keyword and what is assigned, as in "my Adobe secret key for tests is". */
const MAX_WORDS = 6;

/** How much may stand between a name and its value, in UTF-16 units. */
const MAX_GAP = 136;

/** How far behind a keyword its value may begin, in UTF-16 units. */
export const MAX_ASSIGNMENT: number = MAX_NAME + MAX_GAP;

/** How much of a value is looked at, in UTF-16 units. */
const MAX_VALUE = 1024;

/** As much with a digit in it is a value rather than a word. */
const MIN_BARE_VALUE = 11;

/**
 * The value is one level deeper: in a type (`&str =`, `String? =`), behind accessors, the first argument of a call
 * (`String::from("…`), or assigned to a name of its own (`"value": "…"`, `api_key: …`).
 */
const inner =
  /(?:(?:&(?:'\w{1,20} )?(?:mut )?)?[A-Za-z_][\w.-]{0,40}(?:::\w{1,40}){0,3}(?:<[\w&':, ]{1,40}>)?[?!]?\\{0,3}["'`]?(?:\[\w{0,20}\])?[ \t]{0,4}[:=]>?[ \t]{0,4}\\{0,3}(?=(?:[A-Za-z@$]{0,2})["'`][^\s,;)}\]"'`<\\]|[A-Za-z_][\w.:]{0,40}\(\s{0,4}(?:[a-z_]{1,20}\s?=\s?)?["'`])|get;(?: \w{7,10})?(?: set;| init;)? ?\} ?= ?(?=["'@$])|[A-Za-z_][\w.]{0,60}(?:::\w{1,40}){0,3}!?\(\s{0,4}(?:[a-z_]{1,20}\s?[=:]\s?)?(?=["'`])|[\w.-]{0,30}(?:key|token|secret|passw(?:or)?d|pwd|value|credential)[ \t]{0,4}[:=][ \t]{1,4}(?=\S))/iy;

/** The letters before the quote of a string that say how it is written: `b"…"`, `@"…"`. */
const stringPrefix = /(?:[bruflnBRUFLN]{1,2}|[@$]{1,2})(?=["'])/y;

/** A name that is itself a value has its value in the next line or element. */
const neighbour =
  /\s{0,4}\n[ \t]{0,40}(?:- )?["']?value["']?[ \t]{0,4}[:=]|<\/[\w:.-]{1,40}>\s{0,40}<[\w:.-]{1,40}(?: [^<>]{0,40})?>|\s{0,4}\/>\s{0,40}<value\s{0,4}=/iy;

const scheme = /(?:bearer|basic|token|api-?key|flyv1)(?: |%20|\+)/iy;

/** Whether a unit can be where a line, a tag or an element ends: cheap, since it is asked for every word. */
const mayBeNeighbour = (unit: number): boolean => unit === 10 || unit === 13 || unit === 60 || unit === 47;

const LONGEST_LINK = 6;

/** Whether a unit is what a linking word begins with. */
const mayLink = (unit: number): boolean => "iwaetIWAET".includes(String.fromCharCode(unit));

const linkingWord = /^(?:is|was|are|equals|to|as|=)$/i;

const skipName = (text: string, from: number, limit: number): number => {
  let place = from;
  while (place < limit && isNameUnit(text.charCodeAt(place))) place += 1;
  return place;
};

/** What gives a variable of the environment the word behind it: Dockerfiles, shells. */
const setter = /(?:^|[\s"'`])(?:ENV|set -\w{1,3}|setenv|setx) {1,3}$/;

/** Whether the name is an option of a command, `--api-key`: what follows is its value, whatever it is made of. */
const isOption = (text: string, at: number): boolean => {
  let start = at;
  while (start > 0 && at - start < MAX_NAME && isNameUnit(text.charCodeAt(start - 1))) start -= 1;
  return text.charCodeAt(start) === 45 || setter.test(text.slice(Math.max(0, start - 12), start));
};

const skipBlanks = (text: string, from: number): number => {
  let place = from;
  while (place < from + 16 && isBlank(text.charCodeAt(place))) place += 1;
  return place;
};

const hasDigit = (text: string, from: number, to: number): boolean => {
  for (let place = from; place < to; place += 1) {
    const unit = text.charCodeAt(place);
    if (unit >= 48 && unit <= 57) return true;
  }
  return false;
};

/** Whether what ends here is given something at once, as in `key=…`, and so is a name itself. */
const isGiven = (text: string, start: number, end: number): boolean => {
  const unit = text.charCodeAt(end);
  const next = text.charCodeAt(end + 1);
  if (!((unit === 61 || unit === 58) && next !== 61 && isValueUnit(next))) return false;
  return end - start < MIN_BARE_VALUE - 1 || !hasDigit(text, start, end);
};

const skipValue = (text: string, from: number, limit: number): number => {
  let place = from;
  while (place < limit && isValueUnit(text.charCodeAt(place))) place += 1;
  return place;
};

/** Most ask only where a value begins, and values may be long: where it ends is looked for when it is asked for. */
class ReadAssignment implements Assignment {
  readonly nameEnd: number;
  readonly operator: string;
  readonly start: number;
  readonly #text: string;
  #end = -1;

  constructor(text: string, nameEnd: number, operator: string, start: number) {
    this.#text = text;
    this.nameEnd = nameEnd;
    this.operator = operator;
    this.start = start;
  }

  get end(): number {
    if (this.#end < 0) this.#end = skipValue(this.#text, this.start, this.start + MAX_VALUE);
    return this.#end;
  }
}

/** The value that begins behind an operator, or one level below it. */
const readValue = (text: string, nameEnd: number, operator: string, from: number): Assignment | undefined => {
  let start = skipOpening(text, from, operator);
  for (let level = 0; level < 2; level += 1) {
    const below = endOfMatch(inner, text, start);
    if (below === start) break;
    start = skipOpening(text, below, operator);
  }
  const prefixed = endOfMatch(stringPrefix, text, start);
  if (prefixed > start) start = skipOpening(text, prefixed, operator);
  start = endOfMatch(scheme, text, start);
  if (start > nameEnd + MAX_GAP || !isValueUnit(text.charCodeAt(start))) return undefined;
  return new ReadAssignment(text, nameEnd, operator, start);
};

/** Reads what is assigned to the name in which a keyword ends at `at`, in any of the ways of code, files and prose. */
export const readAssignment = (text: string, at: number, maxWords: number = MAX_WORDS): Assignment | undefined => {
  const limit = at + MAX_NAME;
  let nameEnd = skipName(text, at, limit);
  for (let words = 0; words <= maxWords; words += 1) {
    const closed = skipClosing(text, nameEnd);
    const place = skipBlanks(text, closed);
    const operatorEnd = skipOperator(text, place);
    if (operatorEnd > place) return readValue(text, nameEnd, text.slice(place, operatorEnd), operatorEnd);
    const beside = mayBeNeighbour(text.charCodeAt(place)) ? endOfMatch(neighbour, text, closed) : closed;
    if (beside > closed) return readValue(text, nameEnd, ">", beside);
    // A full stop and a blank end the sentence, and with it what the name is about.
    if (place === closed || place >= limit || text.charCodeAt(nameEnd - 1) === 46) return undefined;
    const opened = skipOpening(text, place, "");
    if (opened > place) return readValue(text, nameEnd, "", opened);
    if (words === 0 && text.charCodeAt(place) !== 45 && isOption(text, at)) return readValue(text, nameEnd, "", place);
    const wordEnd = skipName(text, place, place + MAX_NAME);
    const valueEnd = skipValue(text, wordEnd, Math.min(text.length, place + MAX_NAME));
    if (valueEnd - place >= MIN_BARE_VALUE && hasDigit(text, place, valueEnd) && !isGiven(text, place, wordEnd))
      return readValue(text, nameEnd, "", place);
    if (
      wordEnd - place <= LONGEST_LINK &&
      mayLink(text.charCodeAt(place)) &&
      linkingWord.test(text.slice(place, wordEnd))
    ) {
      const again = skipOperator(text, wordEnd);
      return readValue(text, nameEnd, "is", again);
    }
    if (wordEnd === place) return undefined;
    nameEnd = wordEnd;
  }
  return undefined;
};
