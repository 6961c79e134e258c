import { isVaried } from "./is-varied.ts";
import { isDigit } from "../scan/unit-classes.ts";

/** The pairs of letters that four of five pairs in English text and in names of code are; of random pairs, one of five. */
const commonPairs =
  "th re er on in or es te st an he en co at is de it ed ro le ns nt nd ea ne ti ri ng se me hi rt pa po al tr ha ad ar " +
  "et pe ce to as ts ou io om ex ge li un of sp ta op ve ur be ch ec so no el ra lo ue ma ke ut ac em si pr wh nc ow ag " +
  "od by ot fi ll ss do im mp ca ct ai xp yt fr fo ry il um id la ol os ef pt rn tu tt va ly rr nu na us ho nl mb lu rs " +
  "am mo ay sa bu ty oo ba ds wr ic sc wa";

const LETTERS = 26;

/** So many characters say what the others are like. */
const MAX_LOOKED_AT = 96;

/** Where `a` is 0 and `z` is 25, in either case; -1 for what is no letter. */
const letterOf = (unit: number): number => {
  const folded = unit | 32;
  return folded >= 97 && folded <= 122 ? folded - 97 : -1;
};

const isLower = (unit: number): boolean => unit >= 97;

const isCommon: Uint8Array = /* @__PURE__ */ (() => {
  const table = new Uint8Array(LETTERS * LETTERS);
  for (const pair of commonPairs.split(" "))
    table[letterOf(pair.charCodeAt(0)) * LETTERS + letterOf(pair.charCodeAt(1))] = 1;
  return table;
})();

/**
 * Whether a text of letters and digits is likelier to be made by chance than by a person: letters and digits take turns,
 * or the letters do not follow each other as they do in words.
 */
export const looksRandom = (text: string): boolean => {
  let pairs = 0;
  let common = 0;
  let turns = 0;
  let letters = 0;
  let last = -1;
  const length = Math.min(text.length, MAX_LOOKED_AT);
  for (let index = 0; index < length; index += 1) {
    const unit = text.charCodeAt(index);
    const letter = letterOf(unit);
    const before = index === 0 ? -1 : text.charCodeAt(index - 1);
    if (letter >= 0) letters += 1;
    if ((letter >= 0 && isDigit(before)) || (last >= 0 && isDigit(unit))) turns += 1;
    if (letter >= 0 && last >= 0) {
      pairs += 1;
      if (!(isLower(before) && !isLower(unit))) common += isCommon[last * LETTERS + letter] ?? 0;
    }
    last = letter;
  }
  if (letters === 0 || !isVaried(text)) return false;
  return (turns >= 3 && pairs < 2 * turns) || common * 12 < pairs * 7;
};
