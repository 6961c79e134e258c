import { type Assignment, skipValue } from "./assignment.ts";
import { endOfMatch } from "./end-of-match.ts";
import { MAX_GAP, readValue } from "./read-value.ts";
import { skipClosing, skipOpening } from "./skip-quotes.ts";
import { isBlank, isNameUnit, isValueUnit } from "./units.ts";
import { isForeignOperator, skipOperator } from "./skip-operator.ts";
import { isDigit, isLower, isUpper } from "./unit-classes.ts";
import { mayBeAttribute, OTHER_ATTRIBUTES, OWN_ATTRIBUTES, VALUE_BESIDE } from "./value-beside.ts";
import { startOfName } from "./start-of-name.ts";

/** How far behind a keyword the name may end, in UTF-16 units. */
const MAX_NAME = 64;

/** How many words may stand between a keyword and what is assigned, as in "my Adobe secret key for tests is". */
const MAX_WORDS = 6;

/** How far behind a keyword its value may begin, in UTF-16 units. */
export const MAX_ASSIGNMENT: number = MAX_NAME + MAX_GAP;

/** As much with a digit in it, or restless capitals, is a value rather than a word. */
const MIN_BARE_VALUE = 11;

/** Whether a unit can be where a line, a question, a tag or an element ends: cheap, since it is asked for every word. */
const mayBeNeighbour = (unit: number): boolean =>
  unit === 10 || unit === 13 || unit === 60 || unit === 47 || unit === 63;

const BRACKET = 93;

const LONGEST_LINK = 6;

/** Whether a unit is what a linking word begins with. */
const mayLink = (unit: number): boolean => "iwaetljIWAETLJ\u00E4\u00E8\u00E9\u044D".includes(String.fromCharCode(unit));

/** What says in several languages that the value follows. */
const linkingWord =
  /^(?:is|was|are|equals|to|as|=|ist|lautet|est|es|era|jest|[\u00E8\u00E9]|\u00E4r|\u044D\u0442\u043E)$/i;

/** Letters of any alphabet, but for those that assign, as 是 does, which have no blank before them. */
const isWordUnit = (unit: number): boolean =>
  unit < 128 ? isNameUnit(unit) : unit >= 0xc0 && isValueUnit(unit) && !isForeignOperator(unit);

const skipName = (text: string, from: number, limit: number): number => {
  let place = from;
  while (place < limit && isWordUnit(text.charCodeAt(place))) place += 1;
  return place;
};

/** What gives a variable of the environment the word behind it: Dockerfiles, shells. */
const setter = /(?:^|[\s"'`])(?:ENV|set -\w{1,3}|setenv|setx) {1,3}$/;

/** Whether the name is an option of a command, `--api-key`: what follows is its value, whatever it is made of. */
const isOption = (text: string, at: number): boolean => {
  const start = startOfName(text, at, MAX_NAME);
  return text.charCodeAt(start) === 45 || setter.test(text.slice(Math.max(0, start - 12), start));
};

const skipBlanks = (text: string, from: number): number => {
  let place = from;
  while (place < from + 16 && isBlank(text.charCodeAt(place))) place += 1;
  return place;
};

/** Words change so often from small to capital letters at the most. */
const MAX_TURNS = 2;

/** Whether there is a digit in it, or capitals all over. */
const isNoWord = (text: string, from: number, to: number): boolean => {
  let turns = 0;
  for (let place = from; place < to; place += 1) {
    const unit = text.charCodeAt(place);
    if (isDigit(unit)) return true;
    if (isUpper(unit) && place > from && isLower(text.charCodeAt(place - 1))) turns += 1;
  }
  return turns > MAX_TURNS;
};

/** What a name looks like, unlike a value: digits only at its end. */
const givenName = /^[A-Za-z_-][A-Za-z_.-]*\d{0,3}$/;

/** Whether what ends here is given something at once, as in `key=…`, and so is a name itself. */
const isGiven = (text: string, start: number, end: number): boolean => {
  const unit = text.charCodeAt(end);
  const next = text.charCodeAt(end + 1);
  if (isForeignOperator(unit)) return true;
  if (!((unit === 61 || unit === 58) && next !== 61 && isValueUnit(next))) return false;
  return givenName.test(text.slice(start, end));
};

/** Where the value begins that stands in the next line or element; where the name is closed if none does. */
const endOfNeighbour = (text: string, nameEnd: number, closed: number, place: number): number => {
  if (text.charCodeAt(closed - 1) === BRACKET) return closed; // a label, which stands where a value was: `[API_KEY]`
  if (mayBeNeighbour(text.charCodeAt(place))) return endOfMatch(VALUE_BESIDE, text, closed);
  if (place !== closed + 1 || closed > nameEnd + 1 || !mayBeAttribute(text, place)) return closed;
  return endOfMatch(closed === nameEnd ? OWN_ATTRIBUTES : OTHER_ATTRIBUTES, text, closed);
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
    const beside = endOfNeighbour(text, nameEnd, closed, place);
    if (beside > closed) return readValue(text, nameEnd, ">", beside);
    // A full stop and a blank end the sentence, and with it what the name is about.
    if (place === closed || place >= limit || text.charCodeAt(nameEnd - 1) === 46) return undefined;
    const opened = skipOpening(text, place, "");
    if (opened > place) return readValue(text, nameEnd, "", opened);
    if (words === 0 && text.charCodeAt(place) !== 45 && isOption(text, at)) return readValue(text, nameEnd, "", place);
    const wordEnd = skipName(text, place, place + MAX_NAME);
    const valueEnd = skipValue(text, wordEnd, Math.min(text.length, place + MAX_NAME));
    if (valueEnd - place >= MIN_BARE_VALUE && isNoWord(text, place, valueEnd) && !isGiven(text, place, wordEnd))
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
