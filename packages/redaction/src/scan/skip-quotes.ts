import { endOfMatch } from "./end-of-match.ts";
import { LONE_VALUE } from "./lone-value.ts";

/** How many quotes, brackets and blanks are skipped, in UTF-16 units. */
const MAX_SKIPPED = 48;

const escapedQuote = /%(?:25)?2[27]|\\u002[27]|&(?:quot|apos|#39|#34|#x2[27]);/iy;
const encodedBlank = /%(?:25)?20/y;
const ESCAPE = 27;
const characterData = /<!\[CDATA\[/y;

const ESCAPE_SIGN = "\u001B";

/** What colors a terminal: `ESC[32m`, as it is or escaped. */
const color: RegExp = /* @__PURE__ */ new RegExp(
  String.raw`(?:${ESCAPE_SIGN}|\\u001[Bb]|\\x1[Bb]|\\033|\\e)\[[\d;]{0,12}m`,
  "y",
);

/** Quotes and brackets of other languages and of good typesetting, and blanks that do not break. */
const foreignOpening =
  "\u201C\u201D\u201E\u201F\u00AB\u00BB\u2039\u203A\u2018\u2019\u201A\u300C\u300E\u3010\uFF08\u300A\u00A0\u202F\u3000";
const foreignClosing = "\u201C\u201D\u00BB\u203A\u2019\u2018\u300D\u300F\u3011\uFF09\u300B";

/** Brackets of an array behind its name: `key[] =`, `key[64] =`. */
const dimension = /\[\d{0,6}\]/y;

/** Whether the unit is `"`, `'`, a backtick or `*`, in whatever comes before it as an escape. */
const isQuote = (unit: number): boolean => unit === 34 || unit === 39 || unit === 96 || unit === 42;

/** Where an escape ends that stands for a quote or colors a terminal. */
const endOfEscape = (text: string, at: number): number => {
  const quoteEnd = endOfMatch(escapedQuote, text, at);
  return quoteEnd > at ? quoteEnd : endOfMatch(color, text, at);
};

/** Skips what ends a name: quotes with their escapes, brackets, the `'s` of a genitive. */
export const skipClosing = (text: string, from: number): number => {
  let place = from;
  while (place < from + 12) {
    const unit = text.charCodeAt(place);
    if (isQuote(unit) || unit === 93 || unit === 41) place += 1;
    else if (unit === 92 && (isQuote(text.charCodeAt(place + 1)) || text.charCodeAt(place + 1) === 92)) place += 1;
    else if (unit >= 128) {
      if (!foreignClosing.includes(text.charAt(place))) break;
      place += 1;
    } else if (unit === 37 || unit === 38 || unit === 92 || unit === 91 || unit === ESCAPE) {
      const end = unit === 91 ? endOfMatch(dimension, text, place) : endOfEscape(text, place);
      if (end === place) break;
      place = end;
    } else break;
  }
  const genitive = place === from + 1 && (text.charCodeAt(from) === 39 || text.charCodeAt(from) === 0x2019);
  return genitive && text.charCodeAt(place) === 115 && text.charCodeAt(place + 1) === 32 ? place + 1 : place;
};

const isBreak = (unit: number): boolean => unit === 10 || unit === 13;

const fence = /```\w{0,12}\r?\n/y;

/** A value alone in its line, in a fence or not. */
const loneValue: RegExp = /* @__PURE__ */ new RegExp(`(?:\`\`\`\\w{0,12}\\r?\\n)?${LONE_VALUE}`, "y");

/**
 * Skips what begins a value: blanks, quotes with their escapes, brackets, the marker of a YAML block. A line may only end
 * behind `:` and "is" where the next one is indented or nothing but a value, and behind a tag, a comma or a bracket.
 */
export const skipOpening = (text: string, from: number, operator: string): number => {
  const last = operator.at(-1);
  const breaks = operator === "is" || (last !== undefined && ">:,({\uFF1A".includes(last));
  const onlyAlone = operator === "is" || last === ":" || last === "\uFF1A";
  let place = from;
  while (place < from + MAX_SKIPPED) {
    const unit = text.charCodeAt(place);
    if (isQuote(unit) || unit === 40 || unit === 91 || unit === 123) place += 1;
    else if ((unit === 32 || unit === 9) && operator !== "") place += 1;
    else if (isBreak(unit)) {
      const next = text.charCodeAt(place + 1);
      if (!breaks) break;
      if (!(isBreak(next) || next === 32 || next === 9 || !onlyAlone)) {
        if (endOfMatch(loneValue, text, place + 1) === place + 1) break;
        const fenceEnd = endOfMatch(fence, text, place + 1);
        place = Math.max(place + 1, fenceEnd);
        continue;
      }
      place += 1;
    } else if (unit === 92) {
      const next = text.charCodeAt(place + 1);
      if (isQuote(next) || next === 92) place += 1;
      else if (isBreak(next)) place += 2;
      else if (breaks && (next === 110 || next === 114 || next === 116)) place += 2;
      else {
        const end = endOfEscape(text, place);
        if (end === place) break;
        place = end;
      }
    } else if (unit === 37 || unit === 38) {
      const end = Math.max(endOfMatch(escapedQuote, text, place), endOfMatch(encodedBlank, text, place));
      if (end === place) break;
      place = end;
    } else if (
      (unit === 124 || unit === 62) &&
      last === ":" &&
      /[-+]?[ \t]{0,2}\r?\n/y.test(text.slice(place + 1, place + 6))
    ) {
      place += 1;
      if (text.charCodeAt(place) === 45 || text.charCodeAt(place) === 43) place += 1;
    } else if (unit >= 128) {
      if (!foreignOpening.includes(text.charAt(place))) break;
      place += 1;
    } else if (unit === 60 || unit === ESCAPE) {
      const end = endOfMatch(unit === 60 ? characterData : color, text, place);
      if (end === place) break;
      place = end;
    } else break;
  }
  return place;
};
