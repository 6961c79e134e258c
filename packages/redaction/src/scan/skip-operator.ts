import { startOfName } from "./start-of-name.ts";

/** `%3D`, `%3A`, `\u003d`, the entity of `>`. */
const escaped = /%(?:25)?3[ad]|\\u003[ad]|&gt;|&#x?3[ad];|&equals;/iy;

const EQUALS = 61;
const COLON = 58;
const GREATER = 62;
const LESS = 60;
const HYPHEN = 45;
const QUESTION = 63;

/** Units that make an operator of the `=` behind them: `?=`, `+=`, `.=`, `||=`, `??=`. */
const prefixes = "?+.|&!~-*^";

const skipEquals = (text: string, from: number): number => {
  let place = from + 1;
  for (let count = 0; count < 2; count += 1) {
    const unit = text.charCodeAt(place);
    if (unit !== EQUALS && unit !== GREATER) break;
    place += 1;
  }
  return place;
};

/** Of languages that do not write in ASCII: `→`, `：`, `＝`, dashes, and the words for "is" that no blank stands before. */
const foreign = "\u2192\uFF1A\uFF1D\u2013\u2014\u662F\u306F\u4E3A\u70BA";

/** Whether a unit beyond ASCII assigns what stands behind it. */
export const isForeignOperator = (unit: number): boolean => unit >= 128 && foreign.includes(String.fromCharCode(unit));

/** Some write a colon behind the word for "is" as well. */
const endOfForeign = (text: string, at: number): number => {
  const unit = text.charCodeAt(at);
  return unit === COLON || unit === 0xff1a ? at + 1 : at;
};

/** How far a name in braces reaches back, in UTF-16 units. */
const MAX_NAME = 64;

/** Whether the name that ends here stands in `${NAME:-value}`: elsewhere a hyphen is the beginning of the value. */
const isExpansion = (text: string, end: number): boolean => text.startsWith("${", startOfName(text, end, MAX_NAME) - 2);

/** Where what assigns ends: `=`, `:`, `:=`, `=>`, `->`, `<-`, `,`, `(`, the end of a tag. The same place if nothing does. */
export const skipOperator = (text: string, from: number): number => {
  const unit = text.charCodeAt(from);
  if (unit === EQUALS) return skipEquals(text, from);
  if (unit === COLON) {
    let place = from + 1;
    while (place < from + 3 && text.charCodeAt(place) === COLON) place += 1;
    if (text.charCodeAt(place) === EQUALS) return skipEquals(text, place);
    return text.charCodeAt(place) === HYPHEN && isExpansion(text, from) ? place + 1 : place;
  }
  // `>`, `,`, `(`, `{`
  if (unit === GREATER || unit === 44 || unit === 40 || unit === 123) return from + 1;
  if (unit === LESS) return text.charCodeAt(from + 1) === HYPHEN ? from + 2 : from;
  if (unit >= 128) return isForeignOperator(unit) ? endOfForeign(text, from + 1) : from;
  if (unit === 37 || unit === 38 || unit === 92) {
    escaped.lastIndex = from;
    if (escaped.test(text)) return escaped.lastIndex;
  }
  if (!(unit < 128) || !prefixes.includes(text.charAt(from))) return from;
  let place = from + 1;
  while (place < from + 2 && prefixes.includes(text.charAt(place)) && place < text.length) place += 1;
  if (text.charCodeAt(place) === EQUALS) return skipEquals(text, place);
  if (unit === HYPHEN && text.charCodeAt(from + 1) === GREATER) return from + 2;
  const defaults = unit === QUESTION && text.charCodeAt(from + 1) === QUESTION;
  return unit === 124 || defaults ? place : from;
};
