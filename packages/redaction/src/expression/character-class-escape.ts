import { withCaseVariants } from "./case-variants.ts";
import { type CharacterSet, charactersOf, complementOf } from "./character-set.ts";
import { type ExpressionFlags, lastCharacter } from "./expression-flags.ts";

const DIGITS: CharacterSet = [48, 57];

const WORD_CHARACTERS: CharacterSet = [48, 57, 65, 90, 95, 95, 97, 122];

const LINE_ENDS: CharacterSet = [10, 10, 13, 13, 0x2028, 0x2029];

/** ECMA-262, WhiteSpace and LineTerminator. */
const WHITE_SPACE: CharacterSet = charactersOf([
  [9, 13],
  [32, 32],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
]);

/** What `\w` stands for, and `\b` goes by. */
export const wordCharacters = ({ ignoreCase, unicode }: ExpressionFlags): CharacterSet =>
  ignoreCase && unicode ? withCaseVariants(WORD_CHARACTERS, true) : WORD_CHARACTERS;

/** What `.` stands for. */
export const dotCharacters = (flags: ExpressionFlags): CharacterSet =>
  complementOf(flags.dotAll ? [] : LINE_ENDS, lastCharacter(flags));

/** The set of `\d`, `\D`, `\s`, `\S`, `\w` or `\W`, by its letter. */
export const classEscape = (letter: string, flags: ExpressionFlags): CharacterSet | undefined => {
  switch (letter.toLowerCase()) {
    case "d":
      return letter === "d" ? DIGITS : complementOf(DIGITS, lastCharacter(flags));
    case "s":
      return letter === "s" ? WHITE_SPACE : complementOf(WHITE_SPACE, lastCharacter(flags));
    case "w": {
      const words = wordCharacters(flags);
      return letter === "w" ? words : complementOf(words, lastCharacter(flags));
    }
    default:
      return undefined;
  }
};

const byProperty = new Map<string, CharacterSet>();

/** The set of `\p{…}` or `\P{…}`, asked of the engine itself, character by character. */
export const propertyEscape = (source: string): CharacterSet => {
  const known = byProperty.get(source);
  if (known !== undefined) return known;
  const property = new RegExp(source, "u");
  const ranges: [number, number][] = [];
  for (let character = 0; character <= 0x10ffff; character += 1)
    if (property.test(String.fromCodePoint(character))) {
      const last = ranges.at(-1);
      if (last?.[1] === character - 1) last[1] = character;
      else ranges.push([character, character]);
    }
  const set = charactersOf(ranges);
  byProperty.set(source, set);
  return set;
};
